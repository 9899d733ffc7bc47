/// Reads Mocha's `json-stream` reporter: an array with the name of an event a line.
struct MochaStreamReader: TestLogReader {
    static let framework: TestFramework = "mocha"
    static let signs = LineSigns(parts: [
        "[\"pass\",{", "[\"fail\",{", "[\"start\",{\"total\":", "[\"end\",{\"suites\":",
    ])

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let start = Self.events.lazy.compactMap({ line.find($0) }).first,
            let event = try? JSONValue(parsing: Array(line.bytes[start...])).array,
            event.count == 2, let name = event[0].string
        else { return }
        let body = event[1]
        switch name {
        case "start": run.claim(60)
        case "pass", "fail":
            guard let id = body["fullTitle"]?.string else { return }
            run.claim(90)
            let isHook = id.contains("\" hook") && name == "fail"
            run.add(
                TestResult(
                    id: id, status: isHook ? .errored : name == "pass" ? .passed : .failed,
                    durationSeconds: body["duration"]?.double.map { $0 / 1000 },
                    file: body["file"]?.string, message: body["err"]?.string,
                    output: body["stack"]?.string, scope: isHook ? .hook : nil))
        default:
            guard let passed = body["passes"]?.integer, passed >= 0 else { return }
            run.claim(90)
            let hooks = run.tests.count { $0.scope == .hook }
            run.declared = TestCounts(
                passed: passed, failed: max(0, (body["failures"]?.integer ?? 0) - hooks),
                errored: hooks, skipped: max(0, body["pending"]?.integer ?? 0))
            run.isComplete = true
        }
    }

    private static let events: [StaticString] = [
        "[\"pass\",{", "[\"fail\",{", "[\"start\",{\"total\":", "[\"end\",{\"suites\":",
    ]
}
