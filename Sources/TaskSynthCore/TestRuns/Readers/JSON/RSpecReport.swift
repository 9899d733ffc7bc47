/// Reads the JSON of RSpec.
struct RSpecReport: TestReportReader {
    static let starts: [StaticString] = ["{\"version\":"]

    static func run(of report: JSONValue) -> TestRun? {
        guard let examples = report["examples"]?.array, report["summary"] != nil else {
            return nil
        }
        let tests = examples.map { example in
            let status: TestStatus =
                switch example["status"]?.string {
                case "passed": .passed
                case "failed": .failed
                default: .skipped
                }
            return TestResult(
                id: example["full_description"]?.string ?? example["id"]?.string ?? "",
                status: status, durationSeconds: example["run_time"]?.double,
                file: example["file_path"]?.string, line: example["line_number"]?.integer,
                message: example["exception"].flatMap(message)
                    ?? example["pending_message"]?.string)
        }
        let errors = report["summary"]?["errors_outside_of_examples_count"]?.integer ?? 0
        // No example runs where a file could not be loaded; what fails later is a hook of a group.
        let state: RunState =
            tests.isEmpty ? errors > 0 ? .buildError : .noTests : .completed
        return TestRun(
            framework: "rspec", state: state, tests: tests,
            durationSeconds: report["summary"]?["duration"]?.double,
            seed: report["seed"]?.integer.map(String.init))
    }

    /// What an exception says, behind its class where it is no expectation that was not met.
    private static func message(of exception: JSONValue) -> String? {
        guard let message = exception["message"]?.string else { return nil }
        guard let name = exception["class"]?.string, !name.hasPrefix("RSpec::"),
            !message.hasPrefix(name)
        else { return message }
        return "\(name): \(message)"
    }
}
