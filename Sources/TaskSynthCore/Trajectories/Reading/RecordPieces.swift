/// Finds the records of a text that arrives in pieces, which may end inside a line.
struct RecordPieces: Sendable {
    private let limits: TrajectoryLimits
    private var lines: RecordLines
    /// The start of a line whose end is not there yet.
    private var pending: [UInt8] = []
    /// Whether that line is longer than the limit.
    private var isSkipping = false

    init(limits: TrajectoryLimits) {
        self.limits = limits
        lines = RecordLines(limits: limits)
    }

    /// Reads a piece.
    ///
    /// - Returns: The records of the lines that are whole now.
    mutating func read(_ text: Span<UInt8>) -> [FoundRecord] {
        var found: [FoundRecord] = []
        var start = 0
        if isSkipping {
            guard let feed = text.firstIndex(of: .lineFeed, from: 0) else { return [] }
            found.append(endSkipping())
            start = feed + 1
        }
        let end = text.endOfLines
        if end > start {
            var batch: [UInt8] = []
            batch.reserveCapacity(pending.count + end - start)
            batch += pending
            batch.append(text, in: start..<end)
            pending.removeAll(keepingCapacity: pending.count < 1 << 20)
            found += lines.read(batch, in: 0..<batch.count, isEnd: false)
            start = end
        }
        if pending.count + text.count - start > limits.lineBytes {
            isSkipping = true
            let kept = limits.damagedBytes
            pending.append(text, in: start..<min(text.count, start + kept))
            pending = Array(pending.prefix(kept))
        } else {
            pending.append(text, in: start..<text.count)
        }
        return found
    }

    /// Reads a piece, for a task of its own.
    consuming func reading(_ piece: [UInt8]) -> (RecordPieces, [FoundRecord]) {
        var pieces = self
        let found = pieces.read(piece.span)
        return (pieces, found)
    }

    /// Reads whole lines of a text that is there already.
    mutating func read(whole bytes: [UInt8], in range: Range<Int>) -> [FoundRecord] {
        lines.read(bytes, in: range, isEnd: range.upperBound == bytes.count)
    }

    /// Ends the text.
    mutating func finish() -> [FoundRecord] {
        let skipped = isSkipping ? [endSkipping()] : []
        return skipped + lines.read(pending, in: 0..<pending.count, isEnd: true)
    }

    private mutating func endSkipping() -> FoundRecord {
        defer {
            pending = []
            isSkipping = false
        }
        return lines.passOver(pending)
    }
}

extension Span<UInt8> {
    /// The place behind the last line feed; 0 where there is none.
    fileprivate var endOfLines: Int {
        var end = count
        while end > 0, self[end - 1] != .lineFeed { end -= 1 }
        return end
    }
}
