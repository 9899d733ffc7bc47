/// Reads Cucumber's pretty output.
struct CucumberReader: TestLogReader {
    static let framework: TestFramework = "cucumber"

    private static let total: LinePattern = "{d} {scenario|scenarios} ({+})"
    private static let empty: LinePattern = "0 scenarios"
    private static let steps: LinePattern = "{d} {step|steps}{...}"
    private static let failing: LinePattern =
        "cucumber {w} # {Scenario|Scenario Outline|Example}: {+}"
    private static let scenario: LinePattern =
        "{_}{Scenario|Scenario Outline|Example}: {+}"
    private static let feature: LinePattern = "{_}Feature: {+}"

    private var feature: String?
    private var hasTotal = false
    private var scenarios: [(id: String, place: String)] = []
    private var isListing = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if first.isASCIIDigit, line.indent == 0, let match = Self.total.match(line) {
            run.claim(70)
            readTotal(match, &run)
            return
        }
        if first == UInt8(ascii: "0"), Self.empty.match(line) != nil {
            run.claim(40)
            run.isComplete = true
            run.declared = TestCounts()
            return
        }
        if let match = Self.feature.match(line), line.indent == 0 {
            feature = match[0]
            return
        }
        if first == UInt8(ascii: "c"), let match = Self.failing.match(line) {
            let name = match[2].before(", Examples") ?? match[2]
            let id = scenarios.first { $0.place == match[0] }?.id ?? name
            if match[1] == "Scenario Outline" {
                run.add(id, .failed)
            } else {
                run.put(id, .failed)
            }
            return
        }
        if line.hasPrefix("Failing Scenarios:") || line.hasPrefix("Failures:") {
            isListing = true
            if feature != nil { run.claim(40) }
            return
        }
        guard !isListing, line.indent > 0, let match = Self.scenario.match(line) else { return }
        let text = match[1]
        guard let place = text.range(ofLast: "# ") else { return }
        let name = text[..<place.lowerBound].trimmingBlanks()
        let id = (feature.map { $0 + " > " } ?? "") + name
        scenarios.append((id, String(text[place.upperBound...])))
    }

    private mutating func readTotal(_ match: LineMatch, _ run: inout RunBuilder) {
        var counts = TestCounts()
        for part in match[2].split(separator: ",") {
            let words = part.split(separator: " ")
            guard words.count == 2, let number = LogNumber.count(words[0]) else { continue }
            switch words[1] {
            case "passed": counts.passed += number
            case "failed": counts.failed += number
            case "ambiguous": counts.errored += number
            default: counts.skipped += number
            }
        }
        run.declared = counts
        run.isComplete = true
    }
}
