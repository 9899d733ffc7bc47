/// Finds definitions in a row of tokens.
struct LexicalOutliner {
    let rules: LexicalRules
    let tokens: [Lexer.Token]
    var symbols: [SourceSymbol] = []
    var imports: [SourceRange] = []
    /// The symbols that are open, with the depth of braces that their bodies have, and the tokens that
    /// the bodies begin with.
    var open: [(symbol: Int, depth: Int, body: Int)] = []
    var depth = 0
    /// The first token of the statement that is being read.
    var statement = 0
    var comment: (first: Int, last: Int)?
    /// The number of brackets that are open.
    var brackets = 0
    /// The symbol that the next `do` opens.
    var pendingBlock: Int?
    /// The blocks that are open and end with a word, with the symbols that they belong to.
    var blocks: [Int?] = []
    /// The lengths of the words that may mean something, as bits, by the bytes that they begin with.
    private let lengths: [UInt64]
    let isOfC: Bool
    let isOfECMA: Bool
    let isOfGroovy: Bool
    let isOfObjectiveC: Bool
    /// The class of Objective-C whose methods are being read.
    var classOfMethods = ""

    init(rules: LexicalRules, tokens: [Lexer.Token]) {
        self.rules = rules
        isOfObjectiveC = rules.language == .objectiveC
        isOfGroovy = rules.language == .groovy
        isOfC = [.c, .cPlusPlus, .objectiveC, .cSharp].contains(rules.language)
        isOfECMA = [.javaScript, .jsx, .typeScript, .tsx].contains(rules.language)
        self.tokens = tokens
        var words = rules.decisions + rules.imports + rules.testBlocks + ["const", "let", "var"]
        words += rules.definitions.keys
        if case .ends(let openers, let statementOpeners, let closers) = rules.blocks {
            words += openers + statementOpeners + closers + ["do"]
        }
        var lengths = [UInt64](repeating: 0, count: 256)
        for word in words {
            if let byte = word.utf8.first {
                lengths[Int(byte)] |= 1 << UInt64(word.utf8.count & 63)
            }
        }
        self.lengths = lengths
    }

    mutating func build(_ text: Span<UInt8>) {
        var index = 0
        while index < tokens.count {
            closeByIndentation(before: index)
            let token = tokens[index]
            if token.kind == .comment {
                remember(index)
                index += 1
                continue
            }
            if token.isFirst, isDirective(index, text) {
                index = directive(index, text)
                continue
            }
            if token.isFirst, startsStatement(index, text) { statement = index }
            if isOfObjectiveC, token.isFirst, depth == 0, let body = methodBody(index, text) {
                addMethod(index, bodyFrom: body, text)
            }
            if token.kind == .identifier { word(index, text) }
            if token.kind == .other { punctuation(index, text) }
            index += 1
        }
        while let last = open.popLast() { end(last.symbol, at: tokens.count - 1) }
    }

    func isDirective(_ index: Int, _ text: Span<UInt8>) -> Bool {
        isOfC && text[tokens[index].range.lowerBound] == UInt8(ascii: "#")
    }

    /// Goes over a line of the preprocessor, and the lines that a backslash adds.
    mutating func directive(_ start: Int, _ text: Span<UInt8>) -> Int {
        var index = start + 1
        while index < tokens.count,
            tokens[index].line == tokens[index - 1].line
                || text[tokens[index - 1].range.upperBound - 1] == UInt8(ascii: "\\")
        {
            index += 1
        }
        let words = string(start, text) == "#" ? start + 1 : start
        let word = string(words, text).drop { $0 == "#" }
        if word == "include" || word == "import" {
            imports.append(
                SourceRange(
                    tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound))
        } else if word == "define", words + 1 < index {
            statement = start
            addMacro(words + 1, through: index - 1, text)
        }
        statement = index
        return index
    }

