/// Cuts a text that arrives in pieces, which may end inside a line, into whole lines.
struct RecordPieces: Sendable {
    /// Whole lines, in the piece where they stand.
    struct Batch: Sendable {
        let bytes: [UInt8]
        let range: Range<Int>
        /// Whether this is the start of one line that is longer than the limit.
        var isCut = false
        /// Whether nothing follows.
        var isEnd = false
    }

    private let limits: TrajectoryLimits
    /// The start of a line whose end is not there yet.
    private var pending: [UInt8] = []
    /// Whether that line is longer than the limit.
    private var isSkipping = false
    /// The first bytes, while they are too few to tell how the text is written.
    private var start: [UInt8]? = []
    private var utf16: UTF16Pieces?

    init(limits: TrajectoryLimits) { self.limits = limits }

    /// Takes a piece.
    ///
    /// - Returns: The lines that are whole now.
    mutating func cut(_ piece: [UInt8]) -> [Batch] {
        guard let before = start else {
            return cutLines(utf16?.decode(piece) ?? piece)
        }
        let first = before.isEmpty ? piece : before + piece
        guard first.count > 1 else {
            start = first
            return []
        }
        start = nil
        utf16 = UTF16Pieces(first)
        return cutLines(utf16?.decode(Array(first.dropFirst(2))) ?? first)
    }

    /// Whether the text was written anew.
    var isUTF16: Bool { utf16 != nil }

    private mutating func cutLines(_ piece: [UInt8]) -> [Batch] {
        let text = piece.span
        guard let last = text.lastIndex(of: .lineFeed),
            let first = text.firstIndex(of: .lineFeed, from: 0)
        else {
            hold(text, from: 0)
            return []
        }
        var batches: [Batch] = []
        var start = 0
        if isSkipping || !pending.isEmpty {
            if !isSkipping { pending.append(text, in: 0..<first + 1) }
            batches.append(Batch(bytes: pending, range: pending.indices, isCut: isSkipping))
            pending = []
            isSkipping = false
            start = first + 1
        }
        if start <= last { batches.append(Batch(bytes: piece, range: start..<last + 1)) }
        hold(text, from: last + 1)
        return batches
    }

    /// Ends the text.
    ///
    /// - Returns: The last line, if there is one.
    mutating func finish() -> [Batch] {
        let rest = utf16?.decode([], isEnd: true) ?? start ?? []
        hold(rest.span, from: 0)
        guard !pending.isEmpty else { return [] }
        defer { pending = [] }
        return [
            Batch(bytes: pending, range: pending.indices, isCut: isSkipping, isEnd: true)
        ]
    }

    /// Holds the start of a line, of one that is too long a part.
    private mutating func hold(_ text: Span<UInt8>, from start: Int) {
        guard !isSkipping else { return }
        if pending.count + text.count - start > limits.lineBytes {
            isSkipping = true
            let kept = limits.damagedBytes
            pending.append(text, in: start..<min(text.count, start + kept))
            pending = Array(pending.prefix(kept))
        } else {
            pending.append(text, in: start..<text.count)
        }
    }
}
