import TaskSynthCore

extension OutlineWalker {
    /// One name of a definition.
    struct Name {
        var text: String
        /// What its members' names begin with, where that is not the name.
        var path: String?
        /// What stands before the name in the qualified name.
        var prefix: String?
        /// Where the name begins.
        var start: Int
        /// What is defined, where the name says it.
        var kind: SymbolKind?
    }

    /// Adds the symbols of a definition, or says that a rule does not hold here.
    mutating func define(
        _ node: SyntaxNode, by definition: CompiledDefinition, depth: Int, in text: Span<UInt8>
    ) -> Bool {
        let rule = definition.rule
        if rule.isOutsideOfFunctions, let container, isInsideOfFunction(container) {
            return false
        }
        if rule.need != nil {
            guard
                let value = grammar.child(definition.need, of: node),
                has(
                    value, definition.needKinds,
                    throughDeclarators: rule.need?.field == "declarator")
            else { return false }
        }
        let names = names(of: node, by: definition, in: text)
        guard !names.isEmpty else { return false }
        if isRequire(node, in: text) { return false }
        add(
            names, kind: kind(of: node, by: definition), node: node,
            bodies: definition.bodies, depth: depth, in: text)
        if rule.isAnnouncement {
            announcements.formUnion(symbols.count - names.count..<symbols.count)
        }
        return true
    }

    /// Whether a node has a kind, or a declarator of C leads to one.
    private func has(
        _ node: SyntaxNode, _ kinds: KindSet, throughDeclarators: Bool
    ) -> Bool {
        if kinds.contains(grammar.symbol(of: node)) { return true }
        guard throughDeclarators, let inner = grammar.child(.declarator, of: node) else {
            return false
        }
        return has(inner, kinds, throughDeclarators: true)
    }

    /// Whether a variable is a module that a call gives, as in CommonJS; it is an import then.
    private mutating func isRequire(_ node: SyntaxNode, in text: Span<UInt8>) -> Bool {
        guard
            !grammar.rules.importCalls.isEmpty,
            let value = grammar.child(.value, of: node)
                ?? grammar.child(grammar.listedValue, of: node),
            isImport(value, in: text)
        else { return false }
        imports.append(SourceRange(grammar.range(of: node)))
        return true
    }

    func isInsideOfFunction(_ symbol: Int) -> Bool {
        var current: Int? = symbol
        while let index = current {
            if symbols[index].kind.isCallable { return true }
            if symbols[index].kind.isType { return false }
            current = symbols[index].container
        }
        return false
    }

    private func kind(of node: SyntaxNode, by definition: CompiledDefinition) -> SymbolKind {
        let rule = definition.rule
        for (token, kind) in definition.keywords
        where grammar.firstChild(of: node, kinds: token) != nil {
            return kind
        }
        guard let other = rule.kindInType, let container, isType(container) else {
            return rule.kind
        }
        return other
    }

    private func isType(_ symbol: Int) -> Bool {
        symbols[symbol].kind.isType
            || (symbols[symbol].kind == .module && grammar.rules.language == .ruby)
    }

    /// Adds symbols for the names of one node and enters them.
    mutating func add(
        _ names: [Name], kind: SymbolKind, node: SyntaxNode, bodies: [NodePath], depth: Int,
        in text: Span<UInt8>
    ) {
        let outer = container
        let start = pending.attributeStart ?? grammar.start(of: node)
        let row =
            pending.attributeStart == nil ? grammar.startRow(of: node) : pending.attributeRow
        let end = trimmedEnd(of: node, in: text)
        let lastRow = max(row, end.row)
        let header = header(of: node, start: start, row: row, end: end, bodies, in: text)
        let first = symbols.count
        for name in names {
            let base = joined(outer.map { paths[$0] } ?? "", name.prefix ?? "")
            let qualified = joined(base, name.text)
            var symbol = SourceSymbol(
                name: name.text, qualifiedName: qualified,
                kind: name.kind ?? constructorKind(kind, name.text, outer),
                range: SourceRange(start..<max(start, end.offset)),
                lines: (row + 1)...(lastRow + 1),
                header: SourceRange(start..<header.offset),
                headerLines: (row + 1)...(header.row + 1), container: outer)
            symbol.isPublic = isPublic(
                symbol, node: node, nameStart: name.start, in: text)
            symbol.test =
                test(symbol, node: node, nameStart: name.start, in: text)
                ?? pending.test ?? outer.flatMap { symbols[$0].test } ?? testScope
            if symbol.kind.isCallable {
                symbol.complexity = 1
                symbol.parameterCount = parameterCount(of: node)
            }
            symbols.append(symbol)
            if name.path == "" || kind == .typeAlias {
                paths.append(outer.map { paths[$0] } ?? "")
            } else {
                paths.append(name.path.map { joined(base, $0) } ?? qualified)
            }
            document(symbols.count - 1, with: pending, row: grammar.startRow(of: node))
        }
        container = symbols.count - 1
        callable = innermostCallable(from: container)
        if hasSections(container) {
            sections.append(kind != .class || grammar.rules.language != .cPlusPlus)
        }
        frames.append(Frame(depth: depth, kind: .definition(outer: outer)))
        if grammar.rules.hasDocumentationStrings { documentationString(node, first) }
        clearPending()
    }

