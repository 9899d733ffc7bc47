/// Finds blocks that the language itself makes tests: D's `unittest`, Zig's `test`, and the tests
/// that Vitest keeps in source files.
struct BlockTestOutline {
    /// What begins a block.
    enum Keyword: Sendable {
        /// `unittest { … }`, with attributes before it.
        case unittest
        /// `test "name" { … }` or `test name { … }` at the margin.
        case test
        /// `if (import.meta.vitest) { … }`.
        case vitest
    }

    let keyword: Keyword

    func find(in image: SourceImage) -> FoundTests {
        var found = FoundTests(flags: [])
        var open: Int?
        for fragment in image.fragments {
            var flags = [Bool](repeating: false, count: fragment.lineStarts.count)
            var start: Int?
            let isInside = startsBlock(fragment.section)
            if isInside || (open != nil && fragment.section.isEmpty) {
                start = continueBlock(fragment, indentation: open ?? 0, &flags)
                if isInside, found.evidence == nil {
                    found.evidence = String(decoding: fragment.section, as: UTF8.self)
                }
            }
            open = nil
            if mayHoldTests(fragment) {
                let code =
                    start
                    ?? (image.isWhole ? 0 : CodeLexer.startOfCode(fragment.bytes, dialect))
                open = scan(fragment, from: code, &flags, &found.evidence)
            }
            found.flags.append(flags)
        }
        return found
    }

    private var dialect: CodeLexer.Dialect {
        switch keyword {
        case .unittest: [.d, .backticks]
        case .test: .zig
        case .vitest: .backticks
        }
    }

    private static let word = ByteWord("test")

    /// Whether there is the word that each of the keywords ends with.
    private func mayHoldTests(_ fragment: SourceImage.Fragment) -> Bool {
        let text = fragment.bytes.span
        return Self.word.firstIndex(in: text, from: 0, to: text.count) != nil
    }

    /// Whether a line begins a block of tests.
    private func startsBlock(_ line: [UInt8]) -> Bool {
        var lexer = CodeLexer(line, dialect)
        guard let first = lexer.next() else { return false }
        return isStart(first, &lexer, previous: nil)
    }

    private func continueBlock(
        _ fragment: SourceImage.Fragment, indentation: Int, _ flags: inout [Bool]
    ) -> Int {
        for line in flags.indices {
            flags[line] = true
            if let start = fragment.start(of: line), fragment.bytes[start] == UInt8(ascii: "}"),
                (fragment.indentation(of: line) ?? 0) <= indentation
            {
                return fragment.range(of: line).upperBound
            }
        }
        return fragment.bytes.count
    }

    /// Marks blocks; gives the indentation of one that stays open.
    private func scan(
        _ fragment: SourceImage.Fragment, from start: Int, _ flags: inout [Bool],
        _ evidence: inout String?
    ) -> Int? {
        var lexer = CodeLexer(fragment.bytes, dialect, from: start)
        var previous: CodeLexer.Token?
        while let token = lexer.next() {
            let before = lexer.position
            guard isAtPlace(token, fragment), isStart(token, &lexer, previous: previous) else {
                lexer.position = before
                previous = token
                continue
            }
            let first = fragment.line(at: token.start)
            let isClosed = skipBlock(&lexer)
            let last = fragment.line(at: max(0, lexer.position - 1))
            for line in first...max(first, last) { flags[line] = true }
            evidence = evidence ?? Self.text(fragment, first)
            if !isClosed { return fragment.indentation(of: first) ?? 0 }
            previous = nil
        }
        return nil
    }

    private func isAtPlace(_ token: CodeLexer.Token, _ fragment: SourceImage.Fragment) -> Bool {
        guard keyword == .test else { return true }
        return fragment.indentation(of: fragment.line(at: token.start)) == 0
    }

    private func isStart(
        _ token: CodeLexer.Token, _ lexer: inout CodeLexer, previous: CodeLexer.Token?
    ) -> Bool {
        guard case .word(let range) = token else { return false }
        switch keyword {
        case .unittest:
            guard lexer.isWord(range, "unittest") else { return false }
            guard let next = lexer.next() else { return true }
            lexer.position = next.start
            return next == .mark(UInt8(ascii: "{"), next.start)
        case .test:
            guard lexer.isWord(range, "test"), let next = lexer.next() else { return false }
            switch next {
            case .text, .word: return true
            case .mark(let mark, let offset):
                lexer.position = offset
                return mark == UInt8(ascii: "{")
            }
        case .vitest:
            guard lexer.isWord(range, "if") else { return false }
            var words: [String] = []
            while words.count < 4, let next = lexer.next() {
                switch next {
                case .word(let word): words.append(lexer.text(word))
                case .mark(UInt8(ascii: ")"), _): return words == ["import", "meta", "vitest"]
                case .mark(UInt8(ascii: "("), _), .mark(UInt8(ascii: "."), _): continue
                default: return false
                }
            }
            return false
        }
    }

    /// Goes over a block in braces; whether its end was found.
    private func skipBlock(_ lexer: inout CodeLexer) -> Bool {
        var depth = 0
        while let token = lexer.next() {
            guard case .mark(let mark, _) = token else { continue }
            if mark == UInt8(ascii: "{") { depth += 1 }
            if mark == UInt8(ascii: "}") {
                depth -= 1
                if depth <= 0 { return true }
            }
        }
        return false
    }

    private static func text(_ fragment: SourceImage.Fragment, _ line: Int) -> String {
        String(decoding: fragment.bytes[fragment.range(of: line)].dropLast(), as: UTF8.self)
    }
}
