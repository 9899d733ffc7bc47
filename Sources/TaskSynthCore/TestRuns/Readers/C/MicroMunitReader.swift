/// Reads µnit, for C: `/barn/opens  [ OK    ] [ … CPU ]`.
struct MicroMunitReader: TestLogReader {
    static let framework: TestFramework = "munit-c"
    static let signs = LineSigns(
        heads: ["Running test suite with seed 0x", "/"],
        parts: [
            "[ OK    ]", "[ FAIL  ]", "[ SKIP  ]", "[ ERROR ]", "[ TODO  ]", "%) tests successful",
        ])

    private static let seed: LinePattern = "Running test suite with seed {w}"
    private static let result: LinePattern = "{+}{s}[ {OK|FAIL|SKIP|ERROR|TODO}{s}]{*}"
    private static let total: LinePattern = "{d} of {d} ({n}%) tests successful, {d} {*}"
    private static let time: LinePattern = "{_}[ {n} / {n} CPU ]"

    private var name: String?
    private var isRunning = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.seed.match(line) {
            run.claim(60)
            run.seed = match[0].dropping(suffix: "...")
            isRunning = true
        } else if isRunning, Self.total.match(line) != nil {
            run.claim(90)
            run.isComplete = true
            isRunning = false
        } else if isRunning, let match = Self.result.match(line) {
            // The parameters of a test stand on lines below its name.
            let text = match[0].trimmingBlanks()
            let id = text.hasPrefix("/") ? text : (name.map { $0 + " " } ?? "") + text
            let status: TestStatus =
                switch match[1] {
                case "OK": .passed
                case "FAIL": .failed
                case "ERROR": .errored
                case "TODO": .xfailed
                default: .skipped
                }
            run.add(id, status, seconds: Self.time.match(LogLine(match[2]))?.number(0))
        } else if isRunning, line.hasPrefix("/") {
            name = line.trimmed
        }
    }
}
