/// What Django's parallel runner says when it cannot pass on a failure, and ends.
struct DjangoParallelRunner: Sendable {
    private static let failed: LinePattern = "{w} ({w}) failed:"

    private var failing: String?

    /// Whether the next line says what became of a failure.
    var isFailing: Bool { failing != nil }

    /// Reads a line, and says whether it is about such a failure.
    mutating func read(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if line.hasSuffix(") failed:"), Self.failed.match(line) != nil,
            let name = UnittestReader.identifier(in: line, from: 0)
        {
            failing = name.id
            return true
        }
        if let id = failing, !line.isBlank {
            failing = nil
            if !run.has(id) {
                let isCheck = line.startsWith("AssertionError(")
                run.add(id, isCheck ? .failed : .errored, message: line.trimmed)
            }
            return true
        }
        if line.hasPrefix("parallel test runner to handle this exception cleanly.") {
            run.death = .internalError
            return true
        }
        return false
    }
}
