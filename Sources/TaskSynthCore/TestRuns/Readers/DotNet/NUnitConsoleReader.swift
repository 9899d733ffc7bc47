/// Reads the console runners of NUnit 2 and 3, which name the tests that did not pass.
struct NUnitConsoleReader: TestLogReader {
    static let framework: TestFramework = "nunit-console"
    static let signs = LineSigns(
        heads: [
            "NUnit ", "Tests run: 0", "Errors and Failures:", "Errors, Failures and Warnings",
            "Tests Not Run", "Tests not run:", "Test Run Summary",
        ],
        starts: ["Test Count: ", "Not run: ", "Failed Tests - Failures: "])

    private static let old: LinePattern =
        "Tests run: {d}, Errors: {d}, Failures: {d}, Inconclusive: {d}, Time: {n} seconds{*}"
    private static let notRun: LinePattern =
        "{_}Not run: {d}, Invalid: {d}, Ignored: {d}, Skipped: {d}"
    private static let total: LinePattern =
        "{_}Test Count: {d}, Passed: {d}, Failed: {d}, {*}Inconclusive: {d}, Skipped: {d}"
    private static let errors: LinePattern = "{_}Failed Tests - Failures: {d}, Errors: {d}, {*}"
    private static let item: LinePattern =
        "{d}) {Test Failure|Test Error|Failed|Error|Invalid|Ignored|Explicit|Skipped} : {+}"

    private var isInList = false
    private var isNUnit = false
    private var number = 0
    private var current: String?
    private var counts = TestCounts()

    init() {}

    var needsEveryLine: Bool { isInList }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("NUnit ") {
            run.claim(10)
            isNUnit = true
        } else if line.hasPrefix("Errors") || line.hasPrefix("Tests Not Run")
            || line.hasPrefix("Tests not run:")
        {
            isInList = true
            number = 0
            current = nil
        } else if let match = Self.old.match(line) {
            counts.errored += match.integer(1)
            counts.failed += match.integer(2)
            counts.skipped += match.integer(3)
            counts.passed += max(
                0, match.integer(0) - match.integer(1) - match.integer(2) - match.integer(3))
            end(match.number(4), &run)
        } else if run.isComplete, let match = Self.notRun.match(line) {
            counts.skipped += match.integer(0)
            end(nil, &run)
        } else if let match = Self.total.match(line) {
            counts.passed += match.integer(1)
            counts.failed += match.integer(2)
            counts.skipped += match.integer(4) + match.integer(5)
            end(nil, &run)
        } else if run.isComplete, let match = Self.errors.match(line) {
            let errored = min(match.integer(1), counts.failed)
            counts.failed -= errored
            counts.errored += errored
            end(nil, &run)
        } else if line.hasPrefix("Test Run Summary") {
            isInList = false
            current = nil
        } else if isInList {
            readItem(line, &run)
        }
    }

    private mutating func readItem(_ line: LogLine, _ run: inout RunBuilder) {
        guard let match = Self.item.match(line), match.integer(0) == number + 1 else {
            guard let current else { return }
            if line.isBlank {
                self.current = nil
            } else {
                if run.result(current)?.message == nil { run.addMessage(line.trimmed, to: current) }
                run.addOutput(line.text(from: 0), to: current)
            }
            return
        }
        number += 1
        let status: TestStatus =
            switch match[1] {
            case "Test Failure", "Failed": .failed
            case "Test Error", "Error", "Invalid": .errored
            default: .skipped
            }
        // NUnit 2 puts the message behind the name.
        let name = match[2].before(" : ") ?? match[2]
        if !run.has(name) { run.add(name, status, message: match[2].after(" : ")) }
        current = name
    }

    private mutating func end(_ seconds: Double?, _ run: inout RunBuilder) {
        run.claim(isNUnit ? 92 : 70)
        run.isComplete = true
        run.declared = counts
        if let seconds { run.durationSeconds = (run.durationSeconds ?? 0) + seconds }
        if seconds != nil { isInList = false }
    }
}
