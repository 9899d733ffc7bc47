import TaskSynthCore

/// Reads TRX, the results of Visual Studio and `dotnet test`.
///
/// The classes stand apart from the results, most often behind them.
struct TRXHandler: TestReportHandler {
    private var tests: [(id: String, test: ReportCase)] = []
    private var classes: [String: String] = [:]
    private var definition: String?
    private var stack: [(id: String, test: ReportCase, hasRows: Bool)] = []
    private var message: String?
    private var problems: [String] = []
    private var runProblem: Bool = false
    private var hasDefinitions = false

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case let name where name.hasSuffix("TestResult") || name == "TestResultAggregation":
            begin(element)
        case "UnitTest", "TestElement", "OrderedTest", "GenericTest", "ManualTest":
            definition = element["id"]
            hasDefinitions = true
        case "TestMethod":
            if let definition, let name = element["className"] {
                // The name of the assembly may follow.
                classes[definition] = XMLElement.trimmed(String(name.prefix { $0 != "," }))
            }
        case "RunInfo":
            runProblem = element["outcome"] == "Error"
        default: break
        }
    }

    private mutating func begin(_ element: XMLElement) {
        var test = ReportCase()
        test.name = element["testName"] ?? ""
        test.seconds = element["duration"].flatMap(Self.seconds)
        test.status = Self.status(element["outcome"])
        if !stack.isEmpty { stack[stack.count - 1].hasRows = true }
        stack.append((element["testId"] ?? "", test, false))
        message = nil
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case let name? where name.hasSuffix("TestResult") || name == "TestResultAggregation":
            guard let entry = stack.popLast() else { return }
            // A result that only holds those of its rows is no test of its own.
            if !entry.hasRows { tests.append((entry.id, entry.test)) }
        case "Message": message = XMLElement.trimmed(text)
        case "StackTrace":
            note(text)
        case "ErrorInfo":
            if message != nil { note("") }
        case "Text" where path.dropLast().last == "RunInfo":
            if runProblem { problems.append(XMLElement.trimmed(text)) }
        case "UnitTest", "TestElement", "OrderedTest", "GenericTest", "ManualTest":
            definition = nil
        default: break
        }
    }

    private mutating func note(_ text: String) {
        if !stack.isEmpty { stack[stack.count - 1].test.note(message: message, text: text) }
        message = nil
    }

    func run() -> TestRun {
        let results = tests.map { id, test in
            var test = test
            test.group = classes[id] ?? ""
            if !test.group.isEmpty, test.name.hasPrefix(test.group + ".") {
                test.name = String(test.name.dropFirst(test.group.count + 1))
            }
            return test.result()
        }
        return TestRun(
            framework: "trx", state: results.isEmpty && !hasDefinitions ? .noTests : .completed,
            tests: results, warnings: problems)
    }

    private static func status(_ outcome: String?) -> TestStatus {
        switch outcome?.lowercased() {
        case "passed", "passedbutrunaborted", "warning", "completed": .passed
        case "failed": .failed
        case "error", "timeout", "aborted", "disconnected": .errored
        case nil, "notexecuted", "inconclusive", "notrunnable", "pending", "inprogress": .skipped
        default: .skipped
        }
    }

    /// Reads `hh:mm:ss.fffffff`.
    private static func seconds(_ text: String) -> Double? {
        let parts = text.split(separator: ":").map { Double($0) }
        guard parts.count == 3, let hours = parts[0], let minutes = parts[1],
            let seconds = parts[2]
        else { return nil }
        return hours * 3600 + minutes * 60 + seconds
    }
}
