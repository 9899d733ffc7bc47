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
    private var records: RecordPieces

    /// The formats that can be read as a stream.
    public static let formats: [TrajectoryFormat] = [.claudeCode, .claudeStream, .codex]

    /// Makes a stream of a format that has lines; any other one is read as Claude Code's.
    public init(format: TrajectoryFormat, limits: TrajectoryLimits = TrajectoryLimits()) {
        draft = TrajectoryDraft(format: format, limits: limits)
        records = RecordPieces(limits: limits)
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
        read(records.read(text))
        return draft.drain(keeping: Self.window).map(\.understood)
    }

    /// Ends the text.
    ///
    /// - Returns: The trajectory with the steps that did not come out before.
    public mutating func finish() -> Trajectory {
        read(records.finish())
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
            read(records.read(whole: bytes, in: start..<end))
            start = end
        }
    }

    /// How many bytes of a whole text are read at a time.
    private static let part = 1 << 20

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

extension TrajectoryStream {
    /// Reads a text that arrives in pieces with more than one thread, and ends it.
    ///
    /// While steps are made of the records of one piece, those of the next piece are found, and
    /// the calls of the steps before are understood. At most three pieces are held.
    ///
    /// - Parameters:
    ///   - next: Gives the next part of the text, which may end inside a line; at its end, nothing.
    ///   - receive: Takes what is settled, in order.
    /// - Returns: The trajectory with the steps that did not come out before.
    public mutating func readInParallel(
        _ next: () throws -> [UInt8]?, _ receive: ([Element]) throws -> Void
    ) async rethrows -> Trajectory {
        var found: [FoundRecord] = []
        var settled: [Element] = []
        while let piece = try next() {
            let (waiting, former) = (records, settled)
            records = RecordPieces(limits: draft.limits)
            async let following = waiting.reading(piece)
            async let understood = former.map(\.understood)
            read(found)
            settled = draft.drain(keeping: Self.window)
            try receive(await understood)
            (records, found) = await following
        }
        try receive(settled.map(\.understood))
        read(found)
        return finish()
    }
}

extension TrajectoryStream.Element {
    /// This element, where the calls of a step are understood.
    fileprivate var understood: Self {
        guard case .step(var step) = self else { return self }
        step.complete()
        return .step(step)
    }
}
