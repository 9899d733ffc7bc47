import TaskSynthCore
import TaskSynthSyntax
import TaskSynthTestSupport
import Testing

/// What edits leave alone is not parsed again, and nobody sees a difference.
@Suite struct EditTests {
    private static let golden = GoldenFolder("symbols")

    @Test(.needsGrammars, arguments: golden.cases)
    func `reads an edited text as if it were read by itself`(name: String) throws {
        let analyzer = try #require(Grammars.analyzer)
        let file = try #require(Self.golden.inputs(of: name).first)
        let text = try Self.golden.read(file, of: name)
        let detected = SourceLanguage.detect(path: file, text: text.span)
        let language = try #require(detected)
        let found = analyzer.outline(of: text.span, in: language)
        let outline = try #require(found)
        let starts = [0] + text.indices.filter { text[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        for (start, end) in zip(starts, starts.dropFirst()) {
            // A line goes away, and comes back.
            var edited = text
            edited.removeSubrange(start..<end)
            let removal = SourceEdit(old: start..<end, new: start..<start)
            let addition = SourceEdit(old: start..<start, new: start..<end)
            let expected = analyzer.outline(of: edited.span, in: language)
            let removed = analyzer.outlines(
                of: text.span, and: edited.span, edits: [removal], in: language)
            #expect(removed.old == outline, "line at \(start)")
            #expect(removed.new == expected, "line at \(start)")
            let added = analyzer.outlines(
                of: edited.span, and: text.span, edits: [addition], in: language)
            #expect(added.old == expected, "line at \(start)")
            #expect(added.new == outline, "line at \(start)")
        }
    }

    @Test(.needsGrammars)
    func `believes no edits that do not explain the difference`() throws {
        let analyzer = try #require(Grammars.analyzer)
        let old = Array("def first():\n    pass\n\n\ndef second():\n    pass\n".utf8)
        let new = Array("def other():\n    pass\n\n\ndef third():\n    pass\n".utf8)
        let half = SourceEdit(old: 0..<13, new: 0..<13)
        let isExplained = SourceEdit.explain([half], from: old.span, to: new.span)
        #expect(!isExplained)
        let found = analyzer.outlines(of: old.span, and: new.span, edits: [half], in: .python)
        #expect(found.new?.symbols.map(\.name) == ["other", "third"])
    }
}
