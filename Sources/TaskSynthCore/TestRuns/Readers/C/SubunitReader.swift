/// Reads subunit version 1, the text form, as cmocka prints it.
struct SubunitReader: TestLogReader {
    static let framework: TestFramework = "subunit"
    static let signs = LineSigns(heads: [
        "test: ", "testing: ", "success: ", "successful: ", "failure: ", "error: ", "skip: ",
        "xfail: ", "uxsuccess: ",
    ])

    private static let result: LinePattern =
        "{success|successful|failure|error|skip|xfail|uxsuccess}: {+}"
    private static let start: LinePattern = "{test|testing}: {+}"

    private var running: String?
    private var isInDetail = false
    private var current: String?

    init() {}

    var needsEveryLine: Bool { isInDetail }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if isInDetail {
            if line.hasPrefix("]"), line.bytes.count == 1 {
                isInDetail = false
            } else if let current {
                run.addMessage(line.text(from: 0), to: current)
            }
            return
        }
        if line.hasPrefix("test"), let match = Self.start.match(line) {
            running = match[1]
        } else if let name = running, let match = Self.result.match(line) {
            var text = match[1]
            if text.hasSuffix(" [") {
                isInDetail = true
                text = text.dropping(suffix: " [")
            }
            guard text == name else { return }
            let status: TestStatus =
                switch match[0] {
                case "success", "successful": .passed
                case "failure": .failed
                case "error": .errored
                case "skip": .skipped
                case "xfail": .xfailed
                default: .xpassed
                }
            run.claim(30)
            run.framework = "cmocka"
            run.add(name, status)
            current = name
            running = nil
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.suspect = running
        run.isComplete = running == nil && !run.tests.isEmpty && !isInDetail
    }
}
