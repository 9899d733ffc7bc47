/// Reads the JSON of Cucumber and behave.
struct CucumberReport: TestReportReader {
    static let starts: [StaticString] = ["[{\"uri\":", "[{\"description\":", "[{\"keyword\":"]

    static func run(of report: JSONValue) -> TestRun? {
        guard let features = report.array, !features.isEmpty,
            features.allSatisfy({ $0["elements"] != nil || $0["keyword"]?.string == "Feature" })
        else { return nil }
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
                rows[name, default: 0] += 1
                let isRow =
                    totals[name] ?? 0 > 1
                    || element["keyword"]?.string == "Scenario Outline"
                let title = isRow ? "\(name) (row \(rows[name] ?? 1))" : name
                tests.append(result(of: element, head + " > " + title, feature["uri"]?.string))
            }
        }
        return TestRun(
            framework: "cucumber", state: tests.isEmpty ? .noTests : .completed, tests: tests)
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