    /// Two parts of a qualified name; either may be empty.
    private func joined(_ first: String, _ second: String) -> String {
        if first.isEmpty { return second }
        return second.isEmpty ? first : first + grammar.rules.separator + second
    }

    /// Whether the visibility of members goes by sections of the body.
    func hasSections(_ symbol: Int?) -> Bool { symbol.map(isType) ?? false }

    private func constructorKind(
        _ kind: SymbolKind, _ name: String, _ outer: Int?
    ) -> SymbolKind {
        guard kind == .method else { return kind }
        switch grammar.rules.language {
        case .python: return name == "__init__" ? .constructor : kind
        case .javaScript, .jsx, .typeScript, .tsx:
            return name == "constructor" ? .constructor : kind
        case .php: return name == "__construct" ? .constructor : kind
        case .ruby: return name == "initialize" ? .constructor : kind
        case .scala: return name == "this" ? .constructor : kind
        case .cPlusPlus:
            return outer.map { symbols[$0].name == name } == true ? .constructor : kind
        default: return kind
        }
    }

    /// Where a node ends without the line feeds that some grammars give it.
    private func trimmedEnd(
        of node: SyntaxNode, in text: Span<UInt8>
    ) -> (offset: Int, row: Int) {
        var offset = grammar.end(of: node)
        let start = grammar.start(of: node)
        var row = grammar.endRow(of: node)
        var isFirst = true
        while offset > start, text[offset - 1] <= 0x20 {
            if text[offset - 1] == .lineFeed {
                if !isFirst { row -= 1 }
                isFirst = false
            } else if isFirst {
                isFirst = false
            }
            offset -= 1
        }
        return (offset, max(row, grammar.startRow(of: node)))
    }

    private func header(
        of node: SyntaxNode, start: Int, row: Int, end: (offset: Int, row: Int),
        _ bodies: [NodePath], in text: Span<UInt8>
    ) -> (offset: Int, row: Int) {
        for path in grammar.headerEnds {
            guard let last = grammar.child(path, of: node) else { continue }
            return (
                max(start, grammar.end(of: last)), max(row, grammar.endRow(of: last))
            )
        }
        for path in bodies {
            guard let body = grammar.child(path, of: node) else { continue }
            var offset = grammar.start(of: body)
            var lines = 0
            while offset > start, text[offset - 1] <= 0x20 {
                offset -= 1
                if text[offset] == .lineFeed { lines += 1 }
            }
            return (max(offset, start), max(row, grammar.startRow(of: body) - lines))
        }
        return (max(start, end.offset), max(row, end.row))
    }

    private func parameterCount(of node: SyntaxNode) -> Int? {
        var list = grammar.child(.parameters, of: node)
        var current: SyntaxNode? = node
        while list == nil, let next = current {
            current = grammar.child(.declarator, of: next)
            list = current.flatMap { grammar.child(.parameters, of: $0) }
        }
        if list == nil {
            list =
                grammar.child(.value, .parameters, of: node)
                ?? grammar.child(.right, .parameters, of: node)
                ?? grammar.child(grammar.listedParameters, of: node)
        }
        // In Lua's tree, there is no list where there is no parameter.
        let none = grammar.rules.language == .lua ? 0 : nil
        return list.map { grammar.namedChildCount(of: $0) } ?? none
    }
}
