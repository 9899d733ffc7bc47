/// A binary patch while it is read: one block forward, and perhaps one backward.
struct BinaryReader {
    /// The place of the next line.
    var line: Int
    private var isInBlock = false
    private var blocks = 0

    init(line: Int) { self.line = line }

    /// Reads lines until no further block follows.
    ///
    /// - Returns: Whether the patch is complete; else more of the text is needed.
    mutating func readLines(_ text: Span<UInt8>, hasAll: Bool) throws(PatchError) -> Bool {
        while true {
            let feed = text.firstIndex(of: .lineFeed, from: min(line, text.count))
            if feed == nil, !hasAll { return false }
            if isInBlock {
                guard let feed else { throw cut(text) }
                try readData(text, line..<feed)
                line = feed + 1
            } else {
                let starts =
                    text.hasPrefix("literal ", at: line) || text.hasPrefix("delta ", at: line)
                guard starts, blocks < 2 else {
                    guard blocks > 0 else {
                        throw PatchError(
                            .badBinaryPatch, at: line, in: text, expected: "'literal' or 'delta'")
                    }
                    return true
                }
                guard let feed else { throw cut(text) }
                isInBlock = true
                blocks += 1
                line = feed + 1
            }
        }
    }

    /// Reads a line of base 85, or the blank line that ends a block.
    private mutating func readData(_ text: Span<UInt8>, _ range: Range<Int>) throws(PatchError) {
        if range.isEmpty {
            isInBlock = false
            return
        }
        guard let length = Base85.lineLength(text, range), length > 0 else {
            throw PatchError(
                .badBinaryPatch, at: line, in: text,
                expected: "a length letter and groups of five characters of base 85")
        }
    }

    private func cut(_ text: Span<UInt8>) -> PatchError {
        PatchError(
            .badBinaryPatch, at: line, in: text,
            expected: line < text.count
                ? "a line feed at the end of the line" : "a line of base 85 or a blank line")
    }
}
