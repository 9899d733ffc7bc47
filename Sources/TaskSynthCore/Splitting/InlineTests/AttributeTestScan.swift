/// Walks over one run of lines and marks the items that are tests.
struct AttributeTestScan {
    private let fragment: SourceImage.Fragment
    private(set) var flags: [Bool]
    private(set) var evidence: String?
    /// The indentation of the module of tests that is still open at the end.
    private(set) var openIndentation: Int?
    private var lexer: CodeLexer
    /// The lines of test functions, with their indentation.
    private var functions: [(lines: ClosedRange<Int>, indentation: Int)] = []

    /// One of these is in each attribute and each name that makes a test.
    private static let words = ["test", "bench", "quickcheck", "parameterized"].map {
        ByteWord($0, ignoringCase: true)
    }

    init(_ fragment: SourceImage.Fragment) {
        self.fragment = fragment
        flags = Array(repeating: false, count: fragment.lineStarts.count)
        lexer = CodeLexer(fragment.bytes, .rust)
    }

    /// Marks lines up to the brace that closes a module which began above.
    mutating func continueModule(indentation: Int) {
        for line in flags.indices {
            flags[line] = true
            lexer.position = fragment.range(of: line).upperBound
            if let start = fragment.start(of: line), fragment.bytes[start] == UInt8(ascii: "}"),
                let column = fragment.indentation(of: line), column <= indentation
            {
                return
            }
        }
        openIndentation = indentation
    }

    /// Marks the items of tests behind such a brace, or in all lines.
    mutating func run(isWhole: Bool) {
        guard mayHoldTests else { return }
        if lexer.position == 0, !isWhole {
            lexer.position = CodeLexer.startOfCode(fragment.bytes, .rust)
        }
        var runStart: Int?
        var isTest = false
        var isFunction = false
        var previous: CodeLexer.Token?
        while let token = lexer.next() {
            switch token {
            case .mark(UInt8(ascii: "#"), let start):
                let isInner = peekMark(UInt8(ascii: "!"))
                guard peekMark(UInt8(ascii: "[")) else { break }
                let attribute = readAttribute()
                if attribute.isTest {
                    isTest = true
                    isFunction = isFunction || attribute.marksFunction
                    note(start)
                    if isInner {
                        mark(0...max(0, flags.count - 1), isFunction: false)
                        return
                    }
                }
                if !isInner { runStart = runStart ?? fragment.line(at: start) }
                previous = nil
                continue
            case .word(let range) where !isTest && lexer.isWord(range, "mod"):
                if !isPublic(previous), let end = moduleEnd() {
                    note(range.lowerBound)
                    close(from: runStart ?? fragment.line(at: range.lowerBound), end)
                }
            default: break
            }
            if isTest, let first = runStart {
                close(from: first, itemEnd(first: token), isFunction: isFunction)
                isFunction = false
                isTest = false
            }
            runStart = nil
            previous = token
        }
    }

    /// Whether there is a word by which a test could be known.
    private var mayHoldTests: Bool {
        let text = fragment.bytes.span
        return Self.words.contains { $0.firstIndex(in: text, from: 0, to: text.count) != nil }
    }

    /// Lets lines beside a test share its module: what is indented as it is, with nothing less
    /// indented between them.
    mutating func spreadToSiblings() {
        for item in functions where item.indentation > 0 {
            for step in [-1, 1] {
                var line = step < 0 ? item.lines.lowerBound - 1 : item.lines.upperBound + 1
                while flags.indices.contains(line),
                    (fragment.indentation(of: line) ?? item.indentation) >= item.indentation
                {
                    flags[line] = true
                    line += step
                }
                guard step > 0, line < flags.count, let start = fragment.start(of: line),
                    fragment.bytes[start] == UInt8(ascii: "}")
                else {
                    if step > 0, line >= flags.count {
                        openIndentation = openIndentation ?? max(0, item.indentation - 4)
                    }
                    continue
                }
                flags[line] = true
            }
        }
    }

    // MARK: Items

    private mutating func close(
        from first: Int, _ end: (offset: Int, isOpen: Bool), isFunction: Bool = false
    ) {
        let last = fragment.line(at: max(0, min(end.offset, fragment.bytes.count) - 1))
        mark(first...max(first, last), isFunction: isFunction)
        if end.isOpen { openIndentation = fragment.indentation(of: first) ?? 0 }
    }

    private mutating func mark(_ lines: ClosedRange<Int>, isFunction: Bool) {
        for line in lines where flags.indices.contains(line) { flags[line] = true }
        if isFunction, let column = fragment.indentation(of: lines.lowerBound) {
            functions.append((lines, column))
        }
    }

