/// Reads Meson's `testlog.json`, a JSON object a line.
struct MesonLogReader: TestLogReader {
    static let framework: TestFramework = "meson"
    static let signs = LineSigns(parts: ["\"returncode\""])

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard line.bytes.first == UInt8(ascii: "{"), line.contains("\"result\""),
            line.contains("\"returncode\""), let test = try? JSONValue(parsing: line.bytes),
            let name = test["name"]?.string, let result = test["result"]?.string
        else { return }
        run.claim(90)
        let status: TestStatus =
            switch result {
            case "OK": .passed
            case "SKIP": .skipped
            case "ERROR", "INTERRUPT": .errored
            case "EXPECTEDFAIL": .xfailed
            case "UNEXPECTEDPASS": .xpassed
            default: .failed
            }
        let short = name.after(" / ").map { rest in
            name.before(" / ")?.after(":").map { $0 + " / " + rest } ?? rest
        }
        run.add(
            TestResult(
                id: short ?? name, status: status, durationSeconds: test["duration"]?.double,
                output: status.isFailure ? test["stdout"]?.string : nil))
        run.isComplete = true
    }
}
