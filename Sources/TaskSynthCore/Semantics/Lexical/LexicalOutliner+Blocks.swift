extension LexicalOutliner {
    mutating func add(
        _ name: String, _ kind: SymbolKind, _ index: Int, bodyFrom body: Int, _ text: Span<UInt8>,
        path given: String? = nil
    ) {
        let outer = open.last?.symbol
        let container = outer.map { symbols[$0] }
        let first = max(0, min(statement, index))
        let path = given ?? container.map { $0.kind == .test ? "" : $0.qualifiedName } ?? ""
        let isMember = container?.kind.isType == true
        let start = tokens[first].range.lowerBound
        let simple =
            kind == .test || rules.language == .bash || isOfObjectiveC
            ? name
            : String(name.split { $0 == "." || $0 == ":" }.last ?? Substring(name))
        let words = (first...max(first, index)).map { string($0, text) }
        let isPublic =
            !words.contains(where: rules.privateWords.contains)
            && (rules.isPublicOtherwise || words.contains(where: rules.publicWords.contains))
            && (rules.language != .python || !simple.hasPrefix("_"))
            && (rules.language != .go || simple.first?.isUppercase == true)
        var symbol = SourceSymbol(
            name: simple,
            qualifiedName: path.isEmpty ? name : path + rules.separator + name,
            kind: kind == .function && isMember ? .method : kind,
            range: SourceRange(start..<max(start, tokens[index].range.upperBound)),
            lines: tokens[first].line...tokens[index].line,
            header: SourceRange(start..<max(start, tokens[index].range.upperBound)),
            headerLines: tokens[first].line...tokens[index].line,
            isPublic: isPublic && container?.kind.isCallable != true, container: outer)
        if let comment, tokens[comment.last].lastLine + 1 >= tokens[first].line,
            tokens[comment.last].range.upperBound <= start
        {
            symbol.documentation = SourceRange(
                tokens[comment.first].range.lowerBound..<tokens[comment.last].range.upperBound)
            symbol.documentationLine = tokens[comment.first].line
        }
        if kind == .test {
            symbol.test = TestMarker(strength: .construct, evidence: string(index, text))
            symbol.isPublic = false
        } else if symbol.kind.isCallable,
            let prefix = rules.testPrefixes.first(where: simple.hasPrefix)
        {
            symbol.test = TestMarker(strength: .name, evidence: "name \(prefix)*")
        } else {
            symbol.test = container?.test
        }
        if symbol.kind.isCallable { symbol.complexity = 1 }
        symbols.append(symbol)
        find(bodyOf: symbols.count - 1, from: body, index, text)
    }

    /// Finds where the body begins and opens it, or ends the symbol with its statement.
    mutating func find(
        bodyOf symbol: Int, from start: Int, _ index: Int, _ text: Span<UInt8>
    ) {
        switch rules.blocks {
        case .indentation:
            var last = index
            var level = 0
            while last + 1 < tokens.count, last - index < 2000 {
                level += bracket(last, text)
                if level == 0, isToken(last, ":", text) { break }
                last += 1
            }
            setHeader(symbol, last)
            open.append((symbol, tokens[statement].indentation, index))
        case .ends:
            var last = index
            while last + 1 < tokens.count, tokens[last + 1].line == tokens[index].line { last += 1 }
            setHeader(symbol, last)
            end(symbol, at: last)
            if rules.language == .elixir {
                if string(last, text) == "do" { pendingBlock = symbol }
                return
            }
            guard !blocks.isEmpty else { return }
            var after = start
            if string(after, text) == "(" { after = matching(after, text) + 1 }
            if rules.language == .ruby, symbols[symbol].kind.isCallable,
                string(after, text) == "="
            {
                blocks.removeLast()
                return
            }
            blocks[blocks.count - 1] = symbol
            open.append((symbol, blocks.count, index))
        case .braces:
            var next = start
            while next < min(tokens.count, start + 400) {
                if tokens[next].kind == .comment {
                    next += 1
                    continue
                }
                if isToken(next, "{", text) {
                    setHeader(symbol, next - 1)
                    open.append((symbol, depth, next))
                    return
                }
                let isEnd = isToken(next, ";", text)
                if isEnd || isToken(next, "}", text)
                    || (symbols[symbol].kind == .typeAlias && isToken(next, "=", text))
                    || (rules.endsWithLine && !isBare && tokens[next].isFirst && next > start
                        && !isToken(next, "where", text) && !isToken(next, "->", text))
                {
                    setHeader(symbol, max(index, next - 1))
                    end(symbol, at: max(index, isEnd ? next : next - 1))
                    return
                }
                if isToken(next, "(", text) { next = matching(next, text) }
                next += 1
            }
            end(symbol, at: min(next, tokens.count) - 1)
        }
    }

    /// Counts the blocks of languages that end them with a word.
    mutating func blockWord(_ word: String, _ index: Int, _ text: Span<UInt8>) {
        guard case .ends(let openers, let statementOpeners, let closers) = rules.blocks else {
            return
        }
        if isToken(index - 1, ".", text) || isToken(index - 1, ":", text) { return }
        if closers.contains(word) {
            guard let block = blocks.popLast() else { return }
            if let symbol = block {
                end(symbol, at: index)
                open.removeAll { $0.symbol == symbol }
            }
            return
        }
        if rules.language == .elixir, string(index + 1, text) == ":",
            tokens[index + 1].range.lowerBound == tokens[index].range.upperBound
        {
            return
        }
        let isDo = word == "do"
        if isDo, rules.language == .ruby,
            ["while", "until", "for"].contains(string(statement, text))
        {
            return
        }
        guard
            openers.contains(word)
                || (statementOpeners.contains(word) && opensStatement(index, text))
        else { return }
        if rules.language == .elixir, isDo, let symbol = pendingBlock {
            blocks.append(symbol)
            open.append((symbol, blocks.count, index))
            pendingBlock = nil
        } else {
            blocks.append(nil)
        }
    }

    func opensStatement(_ index: Int, _ text: Span<UInt8>) -> Bool {
        tokens[index].isFirst
            || ["=", "(", "then", "else", "do", ";"].contains(string(index - 1, text))
    }

    /// What a token adds to the number of open brackets.
    func bracket(_ index: Int, _ text: Span<UInt8>) -> Int {
        guard tokens[index].kind == .other else { return 0 }
        switch text[tokens[index].range.lowerBound] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return -1
        default: return 0
        }
    }

    mutating func setHeader(_ symbol: Int, _ last: Int) {
        let token = tokens[min(max(0, last), tokens.count - 1)]
        let start = symbols[symbol].header.lowerBound
        symbols[symbol].header = SourceRange(start..<max(start, token.range.upperBound))
        symbols[symbol].headerLines =
            symbols[symbol].lines.lowerBound...max(symbols[symbol].lines.lowerBound, token.lastLine)
    }

    mutating func end(_ symbol: Int, at last: Int) {
        guard tokens.indices.contains(last) else { return }
        let start = symbols[symbol].range.lowerBound
        symbols[symbol].range = SourceRange(start..<max(start, tokens[last].range.upperBound))
        symbols[symbol].lines =
            symbols[symbol].lines
            .lowerBound...max(
                symbols[symbol].lines.lowerBound, tokens[last].lastLine)
    }

    mutating func punctuation(_ index: Int, _ text: Span<UInt8>) {
        let range = tokens[index].range
        brackets = max(0, brackets + bracket(index, text))
        if range.count == 2 {
            if rules.decisions.contains(string(index, text)) { decide() }
            return
        }
        switch text[range.lowerBound] {
        case UInt8(ascii: "{"):
            depth += 1
            statement = index + 1
        case UInt8(ascii: "}"):
            depth = max(0, depth - 1)
            if case .braces = rules.blocks {
                while let last = open.last, last.depth >= depth, last.body <= index {
                    end(last.symbol, at: index)
                    open.removeLast()
                }
            }
            statement = index + 1
        case UInt8(ascii: ";"): statement = index + 1
        case UInt8(ascii: "?"): if rules.decisions.contains("?") { decide() }
        default: break
        }
    }

    /// A line that is not further in ends what is open, in languages that indent.
    mutating func closeByIndentation(before index: Int) {
        guard case .indentation = rules.blocks, tokens[index].isFirst,
            tokens[index].kind != .comment, brackets == 0
        else { return }
        while let last = open.last, tokens[index].indentation <= last.depth {
            var previous = index - 1
            while previous > 0, tokens[previous].kind == .comment { previous -= 1 }
            end(last.symbol, at: previous)
            open.removeLast()
        }
    }
}
