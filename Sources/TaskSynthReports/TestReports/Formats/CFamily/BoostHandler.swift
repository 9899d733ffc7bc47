import TaskSynthCore

/// Reads Boost.Test's log and its report.
struct BoostHandler: TestReportHandler {
    private var tests: [TestResult] = []
    /// The names of the suites, and of the cases that hold others, around what is read.
    private var groups: [String] = []
    private var cases: [ReportCase] = []
    private var place: (file: String?, line: Int?)?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "TestSuite": groups.append(element["name"] ?? "")
        case "TestCase":
            var test = ReportCase()
            test.group = groups.joined(separator: ".")
            test.name = element["name"] ?? ""
            test.file = element["file"]
            test.line = element.integer("line")
            if element["skipped"] == "yes" { test.status = .skipped }
            test.message = element["reason"]
            switch element["result"] {
            case "failed": test.status = .failed
            case "aborted", "timed-out": test.status = .errored
            case "skipped": test.status = .skipped
            default: break
            }
            cases.append(test)
            groups.append(test.name)
        case "Error", "FatalError", "Exception":
            place = (element["file"], element.integer("line"))
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "TestSuite": _ = groups.popLast()
        case "TestCase":
            _ = groups.popLast()
            guard let test = cases.popLast() else { return }
            tests.append(test.result())
            // A case fails with those that it holds.
            if test.status.isFailure, !cases.isEmpty {
                cases[cases.count - 1].raise(to: test.status)
            }
        case "Error": fail(.failed, text)
        case "FatalError", "Exception": fail(.errored, text)
        case "TestingTime":
            if let microseconds = Double(XMLElement.trimmed(text)), microseconds >= 0 {
                change { $0.seconds = microseconds / 1_000_000 }
            }
        default: break
        }
    }

    private mutating func fail(_ status: TestStatus, _ text: String) {
        let place = place
        self.place = nil
        change { test in
            let isFirst = !test.status.isFailure
            test.raise(to: status)
            test.note(message: XMLElement.trimmed(text), text: "")
            if isFirst, let place, place.line ?? 0 > 0 {
                test.file = place.file
                test.line = place.line
            }
        }
    }

    private mutating func change(_ body: (inout ReportCase) -> Void) {
        if !cases.isEmpty { body(&cases[cases.count - 1]) }
    }

    func run() -> TestRun {
        TestRun(framework: "boost-test", state: .completed, tests: tests)
    }
}
