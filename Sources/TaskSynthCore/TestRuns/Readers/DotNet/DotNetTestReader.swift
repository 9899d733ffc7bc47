/// Reads `dotnet test` and `vstest`.
struct DotNetTestReader: TestLogReader {
    static let framework: TestFramework = "dotnet-test"
    static let signs = LineSigns(
        heads: [
            "Test run for ", "Test Run Aborted", "Test summary: total: ", "Total tests: ", "Passed",
            "Failed", "Skipped", "No test ", "A total of ", "[xUnit.net ", "  Passed ", "  Failed ",
            "  Skipped ", "  Not Run ", "  √ ", "  X ", "  ! ",
        ], parts: [": error "], tails: ["Messages:", "Error Message:", "Stack Trace:"])

    private static let result: LinePattern =
        "{_}{Passed|Failed|Skipped|Not Run} {+} [{+}]"
    private static let mark: LinePattern = "{_}{√|X|!} {+} [{+}]"
    private static let bare: LinePattern = "{Passed|Failed|Skipped} {s}{w}"
    private static let oldResult: LinePattern = "{Passed|Failed|Skipped}{s}{+}"
    private static let oneLine: LinePattern =
        "{Passed|Failed|Skipped}! {_}- Failed:{s}{d}, Passed:{s}{d}, Skipped:{s}{d}, Total:{s}{d}, Duration: {...}"
    private static let total: LinePattern = "Total tests: {d}{*}"
    private static let part: LinePattern = "{_}{Passed|Failed|Skipped}: {d}"
    private static let inline: LinePattern =
        "Total tests: {d}. Passed: {d}. Failed: {d}. Skipped: {d}."
    private static let terminal: LinePattern =
        "Test summary: total: {d}, failed: {d}, succeeded: {d}, skipped: {d}, duration: {...}"
    private static let time: LinePattern = "{_}Total time: {n} {Seconds|Minutes|Milliseconds}"
    private static let runFor: LinePattern = "Test run for {+}"
    private static let error: LinePattern = "{+}: error {CS|FS|BC|MSB|NU|NETSDK}{d}: {...}"
    private static let noTests: LinePattern =
        "No test {is available in|matches the given testcase filter} {...}"

    private var isInOutput = false
    private var current: String?
    private var isMessage = false
    private var isInTotals = false
    private var totals = TestCounts()
    private var hasTotals = false
    private var hasBuildError = false
    private var saysNoTests = false
    private var isAborted = false
    private var grandTotal: Int?
    private var oneLines = 0
    private var isStarted = false

    init() {}

    var needsEveryLine: Bool { isInOutput || isInTotals || current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else {
            isInOutput = false
            return
        }
        if isInTotals, readPart(line, &run) { return }
        switch first {
        case UInt8(ascii: "T"): if readTotals(line, &run) { return }
        case UInt8(ascii: "P"), UInt8(ascii: "F"), UInt8(ascii: "S"):
            if line.indent == 0, let match = Self.oneLine.match(line) {
                readOneLine(match, &run)
                return
            }
        case UInt8(ascii: "N"):
            if Self.noTests.match(line) != nil {
                run.claim(50)
                saysNoTests = true
                return
            }
        case UInt8(ascii: "A"):
            if line.hasPrefix("A total of "), line.contains("test files matched") { run.claim(60) }
        case UInt8(ascii: "["):
            if line.hasPrefix("[xUnit.net ") {
                run.claim(40)
                return
            }
        default: break
        }
        if line.contains(": error "), Self.error.match(line) != nil {
            run.claim(35)
            hasBuildError = true
        }
        if !isInOutput || line.indent == 2, readResult(line, &run) { return }
        readDetail(line, &run)
    }

