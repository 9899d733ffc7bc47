extension LexicalOutliner {
    /// A keyword defines only where nothing but modifiers stands before it.
    func isDefinition(_ index: Int, _ text: Span<UInt8>) -> Bool {
        // `type` is a modifier among the names of an import.
        if isOfECMA, string(index, text) == "type", !["=", "<"].contains(string(index + 2, text)) {
            return false
        }
        guard index > 0, !tokens[index].isFirst else { return true }
        let before = string(index - 1, text)
        if [".", "::", "->", "(", ",", "=", "<", ":"].contains(before) {
            return before == "=" && rules.definitions[string(index, text)] == .function
        }
        return true
    }

    mutating func define(_ kind: SymbolKind, _ index: Int, _ text: Span<UInt8>) {
        var name = index + 1
        if kind == .constructor, ["(", "?", "<", "!"].contains(string(name, text)) {
            return add("init", kind, index, bodyFrom: name, text)
        }
        if rules.language == .go, string(name, text) == "(" {
            let close = matching(name, text)
            guard tokens[index].isFirst, close + 1 < tokens.count,
                tokens[close + 1].kind == .identifier, string(index, text) == "func"
            else { return }
            let names = (name..<close).filter { tokens[$0].kind == .identifier }
            let bracket = (name..<close).first { string($0, text) == "[" } ?? close
            let type = names.last { $0 < bracket }.map { string($0, text) } ?? ""
            return add(
                "\(type).\(string(close + 1, text))", .method, index, bodyFrom: close + 2, text)
        }
        if rules.language == .rust, kind == .extension || string(name, text) == "!" {
            while name < tokens.count, string(name, text) == "<" || string(name, text) == "!" {
                name = string(name, text) == "!" ? name + 1 : afterAngles(name, text)
            }
            var body = name
            while body < min(tokens.count, name + 60), string(body, text) != "{" {
                if string(body, text) == "for" { name = body + 1 }
                body += 1
            }
        }
        if isOfC, ["class", "struct"].contains(string(name, text)) { name += 1 }
        if rules.language == .lua, string(name, text) == "(" {
            return assignedLua(index, text)
        }
        if rules.language == .ruby, kind == .method, name < tokens.count,
            tokens[name].kind == .other
        {
            return add(
                string(name, text), kind, index,
                bodyFrom: string(name + 1, text) == "=" ? name + 2 : name + 1, text)
        }
        guard name < tokens.count, tokens[name].kind == .identifier,
            rules.definitions[string(name, text)] == nil
        else { return }
        if isOfC, kind.isType, !hasBody(after: name, text) { return }
        var words = string(name, text)
        var after = name + 1
        while [".", "::", ":"].contains(string(after, text)), after + 1 < tokens.count,
            tokens[after + 1].kind == .identifier,
            tokens[after].range.lowerBound == tokens[after - 1].range.upperBound,
            tokens[after + 1].range.lowerBound == tokens[after].range.upperBound
        {
            words += rules.separator + string(after + 1, text)
            after += 2
        }
        if words.hasPrefix("self.") || words.hasPrefix("self::") {
            words = String(words.drop { $0 != "." && $0 != ":" }.drop { $0 == "." || $0 == ":" })
        }
        add(words, kind, index, bodyFrom: after, text)
    }

    /// `const name = (…) => {` and `const name = function (…) {`.
    mutating func assignedFunction(_ index: Int, _ text: Span<UInt8>) {
        guard string(index + 2, text) == "=" else { return }
        var next = index + 3
        if string(next, text) == "async" { next += 1 }
        if string(next, text) == "function" {
            return add(string(index + 1, text), .function, index, bodyFrom: next, text)
        }
        next = string(next, text) == "(" ? matching(next, text) + 1 : next + 1
        guard string(next, text) == "=>" else { return }
        add(string(index + 1, text), .function, index, bodyFrom: next + 1, text)
    }

    private static let control: Set = [
        "if", "for", "while", "switch", "catch", "return", "foreach", "using", "lock",
        "sizeof", "synchronized", "else", "new", "function", "await", "defined", "super",
    ]
    private static let stops: Set = [";", "=", ",", ")", "=>", "}", "."]

    /// `type name(…) {`: a function, where it stands outside of functions.
    mutating func bareFunction(_ index: Int, _ word: String, _ text: Span<UInt8>) {
        guard isToken(index + 1, "(", text), !word.hasPrefix("@"), !Self.control.contains(word)
        else { return }
        if index > 0, rules.definitions[string(index - 1, text)]?.isType == true { return }
        let container = open.last?.symbol
        // In Groovy, a call with a block looks the same; only constructors have no type before them.
        if isOfGroovy, tokens[index].isFirst, container.map({ symbols[$0].name }) != word { return }
        let close = matching(index + 1, text)
        var body = close + 1
        let limit = min(tokens.count, close + 40)
        // Most are calls, behind which a statement ends.
        if isToken(body, ";", text) { return }
        while body < limit, !isToken(body, "{", text) {
            let word = string(body, text)
            if Self.stops.contains(word) { return }
            // A macro with arguments stands before another definition.
            if tokens[body].isFirst, rules.definitions[word] != nil { return }
            if word == "(" {
                body = matching(body, text) + 1
                continue
            }
            body += 1
        }
        guard body < limit else { return }
        if index > 0 {
            let before = string(index - 1, text)
            if ["=", ".", "(", "return", "new", "!", "->", ":", ",", "&&", "||"].contains(before) {
                return
            }
        }
        let isMember = container.map { symbols[$0].kind.isType } == true
        add(word, isMember ? .method : .function, index, bodyFrom: body, text)
    }

    /// `a.b = function (…)` of Lua.
    private mutating func assignedLua(_ index: Int, _ text: Span<UInt8>) {
        guard index > 1, string(index - 1, text) == "=" else { return }
        var first = index - 2
        while first > 1, tokens[first].kind == .identifier, string(first - 1, text) == "." {
            first -= 2
        }
        guard tokens[first].kind == .identifier, tokens[index - 2].kind == .identifier else {
            return
        }
        let words = (first..<index - 1).map { string($0, text) }.joined()
        add(words, .function, index, bodyFrom: index + 1, text)
    }

    /// Whether a brace opens before the statement ends.
    func hasBody(after index: Int, _ text: Span<UInt8>) -> Bool {
        var next = index
        var hasColon = false
        while next < min(tokens.count, index + 60) {
            if isToken(next, "{", text) { return true }
            let word = string(next, text)
            // Types of C# may have parameters, and arguments or `new()` behind their colon.
            if word == ":" { hasColon = true }
            if rules.language == .cSharp, word == "(", hasColon || next == index + 1 {
                next = matching(next, text) + 1
                continue
            }
            if [";", ")", "=", "(", "*", "}"].contains(word) { return false }
            next += 1
        }
        return false
    }

    func afterAngles(_ index: Int, _ text: Span<UInt8>) -> Int {
        var depth = 0
        for next in index..<min(tokens.count, index + 200) {
            let word = string(next, text)
            if word == "<" { depth += 1 }
            if word == ">" { depth -= 1 }
            if depth == 0 { return next + 1 }
        }
        return index + 1
    }

    /// The bracket that closes one, or the last token that was looked at.
    func matching(_ index: Int, _ text: Span<UInt8>) -> Int {
        var depth = 0
        let limit = min(tokens.count, index + 2000)
        for next in index..<limit where tokens[next].kind == .other {
            let byte = text[tokens[next].range.lowerBound]
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return next }
        }
        return limit - 1
    }
}