    private mutating func note(_ offset: Int) {
        guard evidence == nil else { return }
        let range = fragment.range(of: fragment.line(at: offset))
        evidence = String(
            decoding: fragment.bytes[range].drop(while: \.isBlank).prefix(80), as: UTF8.self)
        while evidence?.last?.isWhitespace == true { evidence?.removeLast() }
    }

    private func isPublic(_ previous: CodeLexer.Token?) -> Bool {
        guard case .word(let range) = previous else { return false }
        return lexer.isWord(range, "pub")
    }

    /// Goes over the block of a module whose name says that it holds tests.
    private mutating func moduleEnd() -> (offset: Int, isOpen: Bool)? {
        let before = lexer.position
        guard case .word(let name) = lexer.next(),
            AttributeTestOutline.isTestName(lexer.text(name)),
            case .mark(UInt8(ascii: "{"), let brace) = lexer.next()
        else {
            lexer.position = before
            return nil
        }
        return itemEnd(first: .mark(UInt8(ascii: "{"), brace))
    }

    /// Goes to the end of the item that a token begins.
    private mutating func itemEnd(first: CodeLexer.Token) -> (offset: Int, isOpen: Bool) {
        var keyword = ""
        if case .word(let range) = first { keyword = lexer.text(range) }
        if keyword == "pub" || keyword == "const" || keyword == "unsafe" || keyword == "async" {
            keyword = realKeyword(after: keyword)
        }
        let endsAtSemicolon = ["let", "const", "static", "use", "type"].contains(keyword)
        let isItem = endsAtSemicolon || Self.itemKeywords.contains(keyword)
        var round = 0
        var braces = 0
        var token: CodeLexer.Token? = first
        while let current = token {
            if case .mark(let mark, let offset) = current {
                switch mark {
                case UInt8(ascii: "("), UInt8(ascii: "["): round += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"):
                    if round == 0 {
                        lexer.position = offset
                        return (offset, false)
                    }
                    round -= 1
                case UInt8(ascii: "{"): braces += 1
                case UInt8(ascii: "}"):
                    if braces == 0 {
                        lexer.position = offset
                        return (offset, false)
                    }
                    braces -= 1
                    if braces == 0, round == 0, !endsAtSemicolon { return (offset + 1, false) }
                case UInt8(ascii: ";") where round == 0 && braces == 0: return (offset + 1, false)
                case UInt8(ascii: ",") where round == 0 && braces == 0 && !isItem:
                    return (offset + 1, false)
                default: break
                }
            }
            token = lexer.next()
        }
        return (fragment.bytes.count, true)
    }

    private static let itemKeywords: Set<String> = [
        "fn", "mod", "impl", "struct", "enum", "trait", "union", "extern", "macro_rules", "pub",
        "unsafe", "async", "if", "for", "while", "loop", "match", "macro",
    ]

    /// The word that says what an item is, behind `pub`, `const`, `unsafe` and `async`.
    private func realKeyword(after word: String) -> String {
        var ahead = lexer
        var keyword = word
        while let token = ahead.next() {
            switch token {
            case .word(let range):
                let next = ahead.text(range)
                if ["crate", "super", "self", "in", "unsafe", "async", "const"].contains(next) {
                    keyword = next == "const" ? next : keyword
                    continue
                }
                return ["fn", "mod", "use", "struct", "enum", "static", "type", "trait", "impl"]
                    .contains(next) ? next : (keyword == "pub" ? next : keyword)
            case .mark(UInt8(ascii: "("), _), .mark(UInt8(ascii: ")"), _): continue
            default: return keyword
            }
        }
        return keyword
    }

    // MARK: Attributes

    private mutating func peekMark(_ mark: UInt8) -> Bool {
        let before = lexer.position
        if case .mark(mark, _) = lexer.next() { return true }
        lexer.position = before
        return false
    }

    private mutating func readAttribute() -> TestAttribute {
        var depth = 1
        var tokens: [String] = []
        while depth > 0, let token = lexer.next() {
            switch token {
            case .word(let range): tokens.append(lexer.text(range))
            case .text: tokens.append("\"")
            case .mark(let mark, _):
                if mark == UInt8(ascii: "[") { depth += 1 }
                if mark == UInt8(ascii: "]") { depth -= 1 }
                if depth > 0 { tokens.append(String(UnicodeScalar(mark))) }
            }
        }
        return TestAttribute(tokens)
    }
}
