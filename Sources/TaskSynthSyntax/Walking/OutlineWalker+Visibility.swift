import TaskSynthCore

extension OutlineWalker {
    /// Whether a definition itself is public; `finish` takes its containers into account.
    func isPublic(
        _ symbol: SourceSymbol, node: SyntaxNode, nameStart: Int, in text: Span<UInt8>
    ) -> Bool {
        if symbol.kind == .test { return false }
        switch grammar.rules.visibility {
        case .everybody: return true
        case .underscore:
            return !symbol.name.hasPrefix("_")
                || (symbol.name.hasPrefix("__") && symbol.name.hasSuffix("__"))
        case .capital:
            let name = symbol.qualifiedName.split(separator: ".")
            return name.allSatisfy { $0.first?.isUppercase == true }
        case .modifiers(let publicWords, let privateWords, let otherwise):
            let range = modifiers(node: node, nameStart: nameStart)
            var (isPrivate, isPublic, isProtected) = (false, false, false)
            forEachWord(in: range, of: text) { word in
                func isOne(of words: [String]) -> Bool {
                    words.contains { text.hasSameBytes(in: word, as: $0) }
                }
                isPrivate = isPrivate || isOne(of: privateWords)
                isPublic = isPublic || isOne(of: publicWords)
                isProtected = isProtected || text.hasSameBytes(in: word, as: "protected")
            }
            if isPrivate { return isProtected && publicWords.contains("protected") }
            return isPublic || otherwise || inheritsVisibility(symbol)
        case .exports:
            let range = modifiers(node: node, nameStart: nameStart)
            if hasWord("private", in: range, of: text) || symbol.name.hasPrefix("#") {
                return false
            }
            return symbol.container != nil || hasWord("export", in: range, of: text)
        case .linkage:
            if let container = symbol.container, symbols[container].kind.isType {
                return sections.last ?? true
            }
            return !hasWord("static", in: modifiers(node: node, nameStart: nameStart), of: text)
        case .returned:
            return !hasWord("local", in: modifiers(node: node, nameStart: nameStart), of: text)
        case .sections:
            return (sections.last ?? true)
                && !privateDefinitions.contains(grammar.end(of: node))
        }
    }

    /// Whether a member is as visible as what holds it, by the language's own rule.
    private func inheritsVisibility(_ symbol: SourceSymbol) -> Bool {
        if symbol.kind == .extension || (symbol.kind == .module && isNamespace) { return true }
        guard let outer = symbol.container else { return false }
        let kind = symbols[outer].kind
        switch grammar.rules.language {
        case .rust: return kind == .trait || (kind == .extension && isForTrait(symbols[outer].name))
        case .swift: return kind == .protocol
        default: return kind == .interface
        }
    }

    /// Whether a name is that of `impl Trait for Type`.
    private func isForTrait(_ name: String) -> Bool {
        let bytes = name.utf8.span
        return Self.forWord.firstIndex(in: bytes, from: 0, to: bytes.count) != nil
    }

    private static let forWord = ByteWord(" for ")

    private var isNamespace: Bool { grammar.rules.language == .cSharp }

    /// The text in front of a name, as far as its modifiers may stand in it.
    private func modifiers(node: SyntaxNode, nameStart: Int) -> Range<Int> {
        var start = grammar.start(of: node)
        for frame in frames.reversed() {
            guard case .wrapper(_, let wrapperStart, _, _) = frame.kind else { break }
            start = wrapperStart
        }
        return start..<max(start, min(nameStart, start + 2000))
    }

    private func hasWord(_ word: String, in range: Range<Int>, of text: Span<UInt8>) -> Bool {
        var isFound = false
        forEachWord(in: range, of: text) {
            isFound = isFound || text.hasSameBytes(in: $0, as: word)
        }
        return isFound
    }

