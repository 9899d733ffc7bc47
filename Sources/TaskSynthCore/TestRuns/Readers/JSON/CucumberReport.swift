/// Reads the JSON of Cucumber and behave.
struct CucumberReport: TestReportReader {
    static let starts: [StaticString] = ["[{\"uri\":", "[{\"description\":", "[{\"keyword\":"]

    static func run(of report: JSONValue) -> TestRun? {
        guard let features = report.array, !features.isEmpty,
            features.allSatisfy({ $0["elements"] != nil || $0["keyword"]?.string == "Feature" })
        else { return nil }
        // Only behave says what became of a scenario.
        let isBehave = features.contains { $0["status"] != nil && $0["location"] != nil }
        var tests: [TestResult] = []
        for feature in features {
            let head = feature["name"]?.string ?? ""
            var rows: [String: Int] = [:]
            let elements = (feature["elements"]?.array ?? []).filter {
                $0["type"]?.string != "background"
            }
            var totals: [String: Int] = [:]
            for element in elements { totals[element["name"]?.string ?? "", default: 0] += 1 }
            for element in elements {
                let name = element["name"]?.string ?? ""
                if isBehave {
                    tests.append(behaveResult(of: element, head + " > " + name.trimmed))
                    continue
                }
                rows[name, default: 0] += 1
                let isRow =
                    totals[name] ?? 0 > 1
                    || element["keyword"]?.string == "Scenario Outline"
                let title = isRow ? "\(name) (row \(rows[name] ?? 1))" : name
                tests.append(result(of: element, head + " > " + title, feature["uri"]?.string))
            }
        }
        return TestRun(
            framework: isBehave ? "behave" : "cucumber",
            state: tests.isEmpty ? .noTests : .completed, tests: tests)
    }

    /// What the steps of a scenario say of it, which behave forgets above the next rule.
    private static func worst(of results: [JSONValue]) -> String {
        let words = results.compactMap { $0["status"]?.string }
        return words.first { $0 != "passed" } ?? "passed"
    }

    private static func behaveResult(of element: JSONValue, _ id: String) -> TestResult {
        let results = (element["steps"]?.array ?? []).compactMap { $0["result"] }
        let status: TestStatus =
            switch element["status"]?.string ?? worst(of: results) {
            case "passed": .passed
            case "failed": .failed
            case "skipped", "untested": .skipped
            default: .errored
            }
        // A message is a text, or its lines.
        let message = results.lazy.compactMap { $0["error_message"] }.first.map {
            $0.string ?? ($0.array ?? []).compactMap(\.string).joined(separator: "\n")
        }
        let place = element["location"]?.string?.split(separator: ":") ?? []
        return TestResult(
            id: id, status: status,
            durationSeconds: results.reduce(0) { $0 + ($1["duration"]?.double ?? 0) },
            file: place.first.map(String.init), line: place.last.flatMap { Int($0) },
            message: message)
    }

    private static func result(of element: JSONValue, _ id: String, _ file: String?) -> TestResult {
        let steps =
            (element["before"]?.array ?? []) + (element["steps"]?.array ?? [])
            + (element["after"]?.array ?? [])
        var status = TestStatus.passed
        var seconds = 0.0
        var message: String?
        for step in steps {
            seconds += step["result"]?["duration"]?.double ?? 0
            switch step["result"]?["status"]?.string?.lowercased() {
            case "failed", "ambiguous":
                status = .failed
                message = message ?? step["result"]?["error_message"]?.string
            case "undefined", "pending", "skipped": if status == .passed { status = .skipped }
            default: break
            }
        }
        return TestResult(
            id: id, status: status, durationSeconds: seconds / 1_000_000_000, file: file,
            line: element["line"]?.integer, message: message)
    }
}
