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
                message: example["exception"]?["message"]?.string
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
}
