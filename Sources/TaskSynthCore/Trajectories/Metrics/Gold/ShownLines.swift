/// The lines of a file that a reading call showed.
enum ShownLines {
    /// By the numbers in the result, else by what was asked for, else the whole file.
    static func of(_ call: ToolCall, _ touch: FileTouch) -> [ClosedRange<Int>] {
        if let text = call.result?.text {
            let found = numbered(text)
            if !found.isEmpty { return found }
        }
        return [touch.lines ?? 1...Int.max]
    }

    /// The single lines that a search in one file showed.
    static func found(_ text: String) -> [ClosedRange<Int>] {
        text.split(whereSeparator: \.isNewline).prefix(20_000).compactMap { line in
            var rest = line.drop { $0 == " " }
            if rest.hasPrefix("Line ") { rest = rest.dropFirst(5) }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            let mark = rest.dropFirst(digits.count).first
            guard let number = Int(digits), mark == ":" || mark == "-" else { return nil }
            return number...number
        }
    }

    /// The runs of line numbers that a text begins its lines with.
    static func numbered(_ text: String) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        var start: Int?
        var last = 0
        for line in text.split(whereSeparator: \.isNewline).prefix(20_000) {
            let rest = line.drop { $0 == " " }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            let mark = rest.dropFirst(digits.count).first
            guard let number = Int(digits),
                mark == "\t" || mark == ":" || mark == "→" || mark == "|"
            else { continue }
            if start != nil, number == last + 1 {
                last = number
            } else {
                if let first = start, last > first { ranges.append(first...last) }
                start = number
                last = number
            }
        }
        if let first = start, last > first { ranges.append(first...last) }
        return ranges
    }
}
