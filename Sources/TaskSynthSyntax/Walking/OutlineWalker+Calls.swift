import TaskSynthCore

extension OutlineWalker {
    /// Adds the symbol that a call defines, or says that it defines none.
    mutating func call(_ node: SyntaxNode, depth: Int, in text: Span<UInt8>) -> Bool {
        let symbol = grammar.symbol(of: node)
        for index in grammar.callKinds.indices where grammar.callKinds[index].contains(symbol) {
            guard let function = grammar.child(grammar.callNames[index], of: node) else { continue }
            let start = grammar.start(of: function)
            guard grammar.callInitials & 1 << UInt64(text[start] & 63) != 0 else { continue }
            if grammar.rules.language == .ruby, grammar.child(.receiver, of: node) != nil {
                continue
            }
            var end = start
            while end < min(grammar.end(of: function), start + 40), isWord(text[end]) { end += 1 }
            let word = String(decoding: text, in: start..<end)
            guard let kind = grammar.rules.calls[index].names[word] else { continue }
            if grammar.rules.language == .elixir {
                return elixir(word, kind, node, depth: depth, in: text)
            }
            if let container, symbols[container].kind == .test,
                symbols[container].range.lowerBound == grammar.start(of: node)
            {
                return false
            }
            guard let name = firstText(of: node, in: text) else { continue }
            add([name], kind: kind, node: node, bodies: [], depth: depth, in: text)
            shortenHeader(name)
            return true
        }
        if grammar.rules.language == .ruby { section(node, in: text) }
        if isImport(node, in: text) {
            let range = SourceRange(grammar.range(of: node))
            if range.upperBound > imports.last?.upperBound ?? -1 { imports.append(range) }
        }
        return false
    }

    /// Whether a call makes another module known.
    func isImport(_ call: SyntaxNode, in text: Span<UInt8>) -> Bool {
        let start = grammar.start(of: call)
        return grammar.rules.importCalls.contains { text.hasPrefix($0, at: start) }
    }

    /// The header of a test ends with its name.
    private mutating func shortenHeader(_ name: Name) {
        let index = symbols.count - 1
        let start = symbols[index].header.lowerBound
        let end = min(name.start + name.text.utf8.count + 2, symbols[index].range.upperBound)
        symbols[index].header = SourceRange(start..<max(start, end))
        symbols[index].headerLines =
            symbols[index].lines.lowerBound...symbols[index].lines.lowerBound
    }

    /// The first argument of a call, where it is a text.
    private func firstText(of node: SyntaxNode, in text: Span<UInt8>) -> Name? {
        guard
            let list = grammar.child(.arguments, of: node)
                ?? grammar.child(.function, .arguments, of: node)
        else { return nil }
        let lists = [list, grammar.child(.function, .arguments, of: node)].compactMap { $0 }
        for list in lists {
            guard var first = grammar.namedChild(0, of: list) else { continue }
            if grammar.isKind(grammar.symbol(of: first), ["argument", "expression_list"]),
                let inner = grammar.namedChild(0, of: first)
            {
                first = inner
            }
            guard grammar.strings.contains(grammar.symbol(of: first)) else {
                continue
            }
            let words = string(first, in: text)
            guard words.utf8.count >= 2, words.utf8.count <= 1000 else { continue }
            return Name(
                text: String(words.dropFirst().dropLast()), start: grammar.start(of: first))
        }
        return nil
    }

    /// `def name(…) when … do`, `defmodule Name do`, `defimpl Protocol, for: Type do`.
    private mutating func elixir(
        _ word: String, _ kind: SymbolKind, _ node: SyntaxNode, depth: Int, in text: Span<UInt8>
    ) -> Bool {
        guard
            let arguments = grammar.firstChild(of: node, kind: "arguments"),
            var first = grammar.namedChild(0, of: arguments)
        else { return false }
        var parameters: Int?
        let start = grammar.start(of: first)
        if kind == .test {
            guard grammar.isKind(grammar.symbol(of: first), "string"),
                grammar.range(of: first).count > 1
            else { return false }
            let words = String(string(first, in: text).dropFirst().dropLast())
            add(
                [Name(text: words, start: start)], kind: kind, node: node,
                bodies: grammar.doBlock, depth: depth, in: text)
            return true
        }
        if grammar.isKind(grammar.symbol(of: first), "binary_operator"),
            let left = grammar.child(.left, of: first) ?? grammar.namedChild(0, of: first)
        {
            first = left
        }
        if grammar.isKind(grammar.symbol(of: first), "call"),
            let target = grammar.child(.target, of: first)
        {
            parameters = grammar.firstChild(of: first, kind: "arguments")
                .map { grammar.namedChildCount(of: $0) }
            first = target
        }
        var name = Name(text: string(first, in: text), start: start)
        guard name.text.utf8.count < 300 else { return false }
        if word == "defimpl", grammar.namedChildCount(of: arguments) > 1,
            let options = grammar.namedChild(1, of: arguments)
        {
            let type = string(options, in: text).replacing("for:", with: "")
                .filter { $0 != " " && $0 != "\n" }
            name = Name(text: "\(name.text) for \(type)", path: type, start: start)
        }
        let outer = container.map { symbols[$0].kind }
        let isInExtension = outer == .extension || outer == .protocol
        add(
            [name], kind: kind == .function && isInExtension ? .method : kind, node: node,
            bodies: grammar.doBlock, depth: depth, in: text)
        symbols[symbols.count - 1].isPublic =
            !["defp", "defmacrop", "defguardp"].contains(word)
        if kind.isCallable { symbols[symbols.count - 1].parameterCount = parameters ?? 0 }
        return true
    }
}
