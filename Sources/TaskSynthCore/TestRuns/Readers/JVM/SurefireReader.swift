/// Reads Maven with Surefire or Failsafe: counts of each class, and the tests that fail.
struct SurefireReader: TestLogReader {
    static let framework: TestFramework = "maven-surefire"
    static let signs = LineSigns(parts: [
        "Tests run: ", "Results", "Running ", "Failed to execute goal", "COMPILATION ERROR",
        "No tests to run.", "BUILD SUCCESS", "BUILD FAILURE", "Tests are skipped.", "<<< ",
    ])

    private static let counts: LinePattern =
        "{_}Tests run: {d}, Failures: {d}, Errors: {d}, Skipped: {d}{*}"
    private static let oldFailure: LinePattern =
        "{_}{+}({w}) {_}Time elapsed: {n} {s|sec} {_}<<< {FAILURE|ERROR}!"
    private static let failure: LinePattern =
        "{_}{+} -- Time elapsed: {n} s <<< {FAILURE|ERROR}!"
    private static let running: LinePattern = "{_}Running {w}"

    private var total = TestCounts()
    private var classes = TestCounts()
    private var isAfterResults = false
    private var hasTotal = false
    private var hasClasses = false
    private var hasEnd = false
    private var current: String?
    private var messages = 0
    private var classFlakes = 0
    private var isInFlakes = false

    init() {}

    var needsEveryLine: Bool { current != nil }

    func isAtEnd(_ run: RunBuilder) -> Bool { hasEnd || hasTotal }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        let tag = Self.tag(of: line)
        let line = tag.map { LogLine(bytes: Array(line.bytes[$0...])) } ?? line
        guard let first = line.first else {
            current = nil
            return
        }
        switch first {
        case UInt8(ascii: "T"): if readCounts(line, isTagged: tag != nil, &run) { return }
        case UInt8(ascii: " "): break
        case UInt8(ascii: "R"):
            if line.hasPrefix("Results") {
                isAfterResults = true
                current = nil
                return
            }
            if Self.running.match(line) != nil {
                isAfterResults = false
                current = nil
            }
        case UInt8(ascii: "F"): if readGoal(line, &run) { return }
        case UInt8(ascii: "C"):
            if line.hasPrefix("COMPILATION ERROR"), tag != nil {
                run.claim(60)
                run.state = .buildError
            }
        case UInt8(ascii: "N"):
            if line.hasPrefix("No tests to run."), tag != nil {
                run.claim(50)
                if total.total == 0 { run.state = run.state ?? .noTests }
            }
        case UInt8(ascii: "B"):
            if line.hasPrefix("BUILD SUCCESS") || line.hasPrefix("BUILD FAILURE"), tag != nil {
                run.claim(40)
                hasEnd = true
                current = nil
            }
        default: break
        }
        if line.hasPrefix("Tests are skipped."), tag != nil {
            run.claim(50)
            run.state = .notRun
        }
        if line.contains("<<< ") && readFailure(line, &run) { return }
        guard let current else { return }
        if messages < 20, !line.trimmed.trimmingBlanks().hasPrefix("at ") {
            run.addMessage(line.trimmed, to: current)
        }
        messages += 1
        run.addOutput(line.text(from: 0), to: current)
        locate(line, current, &run)
    }

    /// The length of `[INFO] `, where the line has it.
    private static func tag(of line: LogLine) -> Int? {
        for word: StaticString in ["[INFO] ", "[ERROR] ", "[WARNING] "] where line.hasPrefix(word) {
            return word.utf8CodeUnitCount
        }
        return nil
    }

    private mutating func readCounts(
        _ line: LogLine, isTagged: Bool, _ run: inout RunBuilder
    ) -> Bool {
        guard line.startsWith("Tests run: "), let match = Self.counts.match(line) else {
            return false
        }
        var counts = TestCounts(
            failed: match.integer(1), errored: match.integer(2), skipped: match.integer(3))
        counts.passed = max(0, match.integer(0) - counts.total)
        let rest = match[4]
        if rest.contains("Time elapsed:") {
            run.claim(75)
            hasClasses = true
            for status in TestStatus.allCases { classes[status] += counts[status] }
            return true
        }
        // What a test prints has no tag; old versions have none either, and a heading instead.
        guard isAfterResults || isTagged else { return true }
        run.claim(75)
        hasTotal = true
        isAfterResults = false
        for status in TestStatus.allCases { total[status] += counts[status] }
        return true
    }

    private mutating func readFailure(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if let match = Self.oldFailure.match(line) {
            let id = match[1] + "." + match[0]
            run.put(
                id, match[4] == "ERROR" ? .errored : .failed, seconds: match.number(2))
            current = id
        } else if let match = Self.failure.match(line) {
            run.put(
                match[0], match[2] == "ERROR" ? .errored : .failed, seconds: match.number(1))
            current = match[0]
        } else {
            return false
        }
        run.claim(60)
        messages = 0
        return true
    }

    private func locate(_ line: LogLine, _ id: String, _ run: inout RunBuilder) {
        let text = line.trimmed
        guard text.hasPrefix("at "), let place = text.afterLast("(")?.before(")"),
            let colon = place.range(ofLast: ":"), let number = Int(place[colon.upperBound...])
        else { return }
        let file = String(place[..<colon.lowerBound])
        let owner = id.beforeLast(".")?.afterLast(".") ?? id
        guard file.hasPrefix(owner.before("$") ?? owner) else { return }
        run.update(id) {
            if $0.file == nil {
                $0.file = file
                $0.line = number
            }
        }
    }

    private func readGoal(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard line.hasPrefix("Failed to execute goal") else { return false }
        run.claim(45)
        if line.contains("No tests were executed") || line.contains("No tests matching pattern") {
            run.state = .noTests
        } else if line.contains("The forked VM terminated") || line.contains("crashed") {
            run.state = .crashed
        } else if line.contains(":compile") || line.contains(":testCompile") {
            run.state = .buildError
        } else if line.contains("Could not resolve dependencies") {
            run.state = .setupError
        } else if line.contains("timeout in the fork") {
            run.state = .timedOut
        }
        return true
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.isComplete = hasEnd || hasTotal
        // With data providers of TestNG, the total counts less than the classes do.
        let counts = hasTotal && total.total >= classes.total ? total : classes
        guard hasTotal || hasClasses else { return }
        run.counts = counts
        run.namesComplete = TestCounts(of: run.tests).total >= counts.total
    }
}
