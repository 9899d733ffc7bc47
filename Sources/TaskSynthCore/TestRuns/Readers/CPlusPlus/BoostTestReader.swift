/// Reads Boost.Test.
struct BoostTestReader: TestLogReader {
    static let framework: TestFramework = "boost-test"
    static let signs = LineSigns(
        heads: ["Running ", "Test setup error: no test cases matching"],
        starts: ["*** ", "Test module \"", "Test case \""],
        parts: ["Entering test ", "Leaving test ", " is skipped because ", "error: in \""])

    private static let begin: LinePattern = "Running {d} {test case|test cases}..."
    private static let entering: LinePattern = "{+}: Entering test {case|suite|module} \"{+}\""
    private static let leaving: LinePattern = "{+}: Leaving test {case|suite|module} \"{+}\"{...}"
    private static let skipped: LinePattern =
        "{+}: Test {case|suite} \"{+}\" is skipped because {+}"
    private static let problem: LinePattern = "{+}: {error|fatal error}: in \"{+}\": {+}"
    private static let noErrors: LinePattern = "*** No errors detected"
    private static let failures: LinePattern =
        "*** {d} {failure is|failures are} detected{*} in the test module \"{+}\""
    private static let report: LinePattern =
        "{_}Test case \"{+}\" has {passed|failed|was skipped|was aborted} with:"
    private static let reportShort: LinePattern =
        "{_}Test case \"{+}\" {passed|failed|was skipped|was aborted|has passed|has failed|has passed with warnings}{*}"

    /// How deep suites are told apart; deeper ones are output that never ends one.
    private static let deepest = 64

    private var suites: [String] = []
    private var running: String?
    private var runningStatus = TestStatus.passed
    private var planned: Int?
    private var problems: [(String, TestStatus, String)] = []
    private var isVerbose = false
    private var expectedFailures = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if let match = Self.begin.match(line) {
            run.claim(50)
            planned = match.integer(0)
            return
        }
        if line.contains("Entering test "), let match = Self.entering.match(line) {
            run.claim(80)
            isVerbose = true
            if match[1] == "case" {
                running = (suites + [match[2]]).joined(separator: "/")
                runningStatus = .passed
            } else if match[1] == "suite", suites.count < Self.deepest {
                suites.append(match[2])
            }
            return
        }
        if line.contains("Leaving test "), let match = Self.leaving.match(line) {
            if match[1] == "case", let id = running {
                let time = match[3].after("testing time: ").flatMap {
                    LogNumber.seconds(of: $0.replacing("mks", with: "us"))
                }
                if !run.has(id) {
                    run.add(id, .passed, seconds: time)
                } else {
                    run.update(id) { $0.durationSeconds = time }
                }
                running = nil
            } else if match[1] == "suite" {
                if suites.last == match[2] { suites.removeLast() }
            }
            return
        }
        if line.contains(" is skipped because "), let match = Self.skipped.match(line),
            match[1] == "case"
        {
            run.add((suites + [match[2]]).joined(separator: "/"), .skipped, message: match[3])
            return
        }
        if line.contains("error: in \""), let match = Self.problem.match(line) {
            run.claim(60)
            let status: TestStatus =
                match[1] == "fatal error" && line.hasPrefix("unknown location")
                ? .errored : .failed
            let id = match[2]
            // A test case can print what another one would say.
            guard running == nil || running == id else { return }
            if !run.has(id) { run.add(id, status, message: match[3]) }
            if let colon = match[0].range(ofLast: "("),
                let number = Int(match[0][colon.upperBound...].dropLast())
            {
                let file = String(match[0][..<colon.lowerBound])
                run.update(id) {
                    $0.file = $0.file ?? file
                    $0.line = $0.line ?? number
                }
            }
            return
        }
        guard running == nil, first == UInt8(ascii: "*") || first == UInt8(ascii: "T") else {
            return
        }
        if Self.noErrors.match(line) != nil || Self.failures.match(line) != nil {
            run.claim(80)
            run.isComplete = true
            expectedFailures = line.contains("expected")
            return
        }
        if line.startsWith("Test module \""), line.contains("\" has ") {
            run.claim(70)
            run.isComplete = true
            return
        }
        if line.hasPrefix("Test setup error: no test cases matching") {
            run.claim(70)
            run.state = .noTests
        }
        if let match = Self.report.match(line) ?? Self.reportShort.match(line),
            !line.hasSuffix("skipped because disabled")
        {
            readReport(match[0], match[1], &run)
        }
    }

    private mutating func readReport(_ id: String, _ word: String, _ run: inout RunBuilder) {
        run.claim(60)
        if word.contains("passed") {
            if run.result(id)?.status == .failed {
                run.put(id, .xfailed)
            } else if !run.has(id) {
                run.add(id, .passed)
            }
        } else if word.contains("skipped") {
            run.put(id, .skipped)
        } else if word.contains("aborted") {
            run.put(id, .errored)
        } else if !run.has(id) {
            run.add(id, .failed)
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.suspect = running
        guard run.isComplete, let planned else { return }
        var counts = RunBuilder.count(run.tests)
        let ran = counts.total - counts.skipped
        if ran < planned {
            counts.passed += planned - ran
            run.counts = counts
            run.namesComplete = false
        }
    }
}
