/// The short summary of pytest, and what its counts weigh against the lines.
extension PytestReader {
    private static let skipped: LinePattern = "SKIPPED [{d}] {...}"

    /// Reads a line of the short summary.
    mutating func readSummary(_ line: LogLine, _ run: inout RunBuilder) {
        if Self.skipped.match(line) != nil { return }
        if let place = line.find(" SUBFAIL ") {
            return readSubtest(line, from: place + 9, &run)
        }
        for (word, name) in PytestStatus.words where line.hasPrefix(word) {
            let start = word.utf8CodeUnitCount
            guard start < line.bytes.count else { return }
            if name == "SUBFAILED" { return readSubtest(line, from: start, &run) }
            guard line.bytes[start] == 0x20, !name.hasPrefix("SUB") else { continue }
            var text = line.text(from: start + 1)
            guard name != "PASSED" else {
                tally.list(text, .passed)
                return readSummary(text, message: nil, name, &run)
            }
            if name == "XFAIL" {
                // A fixture may fail as well as its test, and is then listed beside it.
                let prefix = ["at setup of ", "at teardown of "].first { text.hasPrefix($0) }
                if let prefix { text = text.dropping(prefix: prefix) }
                tally.list(PytestIdentifier.parts(of: text) { run.has($0) }.id, .xfailed)
            }
            let parts = PytestIdentifier.parts(of: text) { run.has($0) }
            readSummary(parts.id, message: parts.message, name, &run)
            return
        }
    }

    mutating func readSummary(
        _ id: String, message: String?, _ word: String, _ run: inout RunBuilder
    ) {
        if word == "ERROR", !id.contains("::") {
            collectionErrors += 1
            run.put(id, .errored, message: message, scope: .file)
            if run.state == nil { run.state = .collectionError }
            return
        }
        // A message can go on on lines of its own, which may look like these.
        guard (id.before("::") ?? id).contains(".") else { return }
        record(id, word: word, reason: message, &run)
        if let message, word == "FAILED" || word == "ERROR" {
            run.update(id) { $0.message = message }
        }
    }

    /// Reads `SUBFAILED[msg] (i=2) tests/test_a.py::test_x - message`.
    private mutating func readSubtest(_ line: LogLine, from start: Int, _ run: inout RunBuilder) {
        let text = line.text(from: start)
        let words = text.split(separator: " ")
        guard let word = words.first(where: { $0.contains("::") }) else { return }
        guard let place = text.range(ofFirst: String(word)) else { return }
        let parts = PytestIdentifier.parts(of: String(text[place.lowerBound...])) { run.has($0) }
        tally.countSubtest(of: parts.id, isListed: true)
        run.put(parts.id, .failed, message: parts.message)
    }

    /// Takes the letters for counts, where a log has no last line.
    func countLetters(_ run: inout RunBuilder) {
        var counts = letters.counts
        // A fixture that fails after its test has a letter of its own, and so has a subtest.
        tally.takeDoubles(from: &counts, failures, letters)
        tally.limit(&counts)
        if counts.total > TestCounts(of: run.tests).total { run.counts = counts }
    }

    /// Weighs the summary against the lines.
    func weigh(_ summary: PytestSummary, _ run: inout RunBuilder) {
        let counts = tally.tests(
            of: summary, failures: failures, letters: letters,
            isWhole: !isStopped
                && (run.state == nil || run.state == .completed || run.state == .collectionError))
        let named = TestCounts(of: run.tests)
        if named.total >= counts.total, collectionErrors == 0 {
            if named.total != counts.total, named.total > 0 {
                run.warn(
                    "the summary counts \(counts.total) tests, the lines name \(named.total)")
            }
            run.counts = named.total > 0 ? named : counts
        } else {
            run.counts = counts
            run.namesComplete = named.total + collectionErrors >= counts.total
        }
        if collectionErrors > 0 {
            run.namesComplete = named.total + collectionErrors >= counts.total
        }
        if counts.total == 0, run.state == nil { run.state = .noTests }
    }
}
