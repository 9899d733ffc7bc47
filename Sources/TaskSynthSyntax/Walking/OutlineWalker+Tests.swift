import TaskSynthCore

extension OutlineWalker {
    /// Why a definition is a test, by its own text.
    func test(
        _ symbol: SourceSymbol, node: SyntaxNode, nameStart: Int, in text: Span<UInt8>
    ) -> TestMarker? {
        let rules = grammar.rules.tests
        if symbol.kind == .test {
            return TestMarker(strength: .framework, evidence: "call")
        }
        if !rules.annotations.isEmpty, grammar.rules.language != .rust {
            let end = min(max(nameStart, symbol.range.lowerBound), text.count)
            let start = max(symbol.range.lowerBound, end - 2000)
            if let word = annotation(in: start..<end, of: text) {
                return TestMarker(strength: .framework, evidence: word)
            }
        }
        if symbol.kind.isType {
            if rules.classPrefixes.contains(where: symbol.name.hasPrefix) {
                return TestMarker(strength: .name, evidence: "name \(symbol.name)")
            }
            guard !rules.bases.isEmpty else { return nil }
            if let base = base(of: symbol, in: text) {
                return TestMarker(strength: .name, evidence: "inherits from \(base)")
            }
            return nil
        }
        guard symbol.kind.isCallable,
            let prefix = rules.functionPrefixes.first(where: symbol.name.hasPrefix)
        else { return nil }
        if rules.needsTestClass {
            guard let container = symbol.container, symbols[container].test != nil else {
                return nil
            }
        }
        if grammar.rules.language == .go {
            let next = symbol.name.dropFirst(prefix.count).first
            guard next?.isLowercase != true,
                prefix == "Example" || header(of: symbol, in: text).contains("testing.")
            else { return nil }
        }
        return TestMarker(strength: .name, evidence: "name \(prefix)*")
    }

    /// The first word behind the name of a type that is one of those that tests inherit from.
    private func base(of symbol: SourceSymbol, in text: Span<UInt8>) -> String? {
        let start = symbol.header.lowerBound
        let end = min(symbol.header.upperBound, start + 600)
        let name = symbol.name.utf8.span
        var isBehindName = false
        var offset = start
        while offset < end {
            guard isWord(text[offset]) else {
                offset += 1
                continue
            }
            let first = offset
            while offset < end, isWord(text[offset]) { offset += 1 }
            if !isBehindName {
                isBehindName = text.hasSameBytes(in: first..<offset, as: name, in: name.indices)
            } else if grammar.rules.tests.bases.contains(where: { base in
                let base = base.utf8.span
                let length = base.count
                return offset - first >= length
                    && text.hasSameBytes(in: offset - length..<offset, as: base, in: base.indices)
            }) {
                return String(decoding: text, in: first..<offset)
            }
        }
        return nil
    }

    private func header(of symbol: SourceSymbol, in text: Span<UInt8>) -> String {
        let start = symbol.header.lowerBound
        return String(decoding: text, in: start..<min(symbol.header.upperBound, start + 600))
    }

