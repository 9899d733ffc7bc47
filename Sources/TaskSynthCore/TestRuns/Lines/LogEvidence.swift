/// What a log says that is no runner's: the death of a process, the lack of what tests need.
struct LogEvidence: Sendable {
    /// The state that the last line about a process stands for.
    private(set) var death: RunState?
    /// The state of a run that never came to tests.
    private(set) var obstacle: RunState?
    /// Whether anything was printed.
    private(set) var isEmpty = true
    /// Whether a reader is sure of its runner, so that what keeps runners away is no matter.
    var hasRunner = false
    /// Whether the beginning is not text.
    private(set) var isBinary = false

    /// Looks at the beginning of the log.
    mutating func look(at head: Span<UInt8>) {
        var zeros = 0
        for index in head.indices where head[index] == 0 { zeros += 1 }
        isBinary = zeros > 0
    }

    /// Whether the beginning looks like a document, and not like the lines of a runner.
    private(set) var isDocument = false

    /// Reads the next line, which may say what keeps a runner away.
    mutating func read(_ line: LogLine, mayBeObstacle: Bool) {
        if isEmpty, let first = line.first, !line.isBlank {
            isEmpty = false
            isDocument = first == UInt8(ascii: "{") || first == UInt8(ascii: "<")
        }
        if let state = ProcessDeath.state(of: line) { death = state }
        if mayBeObstacle, obstacle == nil, !hasRunner { obstacle = SetupObstacle.state(of: line) }
    }
}
