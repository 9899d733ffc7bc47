/// Reads a record that has lines while it arrives, holding only a window of it.
///
/// Steps come out once a further record hardly changes them; steps, and records that are no step,
/// come in the order of the file.
public struct TrajectoryStream: Sendable {
    /// Something that was read.
    public enum Element: Hashable, Sendable {
        /// A step.
        case step(Step)
        /// A record that is no step.
        case record(JSONValue)
    }

    /// How many steps are held back for results that come late.
    public static let window = 256

    private var reader: any RecordReader & Sendable
    private var draft: TrajectoryDraft
    private var lines: RecordLines
    /// The start of a line whose end is not there yet.
    private var pending: [UInt8] = []
    /// Whether that line is longer than the limit.
    private var isSkipping = false

    /// The formats that can be read as a stream.
    public static let formats: [TrajectoryFormat] = [.claudeCode, .claudeStream, .codex]

    /// Makes a stream of a format that has lines; any other one is read as Claude Code's.
    public init(format: TrajectoryFormat, limits: TrajectoryLimits = TrajectoryLimits()) {
        draft = TrajectoryDraft(format: format, limits: limits)
        lines = RecordLines(limits: limits)
        reader =
            switch format {
            case .codex: CodexReader()
            default: ClaudeCodeReader()
            }
    }

    /// Reads a part of the text, which may end inside a line.
    ///
    /// - Returns: What is settled now.
    public mutating func read(_ chunk: [UInt8]) -> [Element] { read(chunk.span) }

    /// Reads a part of the text, which may end inside a line.
    ///
    /// - Returns: What is settled now.
    public mutating func read(_ text: Span<UInt8>) -> [Element] {
        var start = 0
        if isSkipping {
            guard let feed = text.firstIndex(of: .lineFeed, from: 0) else { return [] }
            endSkipping()
            start = feed + 1
        }
        let end = text.endOfLines
        if end > start {
            var batch: [UInt8] = []
            batch.reserveCapacity(pending.count + end - start)
            batch += pending
            batch.append(text, in: start..<end)
            pending.removeAll(keepingCapacity: pending.count < 1 << 20)
            read(lines.read(batch, in: 0..<batch.count, isEnd: false))
            start = end
        }
        if pending.count + text.count - start > draft.limits.lineBytes {
            isSkipping = true
            let kept = draft.limits.damagedBytes
            pending.append(text, in: start..<min(text.count, start + kept))
            pending = Array(pending.prefix(kept))
        } else {
            pending.append(text, in: start..<text.count)
        }
        return draft.drain(keeping: Self.window)
    }

    /// Ends the text.
    ///
    /// - Returns: The trajectory with the steps that did not come out before.
    public mutating func finish() -> Trajectory {
        if isSkipping { endSkipping() }
        read(lines.read(pending, in: 0..<pending.count, isEnd: true))
        reader.finish(&draft)
        return draft.finish()
    }

    /// Reads a whole text.
    mutating func readAll(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let feed = bytes.span.firstIndex(
                of: .lineFeed, from: min(start + Self.part, bytes.count))
            let end = feed.map { $0 + 1 } ?? bytes.count
            read(lines.read(bytes, in: start..<end, isEnd: end == bytes.count))
            start = end
        }
    }

    /// How many bytes of a whole text are read at a time.
    private static let part = 1 << 20

    private mutating func endSkipping() {
        read([lines.passOver(pending)])
        pending = []
        isSkipping = false
    }

    private mutating func read(_ found: [FoundRecord]) {
        for entry in found {
            switch entry.content {
            case .record(let object): reader.read(object, line: entry.line, into: &draft)
            case .other(let value):
                reader.readDamaged("", line: entry.line, into: &draft)
                draft.warn(.badRecord, line: entry.line, "the line is no object")
                draft.keep(value, line: entry.line)
            case .damaged(let excerpt, let code, let detail):
                reader.readDamaged(excerpt, line: entry.line, into: &draft)
                draft.warn(code, line: entry.line, detail)
                draft.keep(["text": .string(excerpt)], line: entry.line)
            }
        }
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