    /// The first annotation of tests in a part of the text: `@Test`, `[Fact(…)]`, `#[Test]`.
    private func annotation(in range: Range<Int>, of text: Span<UInt8>) -> String? {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = text[offset]
            offset += 1
            guard
                byte == UInt8(ascii: "@") || byte == UInt8(ascii: "[")
                    || byte == UInt8(ascii: ",")
            else { continue }
            while offset < range.upperBound, text[offset] == 0x20 { offset += 1 }
            let start = offset
            while offset < range.upperBound,
                isWord(text[offset]) || text[offset] == UInt8(ascii: ".")
            {
                offset += 1
            }
            let word = String(decoding: text, in: start..<offset)
            let last = word.split(separator: ".").last.map(String.init) ?? word
            if grammar.rules.tests.annotations.contains(last) {
                return byte == UInt8(ascii: "@") ? "@\(word)" : "[\(word)]"
            }
        }
        return nil
    }

    /// Remembers what belongs to the next definition.
    mutating func enterAttribute(_ node: SyntaxNode, depth: Int, in text: Span<UInt8>) {
        if grammar.rules.language == .elixir {
            guard
                ["@spec", "@impl", "@tag", "@deprecated", "@since"]
                    .contains(where: { prefix in
                        text.hasPrefix(prefix, at: grammar.start(of: node))
                    })
            else { return }
        }
        if grammar.rules.language == .kotlin, !text.hasPrefix("@", at: grammar.start(of: node)) {
            return
        }
        beginAttribute(node)
        if grammar.rules.language == .rust, let marker = rustMarker(node, in: text) {
            pending.test = marker
        }
        attributeDepth += 1
        frames.append(Frame(depth: depth, kind: .attribute(firstSymbol: symbols.count)))
    }

    /// Lets the next definition begin with an attribute.
    mutating func beginAttribute(_ node: SyntaxNode) {
        guard pending.attributeStart == nil else { return }
        pending.attributeStart = grammar.start(of: node)
        pending.attributeRow = grammar.startRow(of: node)
    }

    /// Whether an attribute only documents, as those of Elixir do.
    func isDocumentation(_ node: SyntaxNode, in text: Span<UInt8>) -> Bool {
        let start = grammar.start(of: node)
        return grammar.rules.language == .elixir
            && (text.hasPrefix("@doc ", at: start) || text.hasPrefix("@moduledoc ", at: start)
                || text.hasPrefix("@typedoc ", at: start))
    }

    /// What an attribute of Rust says about tests.
    private func rustMarker(_ node: SyntaxNode, in text: Span<UInt8>) -> TestMarker? {
        let range = grammar.range(of: node)
        guard range.count < 300,
            grammar.testWords.contains(where: { word in
                word.firstIndex(in: text, from: range.lowerBound, to: range.upperBound) != nil
            })
        else { return nil }
        let blanks = [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t")]
        let bare = String(
            decoding: range.map { text[$0] }.filter { !blanks.contains($0) }, as: UTF8.self)
        let evidence = TestMarker(strength: .construct, evidence: bare)
        var inner = bare.drop { $0 == "#" || $0 == "!" || $0 == "[" }
        while inner.last == "]" { inner.removeLast() }
        if inner == "cfg(test)" || inner.hasPrefix("cfg(all(test,")
            || (inner.hasPrefix("cfg(all(")
                && (inner.contains(",test,") || inner.hasSuffix(",test))")))
        {
            return inner.contains("any(") && inner.contains("any(test") ? nil : evidence
        }
        let name = inner.prefix { $0 != "(" && $0 != "=" }.split(separator: ":").last ?? ""
        return grammar.rules.tests.annotations.contains(String(name)) ? evidence : nil
    }

    /// Makes a symbol of something that is no definition but is compiled for tests alone.
    mutating func testItem(_ node: SyntaxNode, in text: Span<UInt8>) {
        guard let marker = pending.test, let start = pending.attributeStart else { return }
        let range = SourceRange(start..<max(start, grammar.end(of: node)))
        let lines =
            (pending.attributeRow + 1)...max(pending.attributeRow + 1, grammar.endRow(of: node) + 1)
        addRegion(named: marker.evidence, range: range, lines: lines, marker: marker)
    }

    /// Adds a part of the text that is compiled for tests alone.
    mutating func addRegion(
        named name: String, range: SourceRange, lines: ClosedRange<Int>, marker: TestMarker
    ) {
        let base = container.map { paths[$0] } ?? ""
        symbols.append(
            SourceSymbol(
                name: name,
                qualifiedName: base.isEmpty ? name : base + grammar.rules.separator + name,
                kind: .test, range: range, lines: lines,
                header: SourceRange(range.lowerBound..<range.lowerBound),
                headerLines: lines.lowerBound...lines.lowerBound, isPublic: false, test: marker,
                container: container))
        paths.append(base)
    }

    /// Finds the branches of a conditional compilation that are there for tests alone.
    mutating func conditional(_ node: SyntaxNode, depth: Int, in text: Span<UInt8>) {
        if grammar.rules.visibilityIsByExports {
            guard
                let condition = grammar.child(.condition, of: node),
                grammar.range(of: condition).count < 60,
                Self.vitest.firstIndex(
                    in: text, from: grammar.start(of: condition), to: grammar.end(of: condition))
                    != nil
            else { return }
            return region(
                node, from: grammar.start(of: node), row: grammar.startRow(of: node),
                to: grammar.end(of: node), lastRow: grammar.endRow(of: node),
                name: "import.meta.vitest", depth: depth, isWhole: true)
        }
        let isNegated = text.hasPrefix("#ifndef", at: grammar.start(of: node))
        guard
            let condition = grammar.child(.name, of: node) ?? grammar.child(.condition, of: node),
            grammar.range(of: condition).count < 300,
            mayNameTests(grammar.range(of: condition), in: text)
        else { return }
        let words = string(condition, in: text)
        guard Self.isForTests(words) else { return }
        let other = grammar.child(.alternative, of: node)
        let end = grammar.end(of: node)
        let middle = other.map { grammar.start(of: $0) } ?? end
        let middleRow = other.map { grammar.startRow(of: $0) - 1 } ?? grammar.endRow(of: node)
        if isNegated {
            guard let other else { return }
            region(
                node, from: middle, row: grammar.startRow(of: other), to: end,
                lastRow: grammar.endRow(of: node), name: words, depth: depth, isWhole: false)
        } else {
            region(
                node, from: grammar.start(of: node), row: grammar.startRow(of: node), to: middle,
                lastRow: middleRow, name: words, depth: depth, isWhole: other == nil)
        }
    }

    private static let vitest = ByteWord("import.meta.vitest")

    private mutating func region(
        _ node: SyntaxNode, from start: Int, row: Int, to end: Int, lastRow: Int, name: String,
        depth: Int, isWhole: Bool
    ) {
        let marker = TestMarker(strength: .construct, evidence: name)
        addRegion(
            named: name, range: SourceRange(start..<max(start, end)),
            lines: (row + 1)...max(row + 1, lastRow + 1), marker: marker)
        guard isWhole else { return }
        frames.append(Frame(depth: depth, kind: .tests(outer: testScope)))
        testScope = marker
    }

    /// Whether a part of the text has the word in it that all words for tests share.
    private func mayNameTests(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        var offset = range.lowerBound
        while offset + 4 <= range.upperBound {
            if text[offset] | 0x20 == UInt8(ascii: "t"),
                text[offset + 1] | 0x20 == UInt8(ascii: "e"),
                text[offset + 2] | 0x20 == UInt8(ascii: "s"),
                text[offset + 3] | 0x20 == UInt8(ascii: "t")
            {
                return true
            }
            offset += 1
        }
        return false
    }

    /// Whether a condition of the preprocessor holds in builds for tests alone.
    static func isForTests(_ condition: String) -> Bool {
        let words = condition.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "!") }
        if condition.contains("||") {
            return condition.split(separator: "|").allSatisfy { isForTests(String($0)) }
        }
        for word in words where !word.hasPrefix("!") {
            let parts = word.uppercased().split(separator: "_").map(String.init)
            let tests: Set = ["TEST", "TESTS", "TESTING", "UNITTEST", "UNITTESTS", "SELFTEST"]
            let negations: Set = ["NO", "NOT", "WITHOUT", "DISABLE", "DISABLED", "SKIP", "HAVE"]
            if parts.contains(where: tests.contains), !parts.contains(where: negations.contains) {
                return !condition.contains("!defined") && !condition.contains("! defined")
            }
        }
        return false
    }
}
