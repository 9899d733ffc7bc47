/// A few bytes that are looked for in a text, sixty-four places at a time.
package struct ByteWord: Sendable {
    /// How many places are looked at at once.
    private static let width = 4 * ByteBlock.width
    private let bytes: [UInt8]
    /// The bit that tells the cases of a letter apart, or none.
    private let caseBit: UInt8

    /// Makes a word of at least one byte.
    ///
    /// - Parameters:
    ///   - text: The word; where the case does not matter, letters alone, in lower case.
    ///   - ignoresCase: Whether it is found in upper case as well.
    package init(_ text: String, ignoringCase ignoresCase: Bool = false) {
        precondition(!text.isEmpty)
        bytes = Array(text.utf8)
        caseBit = ignoresCase ? 0x20 : 0
    }

    /// The word.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Where the word starts for the first time, from a place on, before an end.
    package func firstIndex(in text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        precondition(start >= 0 && end <= text.count)
        let distance = bytes.count - 1
        let (first, middle, last) = (bytes[0], bytes[distance / 2], bytes[distance])
        var place = start
        // A block has the first byte of the word where others have further ones, further on.
        while end - place >= Self.width + distance {
            var marks = ByteBlock.Marks()
            for offset in stride(from: 0, to: Self.width, by: ByteBlock.width) {
                let start = place + offset
                marks |=
                    ByteBlock(text, at: start).marks(of: first, setting: caseBit)
                    & ByteBlock(text, at: start + distance / 2).marks(of: middle, setting: caseBit)
                    & ByteBlock(text, at: start + distance).marks(of: last, setting: caseBit)
            }
            if !ByteBlock.isEmpty(marks) {
                for offset in 0..<Self.width where isWord(text, at: place + offset) {
                    return place + offset
                }
            }
            place += Self.width
        }
        while end - place > distance {
            if isWord(text, at: place) { return place }
            place += 1
        }
        return nil
    }

    private func isWord(_ text: Span<UInt8>, at place: Int) -> Bool {
        for index in 0..<bytes.count where text[place + index] | caseBit != bytes[index] {
            return false
        }
        return true
    }
}
