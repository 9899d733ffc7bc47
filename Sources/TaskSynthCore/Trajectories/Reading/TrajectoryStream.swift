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
    private var rest: [UInt8] = []
    private var isSkipping = false
    private var isTruncated = false

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
        while start < text.count, let feed = text.firstIndex(of: .lineFeed, from: start) {
            if rest.isEmpty, !isSkipping {
                read(line: start..<feed, of: text)
            } else {
                extendRest(text, start..<feed)
                readRest()
            }
            start = feed + 1
        }
        extendRest(text, start..<text.count)
        let settled = draft.drain(keeping: Self.window)
        return settled.records.map(Element.record) + settled.steps.map(Element.step)
    }

    /// Ends the text.
    ///
    /// - Returns: The trajectory with the steps that did not come out before.
    public mutating func finish() -> Trajectory {
        if !rest.isEmpty || isSkipping {
            isTruncated = true
            readRest()
        }
        reader.finish(&draft)
        return draft.finish()
    }

    /// Reads a whole text.
    mutating func readAll(_ bytes: [UInt8]) {
        let text = bytes.span
        var start = 0
        while start < text.count {
            let feed = text.firstIndex(of: .lineFeed, from: start)
            isTruncated = feed == nil
            read(line: start..<(feed ?? text.count), of: text)
            start = (feed ?? text.count) + 1
        }
    }

    private mutating func extendRest(_ text: Span<UInt8>, _ range: Range<Int>) {
        guard !isSkipping else { return }
        guard rest.count + range.count <= draft.limits.lineBytes else {
            isSkipping = true
            return
        }
        rest.append(text, in: range)
    }

    private mutating func readRest() {
        let line = rest
        rest.removeAll(keepingCapacity: line.count < 1 << 20)
        if isSkipping {
            isSkipping = false
            readTooLong(line)
        } else {
            let text = line.span
            read(line: 0..<line.count, of: text)
        }
    }

    private mutating func readTooLong(_ start: [UInt8]) {
        let text = start.span
        _ = lines.read(text, in: 0..<0)
        note(
            damage: String(decoding: start.prefix(draft.limits.damagedBytes), as: UTF8.self),
            .recordTooLong, "a line of more than \(draft.limits.lineBytes) bytes")
    }

    private mutating func read(line range: Range<Int>, of text: Span<UInt8>) {
        let found = lines.read(text, in: range)
        for entry in found {
            switch entry {
            case .record(let object): reader.read(object, line: lines.line, into: &draft)
            case .other(let value):
                reader.readDamaged("", line: lines.line, into: &draft)
                draft.warn(.badRecord, line: lines.line, "the line is no object")
                draft.keep(value, line: lines.line)
            case .damaged(let excerpt):
                let isLong = range.count > draft.limits.lineBytes
                note(
                    damage: excerpt,
                    isLong
                        ? .recordTooLong
                        : found.count > 1 ? .recovered : isTruncated ? .truncatedEnd : .badRecord,
                    isLong
                        ? "a line of more than \(draft.limits.lineBytes) bytes"
                        : found.count > 1
                            ? "a damaged line, of which a part was saved" : "the line is no JSON")
            }
        }
    }

    private mutating func note(
        damage excerpt: String, _ code: TrajectoryWarning.Code, _ detail: String
    ) {
        reader.readDamaged(excerpt, line: lines.line, into: &draft)
        draft.warn(code, line: lines.line, detail)
        draft.keep(["text": .string(excerpt)], line: lines.line)
    }
}
