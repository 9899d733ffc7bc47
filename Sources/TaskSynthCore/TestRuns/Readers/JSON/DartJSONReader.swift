/// Reads the events of `dart test --reporter json` and `flutter test --machine`.
struct DartJSONReader: TestLogReader {
    static let framework: TestFramework = "dart-test"
    static let signs = LineSigns(parts: ["\"time\":"])

    private var tests: [Int: (name: String, suite: Int, start: Int, line: Int?)] = [:]
    private var suites: [Int: String] = [:]
    private var errors: [Int: (message: String, isFailure: Bool)] = [:]
    private var isDone = false

    init() {}

    func isAtEnd(_ run: RunBuilder) -> Bool { isDone }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard line.bytes.first == UInt8(ascii: "{"), line.contains("\"type\":"),
            line.contains("\"time\":"), let event = try? JSONValue(parsing: line.bytes),
            let type = event["type"]?.string
        else { return }
        switch type {
        case "start": if event["protocolVersion"] != nil { run.claim(95) }
        case "suite":
            if let id = event["suite"]?["id"]?.integer {
                suites[id] = event["suite"]?["path"]?.string
            }
        case "testStart":
            run.claim(80)
            guard let test = event["test"], let id = test["id"]?.integer else { return }
            tests[id] = (
                test["name"]?.string ?? "", test["suiteID"]?.integer ?? 0,
                event["time"]?.integer ?? 0, test["root_line"]?.integer ?? test["line"]?.integer
            )
        case "error":
            if let id = event["testID"]?.integer, errors[id] == nil {
                errors[id] = (
                    event["error"]?.string ?? "", event["isFailure"]?.bool ?? false
                )
            }
        case "testDone": end(event, &run)
        case "done":
            run.claim(80)
            isDone = true
        default: break
        }
    }

    private mutating func end(_ event: JSONValue, _ run: inout RunBuilder) {
        guard let id = event["testID"]?.integer, let test = tests.removeValue(forKey: id),
            event["hidden"]?.bool != true
        else { return }
        let status: TestStatus =
            event["skipped"]?.bool == true
            ? .skipped
            : event["result"]?.string == "success"
                ? .passed : event["result"]?.string == "failure" ? .failed : .errored
        var seconds: Double?
        if let time = event["time"]?.integer {
            seconds = (Double(time) - Double(test.start)) / 1000
        }
        run.add(
            TestResult(
                id: test.name, status: status, durationSeconds: seconds,
                file: suites[test.suite], line: test.line, message: errors[id]?.message))
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.isComplete = isDone
        if tests.count == 1 { run.suspect = tests.values.first?.name }
    }
}
