/// Reads behave: scenarios by name in its pretty and plain formats, and the lists at its end.
struct BehaveReader: TestLogReader {
    static let framework: TestFramework = "behave"
    static let signs = LineSigns(
        heads: [
            "Feature: ", "Failing scenarios:", "Errored scenarios:", "Took ", "ASSERT FAILED: ",
        ], parts: ["0 scenario passed, ", "0 scenarios passed, "])

    private static let feature: LinePattern = "Feature: {+}"
    private static let scenario: LinePattern = "{_}{Scenario Outline|Scenario|Example}: {+}"
    private static let listed: LinePattern = "  {+}:{d}  {+}"
    private static let total: LinePattern = "{d} {scenario|scenarios} passed, {+}"
    private static let took: LinePattern = "Took {d}{min|m|h} {*}"
    private static let step: LinePattern =
        "{_}{+} ... {passed|failed|skipped|undefined|error|untested}{*}"

    /// A scenario with what its steps say.
    private struct Scenario {
        var id: String
        var place: String?
        var status: TestStatus?
        var message: String?
        var hasUnrun = false
        var hasRun = false
    }

    private var feature: String?
    /// How far the scenarios are indented, which those below a rule are more.
    private var indent = 2
    private var scenarios: [Scenario] = []
    private var list: TestStatus?
    private var problems: [(place: String, name: String, status: TestStatus)] = []
    private var totals: TestCounts?

    init() {}

    var needsEveryLine: Bool { list != nil || feature != nil || !scenarios.isEmpty }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.isBlank {
            list = nil
        } else if line.indent == 0 {
            readOuter(line, &run)
        } else if let list {
            guard let match = Self.listed.match(line) else { return }
            problems.append(("\(match[0]):\(match[1])", match[2], list))
        } else if feature != nil, line.indent == 2, line.startsWith("Rule: ") {
            indent = 4
        } else if feature != nil, line.indent == indent, let match = Self.scenario.match(line) {
            let (name, place) = Self.parts(match[1])
            scenarios.append(Scenario(id: "\(feature ?? "") > \(name)", place: place))
        } else if let last = scenarios.indices.last, line.indent > indent {
            readStep(line, last)
        }
    }

    private mutating func readOuter(_ line: LogLine, _ run: inout RunBuilder) {
        if line.hasPrefix("Feature: "), let match = Self.feature.match(line) {
            feature = Self.parts(match[0]).name
            indent = 2
        } else if line.hasPrefix("Failing scenarios:") {
            list = .failed
        } else if line.hasPrefix("Errored scenarios:") {
            list = .errored
        } else if line.first?.isASCIIDigit == true, let match = Self.total.match(line) {
            run.claim(70)
            var counts = TestCounts(passed: match.integer(0))
            for part in match[2].components(separatedBy: ", ") {
                let count = LogNumber.count(part.prefix { $0.isNumber }) ?? 0
                switch part.split(separator: " ").last {
                case "failed": counts.failed += count
                case "error", "errors": counts.errored += count
                case "skipped", "untested": counts.skipped += count
                default: break
                }
            }
            totals = counts
        } else if totals != nil, line.hasPrefix("Took "), Self.took.match(line) != nil {
            run.claim(90)
            run.isComplete = true
        } else if line.hasPrefix("ASSERT FAILED: "), let last = scenarios.indices.last {
            scenarios[last].message = scenarios[last].message ?? line.text
        }
    }

    private mutating func readStep(_ line: LogLine, _ last: Int) {
        if line.startsWith("ASSERT FAILED: ") || line.startsWith("ERROR: ") {
            scenarios[last].message = scenarios[last].message ?? line.trimmed
        } else if line.indent > indent + 2 {
            return
        } else if line.hasSuffix("# None") {
            scenarios[last].hasUnrun = true
        } else if let match = Self.step.match(line) {
            if match[1] == "skipped" || match[1] == "untested" {
                scenarios[last].hasUnrun = true
            } else {
                scenarios[last].hasRun = true
            }
        } else if line.contains(" # ") {
            scenarios[last].hasRun = true
        }
    }

    /// The name, and the place that the pretty format puts behind it.
    private static func parts(_ text: String) -> (name: String, place: String?) {
        guard let place = text.afterLast(" # "), place.contains(":"), !place.contains(" "),
            let name = text.beforeLast(" # ")
        else { return (text.trimmingBlanks(), nil) }
        return (name.trimmingBlanks(), place)
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard totals != nil else { return }
        run.declared = totals
        var left = problems
        for scenario in scenarios {
            let name = scenario.id.after(" > ") ?? scenario.id
            let found = left.firstIndex { problem in
                scenario.place.map { $0 == problem.place } ?? (problem.name == name)
            }
            var status: TestStatus = scenario.hasUnrun && !scenario.hasRun ? .skipped : .passed
            if let found { status = left.remove(at: found).status }
            run.add(scenario.id, status, message: status.isFailure ? scenario.message : nil)
        }
        for problem in left {
            run.add((feature.map { $0 + " > " } ?? "") + problem.name, problem.status)
        }
    }
}
