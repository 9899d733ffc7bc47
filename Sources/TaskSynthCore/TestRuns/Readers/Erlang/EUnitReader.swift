/// Reads EUnit, the framework for Erlang.
struct EUnitReader: TestLogReader {
    static let framework: TestFramework = "eunit"
    static let signs = LineSigns(
        heads: ["One or more tests were cancelled."], starts: ["Failed: ", "All "], parts: ["..."])

    private static let total: LinePattern = "{_}Failed: {d}.{s}Skipped: {d}.{s}Passed: {d}.{*}"
    private static let allPassed: LinePattern = "{_}All {d} tests passed.{*}"
    private static let oneLine: LinePattern =
        "{_}{w}: {+}...{*}{ok|*failed*|*skipped*|*timed out*}{*}"
    private static let verbose: LinePattern = "{_}{w}: {+}...[{n} s] ok"

    private var current: String?
    private var timedOut = 0

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.total.match(line) {
            run.claim(80)
            run.isComplete = true
            // It leaves out what it gave up.
            run.declared = TestCounts(
                passed: match.integer(2), failed: match.integer(0), errored: timedOut,
                skipped: match.integer(1))
            current = nil
            return
        }
        if run.isComplete, line.hasPrefix("One or more tests were cancelled.") {
            // Nor does it say how many there were where their setup failed.
            run.namesComplete = false
            return
        }
        if line.contains(" tests passed."), let match = Self.allPassed.match(line) {
            run.claim(35)
            run.isComplete = true
            run.declared = TestCounts(passed: match.integer(0))
            return
        }
        if line.contains("..."), let match = Self.oneLine.match(line), Self.isModule(match[0]),
            Self.isFunction(match[1])
        {
            run.claim(match[3] == "ok" ? 10 : 40)
            var name = match[1]
            if let place = name.range(ofLast: " (") { name = String(name[..<place.lowerBound]) }
            let status = Self.status(match[3])
            let id = match[0] + ":" + name
            run.put(id, status)
            if status == .errored {
                timedOut += 1
                run.update(id) { $0.message = "timed out" }
            }
            current = status == .failed ? id : nil
            return
        }
        guard let current else { return }
        // What follows is about a setup, and none of that test.
        if line.startsWith("*** ") { return self.current = nil }
        if line.hasPrefix("**") { run.addMessage(line.text(from: 2), to: current) }
        run.addOutput(line.text(from: 0), to: current)
    }

    private static func status(_ word: String) -> TestStatus {
        switch word {
        case "ok": .passed
        case "*failed*": .failed
        case "*timed out*": .errored
        default: .skipped
        }
    }

    /// Whether a text is a function, maybe with a description in brackets: prose has several words.
    private static func isFunction(_ text: String) -> Bool {
        guard let blank = text.firstIndex(of: " ") else { return true }
        return text[blank...].hasPrefix(" (")
    }

    /// Whether a word is the name of a module, maybe with a line: prose and JSON have none.
    private static func isModule(_ word: String) -> Bool {
        guard let first = word.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return word.utf8.allSatisfy { byte in
            byte.isASCIIDigit || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "@") || byte == UInt8(ascii: ":")
        }
    }
}