    mutating func addMacro(_ name: Int, through last: Int, _ text: Span<UInt8>) {
        let start = tokens[statement].range.lowerBound
        symbols.append(
            SourceSymbol(
                name: string(name, text), qualifiedName: string(name, text), kind: .macro,
                range: SourceRange(start..<tokens[last].range.upperBound),
                lines: tokens[statement].line...tokens[last].lastLine,
                header: SourceRange(start..<tokens[name].range.upperBound),
                headerLines: tokens[statement].line...tokens[name].line,
                container: open.last?.symbol))
    }

    mutating func remember(_ index: Int) {
        if let current = comment, tokens[index].line <= tokens[current.last].lastLine + 1 {
            comment = (current.first, index)
        } else if tokens[index].isFirst {
            comment = (index, index)
        }
    }

    /// A new line begins a statement where the one before has ended.
    func startsStatement(_ index: Int, _ text: Span<UInt8>) -> Bool {
        guard index > statement else { return true }
        var previous = index - 1
        while previous > statement, tokens[previous].kind == .comment { previous -= 1 }
        let byte = text[tokens[previous].range.lowerBound]
        if rules.endsWithLine, !isBare { return true }
        if isOfGroovy { return brackets == depth }
        return [0x3B, 0x7B, 0x7D, 0x3A].contains(byte) || tokens[previous].kind == .comment
            || text[tokens[statement].range.lowerBound] == UInt8(ascii: "#")
    }

    var isBare: Bool { rules.hasBareFunctions && rules.language != .bash }

    /// Whether a token is a word, or a sign.
    func isToken(_ index: Int, _ word: StaticString, _ text: Span<UInt8>) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        let range = tokens[index].range
        return range.count == word.utf8CodeUnitCount && text.hasPrefix(word, at: range.lowerBound)
    }

    func string(_ index: Int, _ text: Span<UInt8>) -> String {
        guard tokens.indices.contains(index) else { return "" }
        return String(decoding: text, in: tokens[index].range)
    }

    mutating func word(_ index: Int, _ text: Span<UInt8>) {
        let mayBeCalled =
            rules.hasBareFunctions && index + 1 < tokens.count
            && text[tokens[index + 1].range.lowerBound] == UInt8(ascii: "(")
        let range = tokens[index].range
        let bits = lengths[Int(text[range.lowerBound])]
        guard bits & 1 << UInt64(range.count & 63) != 0 else {
            if mayBeCalled, mayDefineBareFunction { bareFunction(index, string(index, text), text) }
            return
        }
        let word = string(index, text)
        if rules.decisions.contains(word) { decide() }
        if tokens[index].isFirst, rules.imports.contains(word) {
            imports.append(SourceRange(tokens[index].range.lowerBound..<endOfLine(index)))
            return
        }
        if case .ends = rules.blocks { blockWord(word, index, text) }
        if let kind = rules.definitions[word], isDefinition(index, text) {
            define(kind, index, text)
        } else if rules.testBlocks.contains(word), tokens[index].isFirst {
            add("\(word) line \(tokens[index].line)", .test, index, bodyFrom: index + 1, text)
        } else if isOfECMA, ["const", "let", "var"].contains(word) {
            assignedFunction(index, text)
        } else if mayBeCalled, mayDefineBareFunction {
            bareFunction(index, word, text)
        }
    }

    /// Whether what looks like a call may define a function here: it does not inside of another one.
    private var mayDefineBareFunction: Bool {
        open.last.map { !symbols[$0.symbol].kind.isCallable } ?? true
    }

    mutating func decide() {
        for (symbol, _, _) in open.reversed() where symbols[symbol].kind.isCallable {
            symbols[symbol].complexity = (symbols[symbol].complexity ?? 1) + 1
            return
        }
    }

    /// The end of the line of a token, as the end of its last token.
    func endOfLine(_ index: Int) -> Int {
        var last = index
        while last + 1 < tokens.count, tokens[last + 1].line == tokens[index].line { last += 1 }
        return tokens[last].range.upperBound
    }
}
