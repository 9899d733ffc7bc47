/// The status words of pytest, and how they stand on a line.
enum PytestStatus {
    /// The words, with the name that all versions have for them; the first six are those of tests.
    static let words: [(StaticString, String)] = [
        ("PASSED", "PASSED"), ("FAILED", "FAILED"), ("ERROR", "ERROR"), ("SKIPPED", "SKIPPED"),
        ("XFAIL", "XFAIL"), ("XPASS", "XPASS"), ("RERUN", "RERUN"), ("SUBPASSED", "SUBPASSED"),
        ("SUBFAILED", "SUBFAILED"), ("SUBSKIPPED", "SUBSKIPPED"), ("SUBPASS", "SUBPASSED"),
        ("SUBFAIL", "SUBFAILED"), ("SUBSKIP", "SUBSKIPPED"),
    ]

    /// The status word at a place, where what follows is what pytest puts there.
    static func status(
        in line: LogLine, from start: Int
    ) -> (word: String, reason: String?)? {
        for (word, name) in words where line.has(word, at: start) {
            let rest = line.text(from: start + word.utf8CodeUnitCount)
            if rest.isEmpty { return (name, nil) }
            if name.hasPrefix("SUB") { return (name, nil) }
            if isPercent(rest) { return (name, nil) }
            if rest.hasPrefix(" (") {
                var reason = rest.dropFirst(2)
                if let percent = reason.range(ofLast: "["),
                    isPercent(String(reason[percent.lowerBound...]))
                {
                    reason = reason[..<percent.lowerBound]
                }
                return (name, reason.trimmingBlanks().dropping(suffix: ")"))
            }
        }
        return nil
    }

    /// Whether a text is `[ 42%]` or `[12/38]` after blanks.
    static func isPercent(_ text: String) -> Bool {
        let text = text.trimmingBlanks()
        guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count <= 16 else { return false }
        return text.dropFirst().dropLast().utf8.allSatisfy {
            $0.isASCIIDigit || $0 == 0x20 || $0 == 0x25 || $0 == 0x2F || $0 == 0x2E || $0 == 0x73
                || $0 == 0x6D
        }
    }

    /// The length of an id whose parameter has brackets of its own: `test_x[a] b] PASSED`.
    static func longerLength(_ line: LogLine, _ length: Int) -> Int {
        guard length < line.bytes.count, line.bytes[..<length].contains(UInt8(ascii: "[")),
            status(in: line, from: length + 1) == nil
        else { return length }
        for (word, _) in words.prefix(7) {
            guard let place = line.findLast(word), place > length + 1,
                line.bytes[place - 1] == 0x20, line.bytes[place - 2] == UInt8(ascii: "]"),
                status(in: line, from: place) != nil
            else { continue }
            return place - 1
        }
        return length
    }
}
