import TaskSynthCore

extension OutlineWalker {
    /// The names that a node defines by a rule.
    func names(
        of node: SyntaxNode, by definition: CompiledDefinition, in text: Span<UInt8>
    ) -> [Name] {
        switch definition.rule.name {
        case .field:
            var names = plain(grammar.child(definition.name, of: node), in: text)
            if grammar.rules.language == .cPlusPlus, definition.rule.kind.isType {
                names = names.map(splitAtColons)
            }
            guard let category = grammar.child(.category, of: node) else { return names }
            return names.map { name in
                var name = name
                name.path = name.text
                name.text += "(\(string(category, in: text)))"
                return name
            }
        case .child:
            return plain(grammar.firstChild(of: node, kinds: definition.nameKinds), in: text)
        case .fields: return all(definition.name, of: node, in: text)
        case .children:
            guard let list = grammar.firstChild(of: node, kinds: definition.nameKinds) else {
                return []
            }
            return (0..<grammar.namedChildCount(of: list)).flatMap { index in
                let child = grammar.namedChild(index, of: list)
                return plain(child.flatMap { grammar.child(.name, of: $0) } ?? child, in: text)
            }
        case .fixed(let name): return [Name(text: name, start: grammar.start(of: node))]
        case .declarator: return declared(node, in: text)
        case .selector: return selector(node, in: text)
        case .received: return received(node, in: text)
        case .implementation: return implementation(node, in: text)
        case .assigned: return assigned(grammar.child(definition.name, of: node), in: text)
        }
    }

    /// A type that is defined outside of the one that it belongs to: `struct Outer::Inner {`.
    private func splitAtColons(_ name: Name) -> Name {
        guard let cut = name.text.lastColons else { return name }
        let last = String(name.text[cut.upperBound...])
        // Two colons may stand in the arguments of a template.
        guard !last.contains(">") || last.contains("<") else { return name }
        return Name(
            text: last, prefix: withoutArguments(String(name.text[..<cut.lowerBound])),
            start: name.start)
    }

    func string(_ node: SyntaxNode, in text: Span<UInt8>) -> String {
        String(decoding: text, in: grammar.range(of: node))
    }

