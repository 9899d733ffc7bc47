/// Reads CTest.
struct CTestReader: TestLogReader {
    static let framework: TestFramework = "ctest"
    static let signs = LineSigns(
        heads: ["Test project ", "No tests were found!!!", "Total Test time (real)"],
        starts: ["Start "], parts: ["***", "   Passed", "% tests passed"])

    private static let summary: LinePattern =
        "{d}% tests passed, {d} tests failed out of {d}"
    private static let started: LinePattern = "{_}Start {_}{d}: {+}"
    private static let time: LinePattern = "Total Test time (real) = {_}{n} sec"

    private var names: [Int: String] = [:]
    private var hasSummary = false
    private var current: String?

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if line.hasPrefix("Test project ") {
            run.claim(60)
            return
        }
        if line.hasPrefix("No tests were found!!!") {
            run.claim(70)
            run.state = .noTests
            return
        }
        if first == UInt8(ascii: "S"), line.indent >= 4, let match = Self.started.match(line) {
            names[match.integer(0)] = match.trimmed(1)
            current = nil
            return
        }
        if first == UInt8(ascii: "T"), let match = Self.time.match(line) {
            run.durationSeconds = match.number(0)
            return
        }
        if first.isASCIIDigit || first == UInt8(ascii: "T"), line.contains("#"),
            readResult(line, &run)
        {
            return
        }
        if first.isASCIIDigit, line.indent == 0, Self.summary.match(line) != nil {
            run.claim(95)
            run.isComplete = true
            current = nil
            return
        }
        if let current, run.result(current)?.status.isFailure == true {
            run.addOutput(line.text(from: 0), to: current)
        }
    }

    /// The words of an outcome without its time: `***Failed    0.01 sec`.
    private static func reason(of outcome: String) -> String {
        let words = outcome.dropping(prefix: "***").split(separator: " ")
        return (words.last == "sec" ? words.dropLast(2) : words[...]).joined(separator: " ")
    }

    /// Reads ` 3/27 Test  #3: name .....***Failed    0.01 sec`.
    private mutating func readResult(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let hash = line.find("Test "), let mark = line.find("#", from: hash + 5),
            line.bytes[(hash + 5)..<mark].allSatisfy({ $0 == 0x20 }),
            let colon = line.find(": ", from: mark),
            let number = Int(String(decoding: line.bytes[(mark + 1)..<colon], as: UTF8.self))
        else { return false }
        let rest = line.text(from: colon + 2)
        // The expressions that were not found stand a line each, the time behind the last.
        let isCut =
            names[number] != nil && rest.contains("***Failed")
            && rest.contains("regular expression")
        guard isCut || rest.hasSuffix(" sec") || rest.hasSuffix("(Disabled)") else {
            return false
        }
        guard let place = rest.range(ofLast: "***") ?? rest.range(ofLast: "   Passed") else {
            return false
        }
        var name = rest[..<place.lowerBound].trimmingBlanks()
        if let known = names[number] {
            name = known
        } else {
            while name.hasSuffix(".") { name.removeLast() }
            name = name.trimmingBlanks()
        }
        let outcome = rest[place.lowerBound...].trimmingBlanks()
        let words = outcome.split(separator: " ")
        let seconds =
            words.count > 1 && words.last == "sec"
            ? Double(words[words.count - 2]) : nil
        let status: TestStatus
        if outcome.hasPrefix("Passed") {
            status = .passed
        } else if outcome.hasPrefix("***Skipped") || outcome.contains("Not Run (Disabled)") {
            status = .skipped
        } else if outcome.hasPrefix("***Not Run") {
            status = .errored
        } else {
            status = .failed
        }
        run.claim(90)
        let message = status.isFailure ? Self.reason(of: outcome) : nil
        run.put(name, status, seconds: seconds, message: message)
        current = name
        return true
    }
}
