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

    private var stream: any RecordStreaming

    /// The formats that can be read as a stream.
    public static let formats: [TrajectoryFormat] = [.claudeCode, .claudeStream, .codex]

    /// Makes a stream of a format that has lines; any other one is read as Claude Code's.
    public init(format: TrajectoryFormat, limits: TrajectoryLimits = TrajectoryLimits()) {
        self.init(format: format, limits: limits, keeping: 1 << 14)
    }

    /// Makes a stream that puts so many of the newest records together at least.
    init(format: TrajectoryFormat, limits: TrajectoryLimits, keeping capacity: Int) {
        stream =
            switch format {
            case .codex: RecordStream(CodexReader(), format: format, limits: limits)
            default:
                RecordStream(ClaudeCodeReader(keeping: capacity), format: format, limits: limits)
            }
    }

    /// Reads a part of the text, which may end inside a line.
    ///
    /// - Returns: What is settled now.
    public mutating func read(_ chunk: [UInt8]) -> [Element] { stream.read(chunk) }

    /// Reads a part of the text, which may end inside a line.
    ///
    /// - Returns: What is settled now.
    public mutating func read(_ text: Span<UInt8>) -> [Element] {
        stream.read([UInt8](copying: text, in: text.indices))
    }

    /// Ends the text.
    ///
    /// - Returns: The trajectory with the steps that did not come out before.
    public mutating func finish() -> Trajectory { stream.finish() }

    /// Whether a text is one document with the records in a list, which cannot be read in pieces.
    package static func isExport(_ bytes: [UInt8]) -> Bool {
        let content = RecordContent(RecordText(bytes).bytes, limits: TrajectoryLimits())
        return content.document?["loglines"] != nil
    }

    /// Reads a whole text.
    static func trajectory(
        of bytes: [UInt8], format: TrajectoryFormat, limits: TrajectoryLimits
    ) -> Trajectory {
        var stream = TrajectoryStream(format: format, limits: limits, keeping: .max)
        stream.stream.readAll(bytes)
        return stream.finish()
    }

    /// Reads a text that arrives in pieces with more than one thread, and ends it.
    ///
    /// Other threads find the records of some pieces at a time, and understand the calls of steps;
    /// this one puts the records together. Both give the same as ``read(_:)-([UInt8])``.
    ///
    /// - Parameters:
    ///   - next: Gives the next part of the text, which may end inside a line; at its end, nothing.
    ///   - receive: Takes what is settled, in order.
    /// - Returns: The trajectory with the steps that did not come out before.
    public mutating func readInParallel(
        _ next: () throws -> [UInt8]?, _ receive: ([Element]) throws -> Void
    ) async rethrows -> Trajectory {
        try await stream.readInParallel(next, receive)
    }
}
