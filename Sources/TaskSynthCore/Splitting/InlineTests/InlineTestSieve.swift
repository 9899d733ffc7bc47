/// Says quickly that a section has nothing that an outline could find.
///
/// Most sections of a long patch have no test inside; only the lines that could begin one are
/// looked at.
struct InlineTestSieve {
    let outline: InlineTestOutline

    private static let word = ByteWord("test", ignoringCase: true)

    /// Whether a section may hold a test.
    func mayHoldTests(_ file: FilePatch) -> Bool {
        let text = file.patch.bytes.span
        let end = file.range.upperBound
        var start = file.headerRange.upperBound
        while let place = Self.word.firstIndex(in: text, from: start, to: end) {
            var line = place
            while line > start, text[line - 1] != .lineFeed { line -= 1 }
            if mayBegin(text, line, place) { return true }
            start = text.firstIndex(of: .lineFeed, from: place, to: end).map { $0 + 1 } ?? end
        }
        return false
    }

    /// Whether the line that starts at a place, with the word behind it, could begin a test.
    private func mayBegin(_ text: Span<UInt8>, _ start: Int, _ word: Int) -> Bool {
        if text[start] == UInt8(ascii: "@") { return true }
        var lead = start + 1
        while lead < word, text[lead] == UInt8(ascii: " ") || text[lead] == UInt8(ascii: "\t") {
            lead += 1
        }
        guard lead <= word else { return false }
        let isAtMargin = lead == start + 1
        let first = text[lead]
        return switch outline {
        case .attributes: first == UInt8(ascii: "#") || first == UInt8(ascii: "m")
        case .conditionals: first == UInt8(ascii: "#") || isAtMargin && first != UInt8(ascii: "/")
        case .blocks(.vitest): text.hasPrefix("if", at: lead)
        case .blocks(.test): isAtMargin && first == UInt8(ascii: "t")
        case .blocks(.unittest): true
        case .margin: isAtMargin
        }
    }
}
