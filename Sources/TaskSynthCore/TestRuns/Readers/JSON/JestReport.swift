/// Reads the JSON of Jest and Vitest.
struct JestReport: TestReportReader {
    static let starts: [StaticString] = ["{\"num", "{\"success\":"]

    static func run(of report: JSONValue) -> TestRun? {
        guard let files = report["testResults"]?.array, report["numTotalTests"] != nil else {
            return nil
        }
        let isJest =
            report["openHandles"] != nil || report["wasInterrupted"] != nil
            || report["numRuntimeErrorTestSuites"] != nil
        let root = root(of: files)
        var tests: [TestResult] = []
        for file in files {
            let path = file["name"]?.string ?? file["testFilePath"]?.string ?? ""
            let name = root.map { path.dropping(prefix: $0) } ?? path
            let cases = file["assertionResults"]?.array ?? file["testResults"]?.array ?? []
            // A file that has no failed test did not load, or broke behind its tests.
            if file["status"]?.string == "failed",
                !cases.contains(where: { $0["status"]?.string == "failed" })
            {
                tests.append(
                    TestResult(
                        id: name, status: .errored, file: path, message: file["message"]?.string,
                        scope: .file))
            }
            for test in cases { tests.append(result(of: test, in: name)) }
        }
        var counts = TestCounts(of: tests)
        counts.errored += tests.count { $0.scope == .file }
        let state: RunState =
            report["wasInterrupted"]?.bool == true
            ? .interrupted : counts.total == 0 ? .noTests : .completed
        return TestRun(
            framework: isJest ? "jest" : "vitest", state: state, tests: tests, counts: counts)
    }

    private static func result(of test: JSONValue, in file: String) -> TestResult {
        let titles = (test["ancestorTitles"]?.array ?? []).compactMap(\.string).filter {
            !$0.isEmpty
        }
        let title = test["title"]?.string ?? test["fullName"]?.string ?? ""
        let status: TestStatus =
            switch test["status"]?.string {
            case "passed": .passed
            case "failed": .failed
            default: .skipped
            }
        let messages = (test["failureMessages"]?.array ?? []).compactMap(\.string)
        return TestResult(
            id: ([file] + titles + [title]).joined(separator: " > "), status: status,
            durationSeconds: test["duration"]?.double.map { $0 / 1000 }, file: file,
            line: test["location"]?["line"]?.integer, message: messages.first)
    }

    /// The folder that the runner's own messages leave out of paths.
    private static func root(of files: [JSONValue]) -> String? {
        for file in files {
            guard let path = file["name"]?.string, path.hasPrefix("/"),
                let coloured = file["message"]?.string, !coloured.isEmpty
            else { continue }
            let plain = LogCleaner.withoutControls(
                Array(coloured.replacing("\n", with: " ").utf8).span)
            let message = String(decoding: plain, as: UTF8.self)
            let parts = path.split(separator: "/").map(String.init)
            for count in 1..<max(2, parts.count) {
                let suffix = parts[count...].joined(separator: "/")
                if message.contains("(\(suffix):") || message.contains(" \(suffix):") {
                    return "/" + parts[..<count].joined(separator: "/") + "/"
                }
            }
        }
        return nil
    }
}
