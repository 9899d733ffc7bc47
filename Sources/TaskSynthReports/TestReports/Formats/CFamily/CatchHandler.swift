import TaskSynthCore

/// Reads the results of Catch2 and of doctest, which are much alike.
struct CatchHandler: TestReportHandler {
    private let framework: TestFramework
    private var tests: [TestResult] = []
    private var current: ReportCase?
    /// Whether the test is one that fails on purpose.
    private var shouldFail = false
    private var hasFailedExpression = false
    private var expanded: String?
    private var seed: String?

    init(framework root: String) {
        framework = root == "doctest" ? "doctest" : "catch2"
    }

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "Catch2TestRun": seed = element["rng-seed"]
        case "TestCase":
            var test = ReportCase()
            test.name = element["name"] ?? ""
            test.file = element["filename"]
            test.line = element.integer("line")
            if element["skipped"] == "true" { test.status = .skipped }
            current = test
            let tags = element["tags"] ?? ""
            shouldFail =
                tags.contains("[!shouldfail]") || tags.contains("[!mayfail]")
                || element["should_fail"] == "true"
            hasFailedExpression = false
        case "Expression":
            if element["success"] == "false" { hasFailedExpression = true }
        case "OverallResult":
            current?.seconds = element.seconds("durationInSeconds")
            readOutcome(element["success"], skips: element.integer("skips") ?? 0)
        case "OverallResultsAsserts":
            current?.seconds = element.seconds("duration")
            readOutcome(element["test_case_success"], skips: 0)
        default: break
        }
    }

    private mutating func readOutcome(_ success: String?, skips: Int) {
        if success == "false" {
            current?.raise(to: .failed)
        } else if skips > 0 {
            current?.raise(to: .skipped)
        } else if hasFailedExpression, shouldFail {
            current?.status = .xfailed
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "Expanded" where hasFailedExpression && current?.message == nil:
            current?.message = XMLElement.trimmed(text)
        case "Exception", "FatalErrorCondition", "Failure":
            current?.note(message: XMLElement.trimmed(text), text: "")
        case "TestCase":
            if let current { tests.append(current.result(isQualified: false)) }
            current = nil
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(framework: framework, state: .completed, tests: tests, seed: seed)
    }
}
