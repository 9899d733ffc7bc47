/// Reads Cucumber's pretty output, and the counts and the failures that all formats end with.
struct CucumberReader: TestLogReader {
    static let framework: TestFramework = "cucumber"
    static let signs = LineSigns(
        heads: ["Feature: ", "cucumber ", "Failing Scenarios:", "Failures:", "0 scenarios"],
        parts: ["0 scenario (", "0 scenarios ("])

    private static let total: LinePattern = "{d} {scenario|scenarios} ({+})"
    private static let empty: LinePattern = "0 scenarios"
    private static let failing: LinePattern =
        "cucumber {w} # {Scenario Outline|Scenario|Example}: {+}"
    private static let rowNumber: LinePattern = "{+}, Examples (#{d})"
    private static let scenario: LinePattern =
        "{_}{Scenario Outline|Scenario|Example}: {+} # {w}"
    private static let step: LinePattern = "{_}{Given|When|Then|And|But|*} {*} # {w}"
    private static let feature: LinePattern = "Feature: {+}"

    /// A scenario, or an outline with its rows.
    private struct Scenario {
        var id: String
        var place: String
        var status = TestStatus.passed
        var isOutline = false
        var rows: [TestStatus] = []
        var hasHeader = false
        var message: String?
    }

    private var feature: String?
    private var scenarios: [Scenario] = []
    private var isOpen = false
    private var isListing = false
    private var listed: [(name: String, place: String)] = []

    init() {}

    var needsEveryLine: Bool { feature != nil && !isListing }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if line.indent == 0 {
            if first.isASCIIDigit { readTotal(line, &run) }
            if let match = Self.feature.match(line) {
                feature = match[0]
                isOpen = false
                isListing = false
            } else if first == UInt8(ascii: "c"), let match = Self.failing.match(line) {
                run.claim(40)
                listed.append((match[2], match[0]))
            } else if line.hasPrefix("Failing Scenarios:") || line.hasPrefix("Failures:") {
                isListing = true
                if feature != nil { run.claim(40) }
            }
            return
        }
        guard feature != nil, !isListing else { return }
        if let match = Self.scenario.match(line) {
            if let last = scenarios.indices.last, scenarios[last].isOutline,
                match[1].hasPrefix("| ")
            {
                // Rows that are written out are scenarios of their own.
                scenarios[last].rows.append(.passed)
                return
            }
            let head = feature.map { $0 + " > " } ?? ""
            scenarios.append(
                Scenario(
                    id: head + match[1].trimmingBlanks(), place: match[2],
                    isOutline: match[0] == "Scenario Outline"))
            isOpen = true
        } else if isOpen {
            readPart(line)
        }
    }

    /// Reads a step, a row of examples, or what is said about the one before.
    private mutating func readPart(_ line: LogLine) {
        guard let last = scenarios.indices.last else { return }
        if scenarios[last].isOutline {
            if line.startsWith("Examples:") || line.startsWith("Scenarios:") {
                scenarios[last].hasHeader = false
            } else if line.startsWith("|") {
                if scenarios[last].hasHeader { scenarios[last].rows.append(.passed) }
                scenarios[last].hasHeader = true
            } else if let row = scenarios[last].rows.indices.last,
                let status = Self.status(line)
            {
                if scenarios[last].rows[row] == .passed { scenarios[last].rows[row] = status }
            }
            return
        }
        if let match = Self.step.match(line) {
            // A step that nothing defines has no other place than that of its own line.
            if match[2].contains(".feature:"), scenarios[last].status == .passed {
                scenarios[last].status = .skipped
            }
        } else if scenarios[last].status == .passed, let status = Self.status(line) {
            scenarios[last].status = status
            scenarios[last].message = line.trimmed
        }
    }

    /// What a line such as `got 3 (RuntimeError)` says about the step above it.
    private static func status(_ line: LogLine) -> TestStatus? {
        if line.hasSuffix("(Cucumber::Pending)") { return .skipped }
        guard line.hasSuffix(")"), let open = line.findLast(" (") else { return nil }
        let word = line.text(from: open + 2)
        guard word.first?.isUppercase == true, !word.contains(" ") else { return nil }
        return .failed
    }

    private mutating func readTotal(_ line: LogLine, _ run: inout RunBuilder) {
        if Self.empty.match(line) != nil {
            run.claim(40)
            run.isComplete = true
            run.declared = TestCounts()
        }
        guard let match = Self.total.match(line) else { return }
        run.claim(70)
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

    mutating func finish(_ run: inout RunBuilder) {
        // A scenario that has not ended can still fail.
        if !run.isComplete { _ = scenarios.popLast() }
        for scenario in scenarios {
            if scenario.isOutline {
                for (row, status) in scenario.rows.enumerated() {
                    run.add("\(scenario.id) (row \(row + 1))", status)
                }
            } else {
                run.add(scenario.id, scenario.status, message: scenario.message)
            }
        }
        if let declared = run.declared, TestCounts(of: run.tests).passed > declared.passed {
            // What an outline lacks is not shown at its rows.
            let rows = Set(scenarios.filter(\.isOutline).map(\.id))
            run.removeAll { test in
                test.status == .passed && rows.contains(test.id.beforeLast(" (row ") ?? "")
            }
        }
        for (name, place) in listed {
            if let scenario = scenarios.first(where: { $0.place == place }) {
                run.update(scenario.id) { $0.status = .failed }
            } else if let row = Self.rowNumber.match(LogLine(name)) {
                let outline = scenarios.last { $0.id.hasSuffix(row[0]) }?.id ?? row[0]
                run.put("\(outline) (row \(row.integer(1)))", .failed)
            } else {
                run.add(name, .failed)
            }
        }
    }
}
