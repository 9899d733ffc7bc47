/// The readers that read a log side by side, each the lines that may matter to it.
struct ReaderContest: Sendable {
    /// All readers, in the order of the registry.
    private var candidates: [TestLogCandidate]
    /// Those that still read.
    private var live: ListenerSet
    /// Those that need every line.
    private var open = ListenerSet()

    /// Makes a contest of all readers, or of those of one runner.
    init(framework: TestFramework? = nil) {
        candidates = TestLogRegistry.readers.map { TestLogCandidate($0) }
        live = ListenerSet()
        for (number, candidate) in candidates.enumerated()
        where framework == nil || candidate.framework == framework {
            live.insert(number)
            if candidate.reader.needsEveryLine { open.insert(number) }
        }
    }

    /// Reads the next line, which may matter to some.
    mutating func read(_ line: LogLine, heardBy listeners: ListenerSet) {
        // What the log ends in, every reader has to know.
        let readers = line.isLast ? live : live.intersection(listeners.union(open))
        readers.forEach { number in
            if candidates[number].read(line) {
                open.insert(number)
            } else {
                open.remove(number)
            }
        }
    }

    /// How sure the surest reader is.
    var bestClaim: Int {
        var best = 0
        live.forEach { best = max(best, candidates[$0].run.claim) }
        return best
    }

    /// Lets only those go on that have found something.
    mutating func dropIdle() {
        for number in candidates.indices where live.contains(number) {
            guard candidates[number].run.claim < 10 else { continue }
            live.remove(number)
            candidates[number] = TestLogCandidate(TestLogRegistry.readers[number])
        }
    }

    /// Says that there are no more lines, and gives the readers that were left.
    mutating func finish() -> [TestLogCandidate] {
        var left: [TestLogCandidate] = []
        live.forEach { number in
            candidates[number].finish()
            left.append(candidates[number])
        }
        return left
    }
}
