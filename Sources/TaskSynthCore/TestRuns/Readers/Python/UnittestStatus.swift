/// What became of a test, in the words of unittest and its relatives.
struct UnittestStatus: Sendable {
    var status: TestStatus
    var message: String?
    var seconds: Double?

    private static let timed: LinePattern = "{*} ({n}s)"

    init(_ status: TestStatus, message: String? = nil) {
        self.status = status
        self.message = message
    }

    /// Reads a text that is nothing else: `ok`, `skipped 'reason'`, `FAIL (0.012s)`.
    init?(_ text: String) {
        if text.hasSuffix("s)"), let match = Self.timed.match(LogLine(text)),
            var plain = Self(match[0] == "skip" ? "skipped" : match[0])
        {
            plain.seconds = match.number(1)
            self = plain
            return
        }
        switch text {
        case "ok", "OK": self.init(.passed)
        case "FAIL": self.init(.failed)
        case "ERROR": self.init(.errored)
        case "expected failure": self.init(.xfailed)
        case "unexpected success": self.init(.xpassed)
        case "skipped": self.init(.skipped)
        default:
            if text.hasPrefix("skipped '") || text.hasPrefix("skipped \"") {
                self.init(.skipped, message: String(text.dropFirst(9).dropLast()))
            } else if text.hasPrefix("skipped ") {
                // nose2 gives the reason without quotes.
                self.init(.skipped, message: text.dropping(prefix: "skipped "))
            } else if text.hasPrefix("SKIP: ") {
                self.init(.skipped, message: text.dropping(prefix: "SKIP: "))
            } else {
                return nil
            }
        }
    }

    /// Reads the end of a text that is output before it.
    init?(endOf text: String) {
        if text.hasSuffix("s)"), let match = Self.timed.match(LogLine(text)),
            var plain = Self(endOf: match[0])
        {
            plain.seconds = match.number(1)
            self = plain
            return
        }
        for (word, status) in [
            ("ok", TestStatus.passed), ("FAIL", .failed), ("ERROR", .errored),
            ("expected failure", .xfailed), ("unexpected success", .xpassed),
        ] where text.hasSuffix(word) {
            self.init(status)
            return
        }
        return nil
    }

    /// Reads a line after the one that names the test, which a description may begin.
    init?(below text: String, isDocumented: Bool) {
        if isDocumented {
            var rest = Substring(text)
            while let place = rest.range(ofFirst: " ... ") {
                rest = rest[place.upperBound...]
                if let found = Self(String(rest)) {
                    self = found
                    return
                }
            }
            return nil
        }
        if let found = Self(text) {
            self = found
        } else if text.hasPrefix(" ") {
            return nil
        } else {
            self.init(endOf: text)
        }
    }
}
