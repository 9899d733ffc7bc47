/// Reads yath, the test harness of Perl: files, the assertions that fail, and all where it is verbose.
struct YathReader: TestLogReader {
    static let framework: TestFramework = "yath"
    static let signs = LineSigns(
        starts: ["Assertion Count: "],
        parts: [")  job ", "]  job ", "}  job ", "Yath Result Summary"],
        tails: ["  <--"])

    private static let file: LinePattern = "({+})  job {_}{d}{s}{+}"
    private static let assertion: LinePattern =
        "[{_}{PASS|FAIL|! PASS !|! FAIL !}{_}]  job {_}{d}{s}{+}"
    private static let total: LinePattern = "{_}Assertion Count: {d}"

    private var files: [Int: String] = [:]
    private var stacks: [Int: TitleStack] = [:]
    private var last: String?
    private var isSummary = false
    private var total: Int?
    private var outcomes: [(file: String, status: TestStatus, reason: String?)] = []

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.contains("Yath Result Summary") {
            run.claim(80)
            isSummary = true
        } else if isSummary, let match = Self.total.match(line) {
            total = match.integer(0)
        } else if isSummary, line.hasSuffix("  <--") {
            run.claim(95)
            run.isComplete = true
        } else if line.hasPrefix("["), let match = Self.assertion.match(line) {
            readAssertion(match, indent: match.fields[2].lowerBound, &run)
        } else if line.hasPrefix("("), let match = Self.file.match(line) {
            readFile(match[0].trimmingBlanks(), match.integer(1), match[2], &run)
        } else if line.hasPrefix("{  SKIP  }  job "), let last {
            run.put(last, .skipped)
        }
    }

    private mutating func readFile(
        _ word: String, _ job: Int, _ text: String, _ run: inout RunBuilder
    ) {
        let path = text.before("  -  ") ?? text
        let status: TestStatus
        switch word {
        case "LAUNCH":
            files[job] = path
            return
        case "PASSED": status = .passed
        case "FAILED": status = .failed
        case "SKIPPED": status = .skipped
        default: return
        }
        run.claim(20)
        // Where it is quiet, the file is named below what failed in it.
        if files[job] == nil {
            for place in run.tests.indices where run.tests[place].id.hasPrefix("job \(job) > ") {
                run.update(at: place) {
                    $0.id = path + $0.id.dropping(prefix: "job \(job)")
                }
            }
        }
        outcomes.append((path, status, text.after("  -  ")))
    }

    private mutating func readAssertion(
        _ match: LineMatch, indent: Int, _ run: inout RunBuilder
    ) {
        let job = match.integer(1)
        var stack = stacks[job] ?? TitleStack()
        guard match[2].hasPrefix("+") else { return }
        let isGroup = match[2].hasPrefix("+~")
        let name = match[2].dropping(prefix: isGroup ? "+~" : "+").trimmingBlanks()
        let status: TestStatus =
            match[0] == "PASS" ? .passed : match[0] == "FAIL" ? .failed : .xfailed
        stack.leave(indent)
        let id = stack.path(name, separator: " > ", after: files[job] ?? "job \(job)")
        if isGroup { stack.enter(name, indent: indent) }
        stacks[job] = stack
        run.add(id, status)
        last = id
    }

    mutating func finish(_ run: inout RunBuilder) {
        if let total, files.isEmpty {
            var counts = RunBuilder.count(run.tests)
            counts.passed = max(0, total - counts.total)
            run.counts = counts
            run.namesComplete = counts.passed == 0
        } else {
            run.counts = RunBuilder.count(run.tests)
        }
        for (file, status, reason) in outcomes {
            run.add(file, status, message: reason, scope: .file)
        }
    }
}
