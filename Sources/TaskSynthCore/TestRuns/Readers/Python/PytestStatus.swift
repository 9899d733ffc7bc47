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
            if isProgress(rest) { return (name, nil) }
            if rest.hasPrefix(" (") {
                var reason = rest.dropFirst(2)
                if let percent = reason.range(ofLast: "["),
                    isPercent(String(reason[percent.lowerBound...]))
                {
                    reason = reason[..<percent.lowerBound]
                } else if let place = durationStart(in: line) {
                    reason = reason.dropLast(line.bytes.count - place)
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

    /// Where the `[ 42%]` begins that a line ends in, which one plugin prints twice.
    static func percentStart(in bytes: [UInt8]) -> Int? {
        var start: Int?
        var end = bytes.count
        while true {
            while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
            guard end > 0, bytes[end - 1] == UInt8(ascii: "]"),
                let open = bytes[..<end].lastIndex(of: UInt8(ascii: "[")),
                isPercent(String(decoding: bytes[open..<end], as: UTF8.self))
            else { return start }
            start = open
            end = open
        }
    }

    /// Whether a text is what pytest shows of the progress beside a status: nothing in one style.
    static func isProgress(_ text: String) -> Bool {
        let text = text.trimmingBlanks()
        return text.isEmpty || isDuration(text) || percentStart(in: Array(text.utf8)) == 0
    }

    /// Whether a text is the time of a test, as pytest prints it instead of a percentage.
    static func isDuration(_ text: String) -> Bool {
        guard let last = text.utf8.last, last == UInt8(ascii: "s") || last == UInt8(ascii: "m"),
            text.utf8.first?.isASCIIDigit == true, text.utf8.count <= 12
        else { return false }
        return LogNumber.seconds(of: text) != nil
    }

    /// Where the time of a test begins that a line ends in.
    static func durationStart(in line: LogLine) -> Int? {
        guard let last = line.bytes.last, last == UInt8(ascii: "s") || last == UInt8(ascii: "m"),
            let blank = line.bytes.lastIndex(of: 0x20)
        else { return nil }
        guard isDuration(line.text(from: blank + 1)) else { return nil }
        // The time of a long test has two parts: `1m 4s`.
        if let other = line.bytes[..<blank].lastIndex(of: 0x20),
            isDuration(line.text(from: other + 1))
        {
            return other + 1
        }
        return blank + 1
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