    /// Goes over the words of a part of the text, outside of brackets and quotation marks.
    ///
    /// A word that brackets follow, as in `pub(crate)`, is none of them.
    private func forEachWord(
        in range: Range<Int>, of text: Span<UInt8>, _ body: (Range<Int>) -> Void
    ) {
        let end = min(range.upperBound, text.count)
        var depth = 0
        var offset = range.lowerBound
        while offset < end {
            let byte = text[offset]
            if isWord(byte) {
                let first = offset
                while offset < end, isWord(text[offset]) { offset += 1 }
                let isBound = offset < end && text[offset] == UInt8(ascii: "(")
                if depth == 0, !isBound { body(first..<offset) }
                continue
            }
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"):
                depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
                depth = max(0, depth - 1)
            case UInt8(ascii: "\""):
                offset = text.firstIndex(of: byte, from: offset + 1) ?? end
            case UInt8(ascii: "@"):
                offset += 1
                while offset < end, isWord(text[offset]) { offset += 1 }
                continue
            default: break
            }
            offset += 1
        }
    }

    func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
            || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    /// What a section keyword does to what follows: `private` in Ruby, `private:` in C++.
    mutating func section(_ node: SyntaxNode, in text: Span<UInt8>) {
        guard !sections.isEmpty else { return }
        if case .linkage = grammar.rules.visibility {
            sections[sections.count - 1] = !string(node, in: text).hasPrefix("private")
            return
        }
        let start = grammar.start(of: node)
        guard
            text.hasPrefix("p", at: start),
            text.hasPrefix("private", at: start) || text.hasPrefix("protected", at: start)
                || text.hasPrefix("public", at: start),
            grammar.range(of: node).count < 400
        else { return }
        let words = string(node, in: text).split { " (,)\n".contains($0) }.map(String.init)
        guard let first = words.first else { return }
        let isPrivate = ["private", "protected"].contains(first)
        guard isPrivate || first == "public" else { return }
        if words.count == 1 {
            sections[sections.count - 1] = !isPrivate
        } else if words[1].hasPrefix(":") {
            let names = words.dropFirst().map { $0.dropFirst() }
            for index in symbols.indices
            where symbols[index].container == container
                && names.contains(Substring(symbols[index].name))
            {
                symbols[index].isPublic = !isPrivate
            }
        } else if words[1] == "def", words.count > 2 {
            privateDefinitions.insert(grammar.end(of: node))
        }
    }

    /// Collects names that are exported apart from their definitions.
    mutating func exports(_ node: SyntaxNode, depth: Int, in text: Span<UInt8>) {
        if case .returned = grammar.rules.visibility {
            // What a function without a name returns is not what the module does.
            guard depth == 1, grammar.range(of: node).count < 4000 else { return }
            hasExports = true
            exported.formUnion(
                string(node, in: text).split { !$0.isLetter && !$0.isNumber && $0 != "_" }
                    .map(String.init))
            return
        }
        hasExports = true
        if let name = grammar.child(.name, of: node) { exported.insert(string(name, in: text)) }
    }

    /// Collects what `export default name`, `exports.name = …` and `module.exports = …` export.
    mutating func wrapperExports(_ node: SyntaxNode, in text: Span<UInt8>) {
        guard grammar.rules.visibilityIsByExports else { return }
        let start = grammar.start(of: node)
        if text.hasPrefix("export ", at: start) || text.hasPrefix("export{", at: start) {
            hasExports = true
            if let value = grammar.child(.value, of: node) {
                exported.insert(String(string(value, in: text).prefix(200)))
            }
            return
        }
        let isModule = text.hasPrefix("module.exports", at: start)
        guard isModule || text.hasPrefix("exports", at: start) else { return }
        hasExports = true
        guard let assignment = grammar.namedChild(0, of: node) else { return }
        if let left = grammar.child(.left, of: assignment),
            let last = string(left, in: text).split(separator: ".").last
        {
            exported.insert(String(last))
        }
        guard let right = grammar.child(.right, of: assignment) else { return }
        if grammar.range(of: right).count < 200 { exported.insert(string(right, in: text)) }
        guard grammar.isKind(grammar.symbol(of: right), "object") else { return }
        for index in 0..<grammar.namedChildCount(of: right) {
            guard let member = grammar.namedChild(index, of: right) else { continue }
            let name = grammar.child(.value, of: member) ?? grammar.child(.name, of: member)
            let part = name ?? member
            if grammar.range(of: part).count < 200 { exported.insert(string(part, in: text)) }
            if let key = grammar.child(.key, of: member) {
                exported.insert(string(key, in: text))
            }
        }
    }
}

extension LanguageRules {
    /// Whether exports say who sees a definition.
    var visibilityIsByExports: Bool {
        if case .exports = visibility { return true }
        return false
    }
}

extension Span<UInt8> {
    /// Whether a part has the bytes of a word.
    fileprivate func hasSameBytes(in range: Range<Int>, as word: String) -> Bool {
        let word = word.utf8.span
        return hasSameBytes(in: range, as: word, in: word.indices)
    }
}
