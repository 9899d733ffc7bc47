/// The last line of a pytest session: `== 1 failed, 2 passed in 0.12s ==`.
struct PytestSummary: Sendable {
    /// The counts as they are printed; a test can be in two of them.
    var counts = TestCounts()
    /// The tests that were run again.
    var reruns = 0
    /// The tests that were chosen out.
    var deselected = 0
    /// How long the session took.
    var seconds: Double?

    /// Makes a summary that counts nothing yet.
    init(seconds: Double?) { self.seconds = seconds }

    /// Reads a line, where it is such a line.
    init?(_ line: LogLine) {
        guard let first = line.first,
            first == UInt8(ascii: "=") || first.isASCIIDigit
                || first == UInt8(ascii: "n"), line.bytes.count < 400,
            let last = line.bytes.last(where: { $0 != 0x20 && $0 != 0x09 }),
            last == UInt8(ascii: "s") || last == UInt8(ascii: ")") || last == first,
            let place = line.findLast(" in ")
        else { return nil }
        let text = line.trimmed
        let isFramed = first == UInt8(ascii: "=")
        let inner = isFramed ? Self.unframed(text) : text
        guard let time = inner.range(ofLast: " in "), place > 0 else { return nil }
        var after = inner[time.upperBound...]
        guard let end = after.firstIndex(of: "s"),
            let seconds = Double(after[..<end])
        else { return nil }
        after = after[after.index(after: end)...]
        guard after.isEmpty || after.hasPrefix(" (") && after.hasSuffix(")") else { return nil }
        self.seconds = seconds
        let list = inner[..<time.lowerBound]
        if list == "no tests ran" { return }
        for part in list.split(separator: ",") {
            let words = part.split(separator: " ")
            guard words.count >= 2, let number = LogNumber.count(words[0]) else { return nil }
            guard add(number, String(words[1]), isSubtest: words.count > 2) else { return nil }
        }
    }

    /// Adds a number of tests, where the word says what became of them.
    mutating func add(_ number: Int, _ word: String, isSubtest: Bool = false) -> Bool {
        switch word {
        case "passed": counts.passed += number
        case "failed": counts.failed += number
        case "error", "errors": counts.errored += number
        case "skipped": counts.skipped += number
        case "xfailed": counts.xfailed += number
        case "xpassed": counts.xpassed += number
        case "rerun", "reruns": reruns += number
        case "deselected": deselected += number
        case "warning", "warnings", "subtests", "snapshot", "snapshots": break
        default: return isSubtest
        }
        return true
    }

    /// The text between the rules of `=` or of another sign.
    static func unframed(_ text: String) -> String {
        guard let sign = text.first else { return text }
        var inner = Substring(text)
        while inner.first == sign { inner.removeFirst() }
        while inner.last == sign { inner.removeLast() }
        return inner.trimmingBlanks()
    }
}
