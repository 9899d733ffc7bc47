/// The readers that read a log side by side, each the lines that may matter to it.
struct ReaderContest: Sendable {
    /// How sure a reader is of a run that may stand beside another one.
    static let sureClaim = 40

    /// All readers, in the order of the registry.
    private var candidates: [TestLogCandidate]
    /// Those that still read.
    private var live: ListenerSet
    /// Those that need every line.
    private var open = ListenerSet()
    /// The reader that is surest, the first of several.
    private var leader: Int?
    /// Who has no part in the run that has come to its end, and does not take the lead any more.
    private var outsiders = ListenerSet()

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

    /// Makes a contest of those who may read what follows on the run of another one.
    init(following other: ReaderContest) {
        self.init()
        live = other.outsiders
        open = open.intersection(live)
    }

    /// Lets all readers in.
    mutating func admitAll() {
        for number in candidates.indices where !live.contains(number) {
            live.insert(number)
            if candidates[number].reader.needsEveryLine { open.insert(number) }
        }
    }

    /// Reads the next line, which may matter to some.
    ///
    /// - Returns: Whether the leader made something of it.
    mutating func read(_ line: LogLine, heardBy listeners: ListenerSet) -> Bool {
        // What the log ends in, every reader has to know.
        let readers = line.isLast ? live : live.intersection(listeners.union(open))
        var isActive = false
        readers.forEach { number in
            let before = candidates[number].run.activity
            if candidates[number].read(line) {
                open.insert(number)
            } else {
                open.remove(number)
            }
            guard candidates[number].run.activity > before, !outsiders.contains(number) else {
                return
            }
            if isSurer(number) { leader = number }
            if number == leader { isActive = true }
        }
        if isActive { findOutsiders() }
        return isActive
    }

    private func isSurer(_ number: Int) -> Bool {
        guard let leader else { return true }
        let (claim, best) = (candidates[number].run.claim, candidates[leader].run.claim)
        return claim > best || claim == best && number < leader
    }

    /// Finds who has no part in a run that has come to its end: neither has claimed it, nor is of
    /// the leader's family.
    private mutating func findOutsiders() {
        let hadOutsiders = !outsiders.isEmpty
        outsiders = ListenerSet()
        if isAtEnd, let leader {
            for number in candidates.indices
            where candidates[number].run.claim < Self.sureClaim
                && !TestLogRegistry.areRelated(number, leader)
            {
                outsiders.insert(number)
            }
        } else if hadOutsiders {
            live.forEach { if isSurer($0) { leader = $0 } }
        }
    }

    /// How sure the surest reader is.
    var bestClaim: Int { leader.map { candidates[$0].run.claim } ?? 0 }

    /// Whether the surest reader is sure of tests, and has come to their end.
    var isAtEnd: Bool {
        guard let leader, bestClaim >= Self.sureClaim else { return false }
        return candidates[leader].reader.isAtEnd(candidates[leader].run)
    }

    /// Whether a run was found, perhaps not whole, that no other output looks like.
    var hasSureRun: Bool {
        guard isAtEnd || bestClaim >= 60 else { return false }
        return leaderRun.map { $0.counts.total > 0 } == true
    }

    /// The run of the surest reader, as if there were no more lines.
    var leaderRun: TestRun? {
        guard let leader else { return nil }
        var found = candidates[leader]
        found.finish()
        return found.run.run(of: found.framework, death: nil)
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