    private mutating func readResult(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        let match: LineMatch?
        if line.indent == 2 {
            match = Self.result.match(line) ?? Self.mark.match(line)
        } else if line.indent == 0, isStarted || run.claim >= 40 {
            match = Self.oldResult.match(line)
            guard let match, line.contains("  ") || line.contains("\t") else { return false }
            guard !match[1].contains(":"), match[1].contains(".") else { return false }
            return record(match[0], match[1].trimmingBlanks(), nil, &run)
        } else {
            match = nil
        }
        guard let match else { return false }
        let time = match[2].dropping(prefix: "< ")
        guard LogNumber.seconds(of: time) != nil else { return false }
        return record(match[0], match[1], LogNumber.seconds(of: time), &run)
    }

    private mutating func record(
        _ word: String, _ id: String, _ seconds: Double?, _ run: inout RunBuilder
    ) -> Bool {
        let status: TestStatus =
            switch word {
            case "Passed", "√": .passed
            case "Failed", "X": .failed
            default: .skipped
            }
        run.claim(45)
        run.add(id, status, seconds: seconds)
        current = id
        isInOutput = false
        isMessage = false
        return true
    }

    private mutating func readDetail(_ line: LogLine, _ run: inout RunBuilder) {
        let text = line.trimmed
        if text == "Standard Output Messages:" || text == "Standard Error Messages:" {
            isInOutput = true
            isMessage = false
        } else if text == "Error Message:" {
            isMessage = true
        } else if text == "Stack Trace:" {
            isMessage = false
        } else if let current {
            if isMessage { run.addMessage(text, to: current) }
            if text.hasPrefix("at "), let place = text.afterLast(" in "),
                let number = place.afterLast(":line ").flatMap({ LogNumber.count($0) })
            {
                run.update(current) {
                    $0.file = $0.file ?? place.beforeLast(":line ")
                    $0.line = $0.line ?? number
                }
            }
        }
    }

    private mutating func readOneLine(_ match: LineMatch, _ run: inout RunBuilder) {
        run.claim(90)
        oneLines += 1
        totals.failed += match.integer(1)
        totals.passed += match.integer(2)
        totals.skipped += match.integer(3)
        hasTotals = true
        run.isComplete = true
        let time = match[5].before(" - ") ?? ""
        if let seconds = LogNumber.seconds(of: time.dropping(prefix: "< ")) {
            run.durationSeconds = (run.durationSeconds ?? 0) + seconds
        }
        current = nil
    }

    private mutating func readTotals(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if line.hasPrefix("Test run for "), Self.runFor.match(line) != nil {
            run.claim(60)
            isStarted = true
            return true
        }
        if line.hasPrefix("Test Run Aborted") {
            isAborted = true
            run.claim(50)
            return true
        }
        if let match = Self.terminal.match(line) {
            run.claim(90)
            totals.failed += match.integer(1)
            totals.passed += match.integer(2)
            totals.skipped += match.integer(3)
            hasTotals = true
            run.isComplete = true
            return true
        }
        if let match = Self.inline.match(line) {
            run.claim(80)
            totals.passed += match.integer(1)
            totals.failed += match.integer(2)
            totals.skipped += match.integer(3)
            hasTotals = true
            run.isComplete = true
            return true
        }
        if let match = Self.total.match(line), line.indent == 0 {
            run.claim(60)
            grandTotal = (grandTotal ?? 0) + match.integer(0)
            isInTotals = true
            hasTotals = true
            current = nil
            run.isComplete = true
            return true
        }
        return false
    }

    private mutating func readPart(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if let match = Self.part.match(line) {
            switch match[0] {
            case "Passed": totals.passed += match.integer(1)
            case "Failed": totals.failed += match.integer(1)
            default: totals.skipped += match.integer(1)
            }
            return true
        }
        if let match = Self.time.match(line) {
            isInTotals = false
            let factor = match[1] == "Minutes" ? 60 : match[1] == "Seconds" ? 1 : 0.001
            run.durationSeconds = match.number(0).map { $0 * factor }
            return true
        }
        return false
    }

    mutating func finish(_ run: inout RunBuilder) {
        if hasTotals { run.declared = totals }
        if isAborted { run.state = .crashed }
        if hasBuildError, !hasTotals, run.tests.isEmpty { run.state = .buildError }
        if saysNoTests, !hasTotals, run.tests.isEmpty, run.state == nil { run.state = .noTests }
    }
}
