/// Reads the event stream of Swift Testing, which has the full id of every test.
struct SwiftTestingEventReader: TestLogReader {
    static let framework: TestFramework = "swift-testing"
    static let signs = LineSigns(parts: ["\"payload\""])

    private struct Test {
        var id: String
        var file: String?
        var line: Int?
        var isSuite: Bool
        var issues: [String] = []
        var start: Double?
    }

    private var tests: [String: Test] = [:]
    private var isDone = false

    init() {}

    func isAtEnd(_ run: RunBuilder) -> Bool { isDone }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard line.bytes.first == UInt8(ascii: "{"), line.contains("\"payload\""),
            let record = try? JSONValue(parsing: line.bytes),
            let kind = record["kind"]?.string, let payload = record["payload"]
        else { return }
        run.claim(95)
        if kind == "test" { return declare(payload) }
        guard kind == "event", let event = payload["kind"]?.string else { return }
        if event == "runEnded" { isDone = true }
        guard let key = payload["testID"]?.string, var test = tests[key] else { return }
        let now = payload["instant"]?["absolute"]?.double
        switch event {
        case "testStarted":
            test.start = now
            tests[key] = test
        case "issueRecorded":
            let isKnown = payload["issue"]?["isKnown"]?.bool == true
            let severity = payload["issue"]?["severity"]?.string
            guard !isKnown, severity != "warning" else { return }
            let messages = payload["messages"]?.array ?? []
            let text = messages.compactMap { $0["text"]?.string }.joined(separator: "\n")
            test.issues.append(text)
            if let place = payload["issue"]?["sourceLocation"] {
                test.line = place["line"]?.integer ?? test.line
            }
            tests[key] = test
        case "testEnded":
            guard !test.isSuite else { return }
            let seconds = now.flatMap { end in test.start.map { end - $0 } }
            run.add(
                TestResult(
                    id: test.id, status: test.issues.isEmpty ? .passed : .failed,
                    durationSeconds: seconds, file: test.file, line: test.line,
                    message: test.issues.isEmpty ? nil : test.issues.joined(separator: "\n")))
            tests[key] = nil
        case "testSkipped":
            guard !test.isSuite else { return }
            run.add(TestResult(id: test.id, status: .skipped, file: test.file, line: test.line))
            tests[key] = nil
        default: break
        }
    }

    private mutating func declare(_ payload: JSONValue) {
        guard let key = payload["id"]?.string else { return }
        let place = payload["sourceLocation"]
        var id = key
        // The id ends with the place of the source, which changes with every edit.
        if let slash = key.range(ofLast: "/"),
            key[slash.upperBound...].split(separator: ":").count >= 3
        {
            id = String(key[..<slash.lowerBound])
        }
        tests[key] = Test(
            id: id, file: place?["fileID"]?.string ?? place?["_filePath"]?.string,
            line: place?["line"]?.integer, isSuite: payload["kind"]?.string == "suite")
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.isComplete = isDone
        let open = tests.values.filter { !$0.isSuite && $0.start != nil }
        if open.count == 1 { run.suspect = open.first?.id }
    }
}
