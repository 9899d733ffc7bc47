import TaskSynthCore

/// The marks within a line of Jira's older markup.
enum WikiInline {
    /// How far the end of a mark is looked for, so that a line of beginnings costs no square.
    private static let reach = 500

    /// The Markdown of a line.
    static func markdown(of line: String) -> String {
        var result = ""
        var rest = line[...]
        while let character = rest.first {
            switch character {
            case "{" where take(&rest, &result, braces): continue
            case "[" where take(&rest, &result, link): continue
            case "!" where isWordEnd(result) && take(&rest, &result, image): continue
            case "*" where isWordEnd(result) && take(&rest, &result, strong): continue
            default:
                result.append(character)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static func take(
        _ rest: inout Substring, _ result: inout String,
        _ read: (Substring) -> (text: String, end: Substring.Index)?
    ) -> Bool {
        guard let found = read(rest.prefix(reach)) else { return false }
        result += found.text
        rest = rest[found.end...]
        return true
    }

    private static func isWordEnd(_ text: String) -> Bool {
        text.last.map { !$0.isLetter && !$0.isNumber } ?? true
    }

    /// `{{code}}`, and colours and anchors, which say nothing in Markdown.
    private static func braces(_ text: Substring) -> (text: String, end: Substring.Index)? {
        if text.hasPrefix("{{") {
            guard let close = text.dropFirst(2).range(of: "}}") else { return nil }
            let code = text.dropFirst(2)[..<close.lowerBound]
            return code.isEmpty ? nil : ("`\(code)`", close.upperBound)
        }
        guard text.hasPrefix("{color") || text.hasPrefix("{anchor"),
            let close = text.firstIndex(of: "}")
        else { return nil }
        return ("", text.index(after: close))
    }

    /// A link: `[text|address]`, `[address]`, `[~user]`, `[^file]`.
    private static func link(_ text: Substring) -> (text: String, end: Substring.Index)? {
        guard let close = text.firstIndex(of: "]") else { return nil }
        let end = text.index(after: close)
        let inside = text[text.index(after: text.startIndex)..<close]
        if inside.hasPrefix("~") { return ("@\(inside.dropFirst())", end) }
        if inside.hasPrefix("^") { return (String(inside.dropFirst()), end) }
        let parts = inside.split(separator: "|", omittingEmptySubsequences: false)
        let isAddress = { (text: Substring) in
            text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("mailto:")
        }
        if parts.count == 1, isAddress(parts[0]) { return ("<\(parts[0])>", end) }
        guard parts.count >= 2, isAddress(parts[1]) else { return nil }
        return ("[\(parts[0])](\(parts[1]))", end)
    }

    /// A picture, `!picture.png|thumbnail!`.
    private static func image(_ text: Substring) -> (text: String, end: Substring.Index)? {
        let inside = text.dropFirst()
        guard let close = inside.firstIndex(of: "!") else { return nil }
        let name = inside[..<close].split(separator: "|", omittingEmptySubsequences: false)[0]
        guard name.contains("."), !name.contains(where: \.isWhitespace), name.last != "." else {
            return nil
        }
        return ("![\(name)](\(name))", inside.index(after: close))
    }

    /// `*strong*`, which touches its words and stands between others.
    private static func strong(_ text: Substring) -> (text: String, end: Substring.Index)? {
        let inside = text.dropFirst()
        guard let close = inside.firstIndex(of: "*"), let first = inside.first,
            !first.isWhitespace, close > inside.startIndex,
            !inside[inside.index(before: close)].isWhitespace
        else { return nil }
        let end = inside.index(after: close)
        if let next = inside[end...].first, next.isLetter || next.isNumber || next == "*" {
            return nil
        }
        return ("**\(markdown(of: String(inside[..<close])))**", end)
    }
}
