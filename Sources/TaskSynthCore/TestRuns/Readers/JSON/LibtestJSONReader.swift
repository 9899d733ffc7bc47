/// Reads the JSON of libtest, as nightly cargo and cargo-nextest print it.
struct LibtestJSONReader: TestLogReader {
    static let framework: TestFramework = "cargo-test"
    static let signs = LineSigns(starts: ["Running ", "Doc-tests "], parts: ["\"event\":"])

    private var units = CargoUnits()
    private var openSuites = 0
    private var running: [String] = []
    private var hasSuite = false

    init() {}

    func isAtEnd(_ run: RunBuilder) -> Bool { hasSuite && openSuites <= 0 }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard line.bytes.first == UInt8(ascii: "{") else {
            if let unit = CargoUnits.Announcement(line) { units.enter(unit) }
            return
        }
        guard line.contains("\"event\":"), let event = try? JSONValue(parsing: line.bytes),
            let type = event["type"]?.string, let word = event["event"]?.string
        else { return }
        if type == "suite" {
            run.claim(95)
            hasSuite = true
            if word == "started" {
                openSuites += 1
            } else {
                openSuites -= 1
                if let seconds = event["exec_time"]?.double {
                    run.durationSeconds = (run.durationSeconds ?? 0) + seconds
                }
            }
            return
        }
        guard type == "test", let name = event["name"]?.string else { return }
        let id = units.id(name)
        let status: TestStatus
        switch word {
        case "started":
            running.append(id)
            return
        case "ok": status = .passed
        case "failed": status = .failed
        case "ignored": status = .skipped
        case "timeout": return
        default: return
        }
        run.claim(90)
        running.removeAll { $0 == id }
        var result = TestResult(
            id: id, status: status, durationSeconds: event["exec_time"]?.double,
            message: event["message"]?.string)
        if status == .failed {
            result.output = event["stdout"]?.string.map {
                String($0.prefix(RunBuilder.maximumText))
            }
        }
        run.add(result)
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.isComplete = hasSuite && openSuites <= 0
        if running.count == 1 { run.suspect = running.first }
    }
}
