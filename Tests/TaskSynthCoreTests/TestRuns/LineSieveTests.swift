import TaskSynthTestSupport
import Testing

@testable import TaskSynthCore

/// Which lines the readers see.
@Suite struct LineSieveTests {
    private static let golden = GoldenFolder("test-output")

    private static let sieve = LineSieve([
        LineSigns(heads: ["ok 0", "  - "]),
        LineSigns(starts: ["● "]),
        LineSigns(parts: [" > ", "> Task"]),
        LineSigns(tails: [" ms)"]),
        LineSigns(includesWords: true),
        LineSigns(includesBlanks: true),
    ])

    @Test(arguments: [
        ("ok 12 - grazes", [0]), ("  - waits", [0]), ("   - waits", []), (" ok 1", []),
        ("● barn", [1]), ("    ● barn", [1]), ("barn ● ", []), ("a > b", [2]), ("  > Task :x", [2]),
        ("> Task :x", [2]), ("x (3 ms)", [3]), ("x (3 ms)  \t", [3]), ("x (3 ms) y", []),
        ("Meadow", [4]), ("  Meadow ", [4]), ("", [5]), ("  \t ", [5]), ("two words", []),
    ])
    func `hears of lines by what they have`(text: String, listeners: [Int]) {
        var heard: [Int] = []
        Self.sieve.listeners(to: text.utf8.span).forEach { heard.append($0) }
        #expect(heard == listeners)
    }

    @Test func `hears of every place of signs that lie in each other`() {
        let sieve = LineSieve(["abab", "bab", "b"].map { LineSigns(parts: [$0]) })
        var heard: [Int] = []
        sieve.listeners(to: "xabab".utf8.span).forEach { heard.append($0) }
        #expect(heard == [0, 1, 2])
    }

    @Test func `holds as many readers as there are`() {
        #expect(TestLogRegistry.readers.count < 256)
    }

    /// Every reader over every log, with the lines that it asks for, and with all of them.
    @Test(arguments: golden.cases)
    func `a reader finds the same in the lines that it asks for as in all`(name: String) throws {
        var lines: [LogLine] = []
        for raw in try Self.golden.read("input.log", of: name).split(separator: .lineFeed) {
            LogCleaner().clean(Array(raw).span, isLast: false) { lines.append($0) }
        }
        let heard = lines.map { TestLogRegistry.sieve.listeners(to: $0.bytes.span) }
        for (number, type) in TestLogRegistry.readers.enumerated() {
            var all = TestLogCandidate(type)
            var asked = TestLogCandidate(type)
            var needsNext = asked.reader.needsEveryLine
            for (line, listeners) in zip(lines, heard) {
                _ = all.read(line)
                if needsNext || listeners.contains(number) { needsNext = asked.read(line) }
            }
            all.finish()
            asked.finish()
            #expect(all.run.claim == asked.run.claim, "\(type)")
            #expect(
                all.run.run(of: type.framework, death: nil)
                    == asked.run.run(of: type.framework, death: nil), "\(type)")
        }
    }
}
