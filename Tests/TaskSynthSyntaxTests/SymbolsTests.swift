import TaskSynthCore
import TaskSynthSyntax
import TaskSynthTestSupport
import Testing

/// Golden cases for every language: what a source file defines.
@Suite struct SymbolsTests {
    static let golden = GoldenFolder("symbols")

    @Test(.needsGrammars, arguments: golden.cases)
    func `lists what a source text defines`(name: String) throws {
        let analyzer = try #require(Grammars.analyzer)
        let file = try #require(Self.golden.inputs(of: name).first)
        let text = try Self.golden.read(file, of: name)
        let detected = SourceLanguage.detect(path: file, text: text.span)
        let language = try #require(detected)
        let found = analyzer.outline(of: text.span, in: language)
        let outline = try #require(found)
        #expect(outline.method == .syntactic)
        try Self.golden.expect(listing(of: outline), matches: "expected.txt", of: name)
    }

    @Test(arguments: golden.cases)
    func `lists what a source text defines by its tokens alone`(name: String) throws {
        let file = try #require(Self.golden.inputs(of: name).first)
        let text = try Self.golden.read(file, of: name)
        let detected = SourceLanguage.detect(path: file, text: text.span)
        let language = try #require(detected)
        let found = LexicalAnalyzer().outline(of: text.span, in: language)
        let outline = try #require(found)
        #expect(outline.method == .lexical)
        try Self.golden.expect(listing(of: outline), matches: "lexical.txt", of: name)
    }

    @Test(.needsGrammars, arguments: 0...6)
    func `reads Lua the same whatever its scanner finds in memory`(state: Int32) throws {
        let analyzer = try #require(Grammars.analyzer)
        let file = try #require(Self.golden.inputs(of: "lua").first)
        let text = try Self.golden.read(file, of: "lua")
        // What the allocator hands out next is what was given back last.
        let blocks = (0..<1000).map { _ in
            let block = UnsafeMutablePointer<Int32>.allocate(capacity: 2)
            unsafe block.initialize(repeating: state, count: 2)
            return unsafe block
        }
        for block in unsafe blocks { unsafe block.deallocate() }
        let found = analyzer.outline(of: text.span, in: .lua)
        let outline = try #require(found)
        #expect(outline.errors.isEmpty)
        try Self.golden.expect(listing(of: outline), matches: "expected.txt", of: "lua")
    }

    private func listing(of outline: SourceOutline) -> String {
        outline.symbols.map { symbol in
            let lines = "\(symbol.lines.lowerBound)-\(symbol.lines.upperBound)"
            let header = "header -\(symbol.headerLines.upperBound)"
            var words = [lines, header, symbol.kind.name, symbol.qualifiedName]
            if symbol.isPublic { words.append("public") }
            if let marker = symbol.test { words.append("test (\(marker.evidence))") }
            if let line = symbol.documentationLine { words.append("documented at \(line)") }
            if let count = symbol.parameterCount { words.append("parameters \(count)") }
            if let complexity = symbol.complexity { words.append("complexity \(complexity)") }
            return words.joined(separator: ", ") + "\n"
        }.joined()
    }
}
