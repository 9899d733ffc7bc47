import TaskSynthCore

extension OutlineWalker {
    /// Puts together what the walk has collected.
    mutating func outline(of text: Span<UInt8>) -> SourceOutline {
        nestTests()
        if case .linkage = grammar.rules.visibility { joinHeaders(in: text) }
        dropAnnouncements()
        applyExports(in: text)
        hideInside()
        var wrong = 0
        for error in errors { wrong += error.count }
        let share = text.count == 0 ? 0 : Double(min(wrong, text.count)) / Double(text.count)
        return SourceOutline(
            language: grammar.rules.language, method: .syntactic,
            confidence: hasError ? max(0.5, 0.95 - share) : 1, symbols: symbols,
            imports: imports, tokens: tokens, errors: errors)
    }

    /// Whether the text of a node is a word that no name can be.
    func isReserved(_ node: SyntaxNode, in text: Span<UInt8>) -> Bool {
        let range = grammar.range(of: node)
        return grammar.rules.reservedWords.contains { word in
            word.utf8CodeUnitCount == range.count && text.hasPrefix(word, at: range.lowerBound)
        }
    }

    /// Takes a node that was misread for an error, and nothing in it for a definition.
    mutating func forget(_ node: SyntaxNode, symbolsFrom first: Int) {
        symbols.removeSubrange(first...)
        paths.removeSubrange(first...)
        announcements = announcements.filter { $0 < first }
        errors.append(SourceRange(grammar.range(of: node)))
        errors.sort { $0.lowerBound < $1.lowerBound }
        hasError = true
        hasMisread = false
        clearPending()
    }

    /// Test regions are added when they begin: their members get the marker that they have.
    private mutating func nestTests() {
        var region: (end: Int, marker: TestMarker)?
        for index in symbols.indices {
            let symbol = symbols[index]
            if symbol.kind == .test, symbol.header.count == 0, let marker = symbol.test {
                region = (symbol.range.upperBound, marker)
            }
            guard symbol.test == nil else { continue }
            if let region, symbol.range.upperBound <= region.end {
                symbols[index].test = region.marker
            } else if let container = symbol.container {
                symbols[index].test = symbols[container].test
            }
        }
    }

    /// Drops announcements of what the same text defines too.
    private mutating func dropAnnouncements() {
        guard !announcements.isEmpty else { return }
        var defined: Set<String> = []
        for index in symbols.indices where !announcements.contains(index) {
            defined.insert(symbols[index].qualifiedName)
        }
        var renumbered: [Int?] = []
        var kept: [SourceSymbol] = []
        for index in symbols.indices {
            if announcements.contains(index), symbols[index].kind.isCallable,
                defined.contains(symbols[index].qualifiedName)
            {
                renumbered.append(nil)
            } else {
                renumbered.append(kept.count)
                kept.append(symbols[index])
            }
        }
        for index in kept.indices {
            kept[index].container = kept[index].container.flatMap { renumbered[$0] }
        }
        symbols = kept
    }

    /// Applies exports that stand apart: `__all__`, `export { … }`, `module.exports`.
    private mutating func applyExports(in text: Span<UInt8>) {
        if grammar.rules.language == .python {
            guard
                let all = symbols.first(where: { $0.qualifiedName == "__all__" })
            else { return }
            var names: Set<String> = []
            for token in tokens
            where token.kind == .string && all.range.contains(token.range.lowerBound) {
                let word = String(decoding: text, in: token.range.bytes)
                names.insert(word.filter { $0 != "\"" && $0 != "'" })
            }
            for index in symbols.indices where symbols[index].container == nil {
                symbols[index].isPublic = names.contains(symbols[index].name)
            }
        }
        if case .returned = grammar.rules.visibility { return applyReturned() }
        guard grammar.rules.visibilityIsByExports else { return }
        for index in symbols.indices where symbols[index].container == nil {
            let name = symbols[index].qualifiedName
            symbols[index].isPublic =
                symbols[index].isPublic || !hasExports || exported.contains(name)
                || name.utf8.firstIndex(of: UInt8(ascii: "."))
                    .map { exported.contains(String(name[..<$0])) } ?? false
        }
    }

    /// A local of a module, and what is added to it, is as visible as what the module returns.
    private mutating func applyReturned() {
        guard hasExports else { return }
        var locals: Set<String> = []
        for symbol in symbols where symbol.container == nil && !symbol.isPublic {
            locals.insert(symbol.qualifiedName)
        }
        for index in symbols.indices where symbols[index].container == nil {
            let name = symbols[index].qualifiedName
            let root =
                name.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(name[..<$0]) } ?? name
            if locals.contains(root) { symbols[index].isPublic = exported.contains(root) }
        }
    }

    /// What is inside of something hidden, or of a function, is hidden.
    private mutating func hideInside() {
        var hiddenTypes: Set<String> = []
        for index in symbols.indices
        where symbols[index].kind.isType && symbols[index].kind != .extension {
            if symbols[index].isPublic {
                hiddenTypes.remove(symbols[index].qualifiedName)
            } else {
                hiddenTypes.insert(symbols[index].qualifiedName)
            }
        }
        for index in symbols.indices where symbols[index].isPublic {
            guard let outer = symbols[index].container else { continue }
            let kind = symbols[outer].kind
            if kind.isCallable && kind != .macro || (!symbols[outer].isPublic && kind != .test) {
                symbols[index].isPublic = false
            } else if kind == .extension, !hiddenTypes.isEmpty {
                let type = symbols[outer].name.split(separator: " ").last.map(String.init) ?? ""
                if hiddenTypes.contains(type) { symbols[index].isPublic = false }
            }
        }
        if grammar.rules.language == .swift { publicExtensions() }
    }

    /// Members of a `public extension` are public unless they say otherwise.
    private mutating func publicExtensions() {
        for index in symbols.indices where symbols[index].kind == .extension {
            symbols[index].isPublic = true
        }
    }

    /// The text that stands first in a body documents the definition: its tokens are a comment.
    mutating func documentationString(_ node: SyntaxNode, _ first: Int) {
        guard
            let body = grammar.child(.body, of: node),
            let statement = grammar.namedChild(0, of: body),
            let text = grammar.namedChild(0, of: statement),
            grammar.isKind(grammar.symbol(of: statement), "expression_statement"),
            grammar.strings.contains(grammar.symbol(of: text))
        else { return }
        documentationStrings.insert(grammar.start(of: text))
        for index in first..<symbols.count where symbols[index].documentation == nil {
            symbols[index].documentation = SourceRange(grammar.range(of: text))
        }
    }
}
