/// Says quickly that a section has nothing that an outline could find.
///
/// Most sections of a long patch have no test inside; only the lines that could begin one are
/// looked at.
struct InlineTestSieve {
    let outline: InlineTestOutline

    /// Whether a section may hold a test.
    func mayHoldTests(_ file: FilePatch) -> Bool {
        let text = file.patch.bytes.span
        let end = file.range.upperBound
        var start = file.headerRange.upperBound
        while start < end {
            let feed = min(text.firstIndex(of: .lineFeed, from: start) ?? end, end)
            if mayBegin(text, start, feed) { return true }
            start = feed + 1
        }
        return false
    }

    private func mayBegin(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard end - start > 4 else { return false }
        if text[start] == UInt8(ascii: "@") { return Self.mentionsTests(text, start, end) }
        var lead = start + 1
        while lead < end, text[lead] == UInt8(ascii: " ") || text[lead] == UInt8(ascii: "\t") {
            lead += 1
        }
        guard lead < end else { return false }
        let isAtMargin = lead == start + 1
        let first = text[lead]
        let isCandidate: Bool
        switch outline {
        case .attributes:
            isCandidate = first == UInt8(ascii: "#") || first == UInt8(ascii: "m")
        case .conditionals:
            isCandidate = first == UInt8(ascii: "#") || isAtMargin && first != UInt8(ascii: "/")
        case .blocks(.vitest): isCandidate = first == UInt8(ascii: "i")
        case .blocks(.test): isCandidate = isAtMargin && first == UInt8(ascii: "t")
        case .blocks(.unittest): isCandidate = true
        case .margin: isCandidate = isAtMargin
        }
        return isCandidate && Self.mentionsTests(text, lead, end)
    }

    /// Whether the letters of "test" stand between two places, in any case.
    private static func mentionsTests(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var letters: UInt32 = 0
        for index in start..<end {
            letters = letters << 8 | UInt32(text[index] | 0x20)
            if letters == 0x7465_7374 { return true }
        }
        return false
    }
}
