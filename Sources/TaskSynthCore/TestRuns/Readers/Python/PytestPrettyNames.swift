/// The tests that pytest-pretty names below the letter of each failure.
struct PytestPrettyNames: Sendable {
    private static let named: LinePattern = "{w}:{d} {+}"

    private var names: [(id: String, status: TestStatus, message: String?)] = []

    /// Reads `tests/test_a.py:12 TestB.test_c - message…`, where the letter above is that of a failure.
    ///
    /// Where the fixture then fails, the letter of that stands behind the name.
    mutating func read(_ line: LogLine, below letters: inout PytestLetters) -> Bool {
        var line = line
        if line.first == UInt8(ascii: "["), let place = line.find("%]") {
            line = LogLine(bytes: Array(line.bytes[(place + 2)...]))
        }
        guard letters.last?.isFailure == true, let match = Self.named.match(line),
            match[0].contains(".")
        else { return false }
        if let place = line.find("%]"), let open = line.bytes[..<place].lastIndex(of: 0x5B) {
            let name = LogLine(bytes: Array(line.bytes[..<open])).text(from: 0)
            let hasLetter = name.utf8.last == UInt8(ascii: "E")
            read(hasLetter ? String(name.dropLast()) : name, letters.last)
            if hasLetter { letters.add(UInt8(ascii: "E")) }
            read(line.text(from: place + 2), letters.last)
        } else {
            read(line.text(from: 0), letters.last)
        }
        return true
    }

    private mutating func read(_ text: String, _ status: TestStatus?) {
        guard let match = Self.named.match(LogLine(text)), let status else { return }
        let parts = PytestIdentifier.parts(of: match[0] + "::" + match.trimmed(2)) { _ in false }
        names.append((PytestIdentifier.id(ofTAP: parts.id), status, parts.message))
    }

    /// Gives the tests to a run; one whose fixture fails after it is named twice.
    func give(to run: inout RunBuilder) {
        for name in names where run.result(name.id)?.status.isFailure != true {
            run.put(name.id, name.status, message: name.message)
        }
        for name in names where name.status == .errored { run.put(name.id, .errored) }
    }
}
