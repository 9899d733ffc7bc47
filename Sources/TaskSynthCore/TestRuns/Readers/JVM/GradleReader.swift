/// Reads Gradle's test events, for JUnit, TestNG, Kotest and Spock alike.
struct GradleReader: TestLogReader {
    static let framework: TestFramework = "gradle"
    static let signs = LineSigns(
        heads: ["> Task ", ":", "BUILD ", "Execution failed for task '"],
        parts: [
            "0 test completed", "0 tests completed", " > ",
            "Compilation failed; see the compiler error output",
            "Compilation error. See log for more details", "No tests found for given includes",
        ])

    private static let event: LinePattern = "{+} > {+} {PASSED|FAILED|SKIPPED}"
    private static let timed: LinePattern =
        "{+} > {+} {PASSED|FAILED|SKIPPED|SUCCESS|FAILURE} ({n}{_}{s|ms})"
    private static let completed: LinePattern = "{d} {test|tests} completed{...}"
    private static let build: LinePattern = "BUILD {SUCCESSFUL|FAILED} in {...}"
    private static let oldBuild: LinePattern = "BUILD {SUCCESSFUL|FAILED}"
    private static let failedTask: LinePattern = "Execution failed for task '{+}'{...}"

    private var completedCounts: TestCounts?
    private var hasEnd = false
    private var isUpToDate = false
    private var hasTestTask = false
    private var current: String?
    private var duplicates: Set<String> = []

    init() {}

    var needsEveryLine: Bool { current != nil }

    func isAtEnd(_ run: RunBuilder) -> Bool { hasEnd || completedCounts != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else {
            current = nil
            return
        }
        if line.indent == 0 {
            switch first {
            case UInt8(ascii: ">"), UInt8(ascii: ":"): if readTask(line, &run) { return }
            case UInt8(ascii: "B"): readBuild(line, &run)
            case UInt8(ascii: "E"): readFailedTask(line, &run)
            case _ where first.isASCIIDigit: if readCompleted(line, &run) { return }
            default: break
            }
            if line.contains(" > ") && readEvent(line, &run) { return }
        }
        if line.contains("Compilation failed; see the compiler error output")
            || line.contains("Compilation error. See log for more details")
        {
            run.claim(45)
            run.state = .buildError
        }
        if line.contains("No tests found for given includes") {
            run.claim(60)
            run.state = .noTests
        }
        guard let current, line.indent >= 4 || first == UInt8(ascii: "\t") else { return }
        if run.result(current)?.status == .failed {
            if run.result(current)?.message == nil { run.addMessage(line.trimmed, to: current) }
            run.addOutput(line.text(from: 0), to: current)
            if let place = line.trimmed.afterLast(" at "), let number = place.afterLast(":"),
                let number = Int(number)
            {
                run.update(current) {
                    if $0.file == nil {
                        $0.file = place.beforeLast(":")
                        $0.line = number
                    }
                }
            }
        }
    }

    private mutating func readTask(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        var text = line.text(from: 0)
        if text.hasPrefix("> Task ") {
            text = text.dropping(prefix: "> Task ")
            run.claim(25)
        }
        guard text.hasPrefix(":") else { return false }
        let words = text.split(separator: " ")
        guard let task = words.first, task.hasSuffix("est") || task.contains("Test"),
            !task.contains("compile"), !task.contains("process"), !task.hasSuffix("Classes")
        else { return true }
        run.claim(25)
        let outcome = words.dropFirst().joined(separator: " ")
        if outcome == "UP-TO-DATE" || outcome == "FROM-CACHE" || outcome == "NO-SOURCE" {
            isUpToDate = true
        } else {
            hasTestTask = true
        }
        current = nil
        return true
    }

    private mutating func readBuild(_ line: LogLine, _ run: inout RunBuilder) {
        guard Self.build.match(line) != nil || Self.oldBuild.match(line) != nil else { return }
        run.claim(line.contains(" in ") ? 50 : 15)
        hasEnd = true
        current = nil
    }

    private func readFailedTask(_ line: LogLine, _ run: inout RunBuilder) {
        guard let match = Self.failedTask.match(line) else { return }
        run.claim(45)
        if match[0].contains(":compile") || match[0].contains("Compile") {
            run.state = .buildError
        }
    }

    private mutating func readCompleted(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let match = Self.completed.match(line) else { return false }
        run.claim(60)
        var counts = completedCounts ?? TestCounts()
        var failed = 0
        var skipped = 0
        for part in match[2].split(separator: ",") {
            let words = part.split(separator: " ")
            guard words.count == 2, let number = LogNumber.count(words[0]) else { continue }
            if words[1] == "failed" { failed = number }
            if words[1] == "skipped" { skipped = number }
        }
        counts.failed += failed
        counts.skipped += skipped
        counts.passed += max(0, match.integer(0) - failed - skipped)
        completedCounts = counts
        current = nil
        return true
    }

    private mutating func readEvent(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        let match = Self.event.match(line) ?? Self.timed.match(line)
        guard let match else {
            if line.contains(" STANDARD_") { current = nil }
            return false
        }
        guard !line.hasPrefix("> Task "), !match[0].contains("  ") else { return false }
        let status: TestStatus =
            switch match[2] {
            case "PASSED", "SUCCESS": .passed
            case "FAILED", "FAILURE": .failed
            default: .skipped
            }
        let id = match[0] + " > " + match[1]
        run.claim(30)
        if run.result(id)?.status == status, match[2] == "SUCCESS" || match[2] == "FAILURE" {
            return true
        }
        if run.result(id)?.status == .failed, status == .failed { return true }
        run.add(
            id, status,
            seconds: match.fields.count > 4
                ? match.number(3).map { match[4] == "ms" ? $0 / 1000 : $0 } : nil)
        current = id
        return true
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.isComplete = hasEnd || completedCounts != nil
        let named = RunBuilder.count(run.tests)
        if let completedCounts {
            run.counts = completedCounts
            run.namesComplete = named.total >= completedCounts.total
        } else if named.total == 0, run.state == nil, run.isComplete {
            if hasTestTask {
                run.namesComplete = false
                run.state = .completed
            } else if isUpToDate {
                run.state = .notRun
            }
        } else if named.total > 0, named.passed == 0, named.skipped == 0 {
            run.namesComplete = false
        }
    }
}
