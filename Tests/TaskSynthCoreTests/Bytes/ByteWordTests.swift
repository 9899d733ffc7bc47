import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct ByteWordTests {
    /// The places of a word, found byte for byte.
    private static func places(of word: [UInt8], in text: [UInt8], caseBit: UInt8) -> [Int] {
        text.indices.filter { place in
            place + word.count <= text.count
                && word.indices.allSatisfy { text[place + $0] | caseBit == word[$0] }
        }
    }

    @Test(arguments: ["t", "te", "test", "assertType("], [false, true])
    func `finds what a look at every byte finds`(text: String, ignoresCase: Bool) {
        if ignoresCase, text.contains("(") || text.contains("T") { return }
        let word = ByteWord(text, ignoringCase: ignoresCase)
        let bytes = Array(text.utf8)
        var random = SplitMix(seed: 7)
        for length in [0, 1, 3, 63, 64, 65, 66, 67, 130, 200, 1000] {
            // Letters of the word alone, so that it and what is nearly it are everywhere.
            var content = (0..<length).map { _ in
                (bytes + [bytes[0] ^ 0x20, 0x1F, 0x00]).randomElement(using: &random) ?? 0
            }
            if length > 90 { content.replaceSubrange(70..<70 + bytes.count, with: bytes) }
            let expected = Self.places(of: bytes, in: content, caseBit: ignoresCase ? 0x20 : 0)
            var found: [Int] = []
            var start = 0
            while let place = word.firstIndex(in: content.span, from: start, to: content.count) {
                found.append(place)
                start = place + 1
            }
            #expect(found == expected)
        }
    }

    @Test func `does not look behind the end`() {
        let content = Array("a test, a test".utf8)
        let word = ByteWord("test")
        #expect(word.firstIndex(in: content.span, from: 3, to: 13) == nil)
        #expect(word.firstIndex(in: content.span, from: 3, to: 14) == 10)
    }
}
