/// Reads the summary of `bazel test`: a target is a test.
struct BazelReader: TestLogReader {
    static let framework: TestFramework = "bazel"
    static let signs = LineSigns(heads: ["//", "@", "Executed ", "ERROR: Build did NOT"])

    private static let timed: LinePattern =
        "{w}{s}{PASSED|FAILED|TIMEOUT|FLAKY}{*} in {n}s"
    private static let untimed: LinePattern =
        "{w}{s}{NO STATUS|FAILED TO BUILD|SKIPPED|REMOTE FAILURE}{*}"
    private static let cached: LinePattern =
        "{w}{s}(cached) {PASSED|FAILED|TIMEOUT|FLAKY}{*} in {n}s"
    private static let total: LinePattern = "Executed {d} out of {d} {test|tests}: {+}"
    private static let build: LinePattern = "ERROR: Build did NOT complete successfully{*}"

    private var hasBuildError = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("//") || line.hasPrefix("@") {
            guard line.bytes.contains(UInt8(ascii: ":")) else { return }
            if let match = Self.cached.match(line) ?? Self.timed.match(line) {
                record(match[0], match[1], seconds: match.number(3), &run)
            } else if let match = Self.untimed.match(line) {
                if match[1] == "FAILED TO BUILD" { hasBuildError = true }
                record(match[0], match[1], seconds: nil, &run)
            }
        } else if line.hasPrefix("Executed "), let match = Self.total.match(line) {
            run.claim(90)
            run.isComplete = true
            if match[3].contains("fails to build") || match[3].contains("fail to build") {
                hasBuildError = true
            }
        } else if line.hasPrefix("ERROR: Build did NOT"), Self.build.match(line) != nil {
            hasBuildError = true
        }
    }

    private func record(
        _ target: String, _ word: String, seconds: Double?, _ run: inout RunBuilder
    ) {
        run.claim(60)
        let status: TestStatus =
            switch word {
            // A flaky target has passed in the end.
            case "PASSED", "FLAKY": .passed
            case "FAILED": .failed
            case "SKIPPED", "NO STATUS": .skipped
            default: .errored
            }
        run.put(target, status, seconds: seconds)
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard hasBuildError else { return }
        if run.tests.isEmpty || run.tests.allSatisfy({ $0.status == .errored }) {
            run.state = .buildError
        }
    }
}