    private func plain(_ node: SyntaxNode?, in text: Span<UInt8>) -> [Name] {
        guard let node, grammar.start(of: node) < grammar.end(of: node) else { return [] }
        var name = string(node, in: text)
        guard name.utf8.count <= 400 else { return [] }
        guard grammar.rules.language != .python || name.utf8.allSatisfy(isNameByte) else {
            return []
        }
        if let first = name.utf8.first, first == 0x22 || first == 0x27, name.utf8.count > 1 {
            name = String(name.dropFirst().dropLast())
        }
        if grammar.rules.language != .ruby, name.first == "[" || name.first == "{" { return [] }
        return [Name(text: name, start: grammar.start(of: node))]
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= 0x80 || byte.isASCIIDigit
            || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    /// The names in all the fields of a name.
    private func all(_ path: NodePath, of node: SyntaxNode, in text: Span<UInt8>) -> [Name] {
        guard case .field(let number)? = path.steps.first else { return [] }
        var names: [Name] = []
        for child in grammar.children(of: node, inField: number)
        where grammar.childCount(of: child) > 0 || isNamed(child) {
            var name = string(child, in: text)
            for keyword in ["var ", "let "] where name.hasPrefix(keyword) {
                name = String(name.dropFirst(keyword.utf8.count))
            }
            if let colon = name.firstIndex(of: ":") { name = String(name[..<colon]) }
            name = String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            guard !name.isEmpty, name.utf8.count <= 200, name.first != "(" else { continue }
            names.append(Name(text: name, start: grammar.start(of: child)))
        }
        return names
    }

    private func isNamed(_ node: SyntaxNode) -> Bool {
        grammar.isNamed(grammar.symbol(of: node))
    }

    /// Follows the declarators of C to the name.
    private func declared(_ node: SyntaxNode, in text: Span<UInt8>) -> [Name] {
        var current = node
        var steps = 0
        while !isOperatorCast(current),
            let next = grammar.child(.declarator, of: current) ?? inner(current)
        {
            current = next
            steps += 1
            if steps > 100 { return [] }
        }
        guard steps > 0 else { return [] }
        var name = String(decoding: text, in: grammar.start(of: current)..<nameEnd(of: current))
        while name.last == " " { name.removeLast() }
        guard name.utf8.count <= 400, !name.isEmpty else { return [] }
        // A macro in front shifts what the grammar takes for the type and for the name.
        if name == "void", let type = grammar.child(.type, of: node) {
            name = string(type, in: text)
        } else if name.utf8.contains(0x20), Self.placeOfOperator(in: name) == nil,
            let last = name.split(separator: " ").last
        {
            name = String(last)
        }
        if grammar.rules.tests.macros.contains(name) { return macroTest(node, in: text) }
        let head =
            Self.placeOfOperator(in: name).map { String(decoding: name.utf8.span, in: 0..<$0) }
            ?? name
        guard let cut = head.lastColons else {
            return [Name(text: name, start: grammar.start(of: current))]
        }
        return [
            Name(
                text: String(name[cut.upperBound...]),
                prefix: withoutArguments(String(name[..<cut.lowerBound])),
                start: grammar.start(of: current), kind: .method)
        ]
    }

    private static let operatorWord = ByteWord("operator")

    private static func placeOfOperator(in name: String) -> Int? {
        let bytes = name.utf8.span
        return operatorWord.firstIndex(in: bytes, from: 0, to: bytes.count)
    }

    /// Whether a node is what stands for the name of a conversion in C++: `operator bool() const`.
    private func isOperatorCast(_ node: SyntaxNode) -> Bool {
        grammar.rules.language == .cPlusPlus
            && grammar.isKind(grammar.symbol(of: node), "operator_cast")
    }

    /// Where a declarator's name ends: that of a conversion does before its brackets.
    private func nameEnd(of declarator: SyntaxNode) -> Int {
        var last = declarator
        while let name = grammar.child(.name, of: last) { last = name }
        guard isOperatorCast(last), let brackets = grammar.child(.declarator, of: last) else {
            return grammar.end(of: declarator)
        }
        return grammar.start(of: brackets)
    }

    private func inner(_ node: SyntaxNode) -> SyntaxNode? {
        guard
            grammar.isKind(
                grammar.symbol(of: node),
                [
                    "parenthesized_declarator", "reference_declarator", "attributed_declarator",
                    "struct_declaration", "struct_declarator",
                ])
        else { return nil }
        for index in 0..<grammar.namedChildCount(of: node) {
            guard let child = grammar.namedChild(index, of: node) else { continue }
            if grammar.rules.comments.contains(where: {
                grammar.isKind(grammar.symbol(of: child), $0)
            }) {
                continue
            }
            return child
        }
        return nil
    }

    /// `TEST(Suite, Name) { … }`.
    private func macroTest(_ node: SyntaxNode, in text: Span<UInt8>) -> [Name] {
        guard let list = grammar.child(.declarator, .parameters, of: node) else { return [] }
        let words = (0..<min(2, grammar.namedChildCount(of: list)))
            .compactMap { grammar.namedChild($0, of: list).map { string($0, in: text) } }
        return words.isEmpty
            ? []
            : [
                Name(
                    text: words.joined(separator: "."), start: grammar.start(of: list),
                    kind: .test)
            ]
    }

    private func withoutArguments(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "<")) else { return name }
        var depth = 0
        return String(
            name.filter { character in
                if character == "<" { depth += 1 }
                defer { if character == ">" { depth -= 1 } }
                return depth == 0
            })
    }

    private func selector(_ node: SyntaxNode, in text: Span<UInt8>) -> [Name] {
        guard let selector = grammar.child(.selector, of: node) else { return [] }
        let start = grammar.start(of: selector)
        guard grammar.isKind(grammar.symbol(of: selector), "keyword_selector") else {
            return [Name(text: string(selector, in: text), start: start)]
        }
        var name = ""
        for index in 0..<grammar.namedChildCount(of: selector) {
            guard let part = grammar.namedChild(index, of: selector) else { continue }
            if let keyword = grammar.child(.keyword, of: part) {
                name += string(keyword, in: text)
            }
            name += ":"
        }
        return [Name(text: name, start: start)]
    }

    /// A name behind the type that receives it.
    private func received(_ node: SyntaxNode, in text: Span<UInt8>) -> [Name] {
        guard let name = grammar.child(.name, of: node) else { return [] }
        var prefix: String?
        if let receiver = grammar.child(.receiver, of: node) {
            var words = withoutArguments(string(receiver, in: text))
            if let bracket = words.firstIndex(of: "[") { words = String(words[..<bracket]) }
            let parts = words.split { " *()\t\n,".contains($0) }
            prefix = parts.last.map(String.init)
        }
        return [
            Name(text: string(name, in: text), prefix: prefix, start: grammar.start(of: name))
        ]
    }

    private func implementation(_ node: SyntaxNode, in text: Span<UInt8>) -> [Name] {
        guard let type = grammar.child(.type, of: node) else { return [] }
        let name = withoutArguments(string(type, in: text))
        let trait = grammar.child(.trait, of: node)
        let text = trait.map { "\(withoutArguments(string($0, in: text))) for \(name)" } ?? name
        return [Name(text: text, path: name, start: grammar.start(of: type))]
    }

    /// The left of an assignment, without what stands for the module or the prototype.
    private func assigned(_ left: SyntaxNode?, in text: Span<UInt8>) -> [Name] {
        guard let left, grammar.range(of: left).count <= 200 else { return [] }
        let words = string(left, in: text)
        guard words.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x28 }) else {
            return []
        }
        var parts = words.split { $0 == "." || $0 == ":" }.map(String.init)
        if parts.starts(with: ["module", "exports"]) {
            parts.removeFirst(2)
        } else if ["exports", "this", "self"].contains(parts.first) && parts.count > 1 {
            parts.removeFirst()
        }
        parts.removeAll { $0 == "prototype" }
        guard let last = parts.last, !last.contains("[") else { return [] }
        let prefix = parts.dropLast().joined(separator: grammar.rules.separator)
        return [
            Name(
                text: last, prefix: prefix.isEmpty ? nil : prefix, start: grammar.start(of: left))
        ]
    }
}

extension String {
    /// The last place of two colons.
    fileprivate var lastColons: Range<String.Index>? {
        var end = utf8.endIndex
        while let colon = utf8[..<end].lastIndex(of: UInt8(ascii: ":")) {
            guard colon > utf8.startIndex else { return nil }
            let before = utf8.index(before: colon)
            if utf8[before] == UInt8(ascii: ":") { return before..<utf8.index(after: colon) }
            end = colon
        }
        return nil
    }
}
