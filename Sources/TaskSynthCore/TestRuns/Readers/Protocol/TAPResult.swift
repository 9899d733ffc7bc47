/// One line of TAP: `not ok 4 - name # TODO reason`.
struct TAPResult: Sendable {
    /// Whether the line says `ok`.
    var isOK: Bool
    /// The number, where there is one.
    var number: Int?
    /// The description without its dash and its directive, escapes resolved.
    var description: String
    /// What a directive makes of the result.
    var directive: Directive?
    /// The reason behind the directive.
    var reason: String?
    /// The time that some producers put behind the description.
    var seconds: Double?
    /// Whether the line opens a block of subtests.
    var opensBlock = false

    enum Directive: Sendable {
        case skip, todo
        /// It has to fail, and the producer says `ok` where it did.
        case expectedFailure
    }

    /// Whether there is nothing but the word.
    var isBare: Bool { number == nil && description.isEmpty && directive == nil }

    /// Reads a line, where it is such a line.
    init?(_ line: LogLine) {
        var start = line.indent
        if line.has("ok", at: start) {
            isOK = true
            start += 2
        } else if line.has("not ok", at: start) {
            isOK = false
            start += 6
        } else {
            return nil
        }
        guard start == line.bytes.count || line.bytes[start] == 0x20 || line.bytes[start] == 0x09
        else { return nil }
        var text = line.text(from: start).trimmingBlanks()
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let number = Int(digits),
            text.count == digits.count || " \t".contains(text.dropFirst(digits.count).first ?? " ")
        {
            self.number = number
            text = text.dropFirst(digits.count).trimmingBlanks()
        }
        if text.hasPrefix("- ") {
            text = text.dropFirst(2).trimmingBlanks()
        } else if text == "-" {
            text = ""
        }
        if text.hasSuffix(" {") {
            opensBlock = true
            text = text.dropLast(2).trimmingBlanks()
        }
        let parts = Self.parts(of: text)
        directive = parts.directive
        reason = parts.reason
        var name = parts.name
        if let place = name.range(ofLast: "# time="),
            let seconds = LogNumber.seconds(of: String(name[place.upperBound...]))
        {
            self.seconds = seconds
            name = name[..<place.lowerBound].trimmingBlanks()
        }
        description = Self.unescaped(name)
    }

    /// Parts the description from the directive: the first `#` that begins one, unescaped.
    private static func parts(
        of text: String
    ) -> (name: String, directive: Directive?, reason: String?) {
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: "#"), index == 0 || bytes[index - 1] == 0x20 {
                let rest = String(decoding: bytes[(index + 1)...], as: UTF8.self)
                    .trimmingBlanks()
                if rest.hasPrefix("EXPECTED FAILURE") {
                    return (
                        String(decoding: bytes[..<index], as: UTF8.self).trimmingBlanks(),
                        .expectedFailure,
                        unescaped(rest.dropFirst("EXPECTED FAILURE".count).trimmingBlanks())
                    )
                }
                let word = rest.prefix(4).lowercased()
                let next = rest.dropFirst(4).first
                let isWord =
                    next == nil || next == " " || next == ":"
                    || word == "skip" && rest.lowercased().hasPrefix("skipped")
                if isWord, word == "skip" || word == "todo" {
                    return (
                        String(decoding: bytes[..<index], as: UTF8.self).trimmingBlanks(),
                        word == "skip" ? .skip : .todo,
                        unescaped(rest.dropFirst(4).trimmingBlanks())
                    )
                }
            }
            index += 1
        }
        return (text, nil, nil)
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("\\") else { return text }
        var result = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                if character != "#" && character != "\\" { result.append("\\") }
                result.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        if isEscaped { result.append("\\") }
        return result
    }

    /// The status of the result.
    var status: TestStatus {
        switch directive {
        case .skip: .skipped
        case .todo: isOK ? .xpassed : .xfailed
        case .expectedFailure: isOK ? .xfailed : .failed
        case nil: isOK ? .passed : .failed
        }
    }
}
