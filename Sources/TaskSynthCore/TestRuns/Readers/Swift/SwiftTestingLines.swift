/// What Swift Testing prints: which tests start, what becomes of them, and the issues.
///
/// Only the name of a function or its display name is printed, so that two tests of one name in
/// two suites have one id, and two results.
struct SwiftTestingLines: Sendable {
    private static let started: LinePattern = "Test {+} started."
    private static let ended: LinePattern = "Test {+} {passed|failed} after {n} seconds{...}"
    private static let cancelled: LinePattern = "Test {+} was cancelled after {n} seconds{...}"
    private static let skipped: LinePattern = "Test {+} skipped{*}"
    private static let issue: LinePattern = "Test {+} recorded an issue{*}"
    private static let runEnd: LinePattern =
        "Test run with {d} {test|tests}{*} {passed|failed} after {n} seconds{...}"

    private var open: [String: Int] = [:]
    private var issues: [String: [(message: String, place: String?)]] = [:]
    private var results: [TestResult] = []
    private var lastIssue: String?
    private var declared: Int?

    /// Whether the run started.
    private(set) var isStarted = false
    /// Whether the run came to its end.
    private(set) var isComplete = false
    /// Whether there was any test.
    var hasTests: Bool { (declared ?? 0) > 0 || !open.isEmpty }

    /// Reads a line that begins with a symbol.
    mutating func read(_ line: LogLine, _ run: inout RunBuilder) {
        guard let space = line.find(" ", from: line.indent) else { return }
        let symbol = String(decoding: line.bytes[line.indent..<space], as: UTF8.self)
        if symbol == "↳" {
            if let lastIssue, var list = issues[lastIssue], let last = list.indices.last,
                list[last].message.utf8.count < 2000
            {
                list[last].message += "\n" + line.text(from: space + 1)
                issues[lastIssue] = list
            }
            return
        }
        read(line, from: Self.start(line, after: space), &run)
    }

    /// The place behind a symbol and the blanks after it, which are wide on some terminals.
    private static func start(_ line: LogLine, after space: Int) -> Int {
        var index = space
        while index < line.bytes.count, line.bytes[index] == 0x20 { index += 1 }
        return index
    }

    /// Reads a line without a symbol.
    mutating func readPlain(_ line: LogLine, _ run: inout RunBuilder) {}

    private mutating func read(_ line: LogLine, from start: Int, _ run: inout RunBuilder) {
        lastIssue = nil
        guard line.has("Test ", at: start) else { return }
        if line.has("Test run started.", at: start) {
            run.claim(80)
            isStarted = true
            isComplete = false
            return
        }
        if let match = Self.runEnd.match(line, from: start) {
            run.claim(85)
            isStarted = true
            isComplete = true
            declared = (declared ?? 0) + match.integer(0)
            run.durationSeconds = (run.durationSeconds ?? 0) + (match.number(4) ?? 0)
            return
        }
        guard isStarted, !line.has("Test case passing ", at: start) else { return }
        if let match = Self.started.match(line, from: start) {
            open[Self.id(match[0]), default: 0] += 1
        } else if let match = Self.issue.match(line, from: start) {
            let id = Self.id(match[0].before(" with ") ?? match[0])
            let rest = match[1].trimmingBlanks()
            let place = rest.hasPrefix("at ") ? rest.dropping(prefix: "at ").before(": ") : nil
            let message = rest.after(": ") ?? rest
            let key = open[id] != nil ? id : Self.id(match[0])
            issues[key, default: []].append((message, place))
            lastIssue = key
        } else if let match = Self.ended.match(line, from: start) {
            end(match[0], match[1] == "passed" ? .passed : .failed, match.number(2), &run)
        } else if let match = Self.cancelled.match(line, from: start) {
            let reason = match[2].trimmingBlanks().dropping(prefix: ":").trimmingBlanks()
            end(match[0], .skipped, match.number(1), &run, reason: Self.unquoted(reason))
        } else if let match = Self.skipped.match(line, from: start) {
            let id = Self.id(match[0])
            var reason = match[1].trimmingBlanks()
            reason = reason.dropping(prefix: ":").trimmingBlanks()
            reason = Self.unquoted(reason)
            run.add(id, .skipped, message: reason.isEmpty || reason == "." ? nil : reason)
        }
    }

    private mutating func end(
        _ name: String, _ status: TestStatus, _ seconds: Double?, _ run: inout RunBuilder,
        reason: String = ""
    ) {
        var id = Self.id(name)
        // The number of its cases stands behind the name.
        if open[id] == nil, let short = name.beforeLast(" with ") { id = Self.id(short) }
        guard let count = open[id], count > 0 else { return }
        open[id] = count == 1 ? nil : count - 1
        var result = TestResult(id: id, status: status, durationSeconds: seconds)
        if !reason.isEmpty { result.message = reason }
        if status == .failed, let list = issues[id] {
            result.message = list.map(\.message).joined(separator: "\n")
            if let place = list.first?.place {
                let parts = place.split(separator: ":")
                result.file = parts.first.map(String.init)
                result.line = parts.count > 1 ? Int(parts[1]) : nil
            }
            if open[id] == nil { issues[id] = nil }
        }
        run.add(result)
    }

    /// The id of a test: the function where it is told, else the display name.
    private static func id(_ text: String) -> String {
        if let place = text.range(ofLast: " (aka '"), text.hasSuffix("')") {
            return String(text[place.upperBound...].dropLast(2))
        }
        return unquoted(text)
    }

    /// A text without the quotation marks around it.
    private static func unquoted(_ text: String) -> String {
        text.hasPrefix("\"") && text.hasSuffix("\"") && text.utf8.count > 1
            ? String(text.dropFirst().dropLast()) : text
    }

    /// Names the test that was running when the log ended.
    func finish(_ run: inout RunBuilder) {
        if isStarted, !isComplete, open.count == 1 { run.suspect = open.keys.first }
        if isComplete, let declared, run.tests.isEmpty, declared > 0 { run.namesComplete = false }
    }
}
