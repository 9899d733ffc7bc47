extension PatchParser {
    /// Reads a binary patch, or the line that says that binary files differ.
    mutating func readBinary(
        _ text: Span<UInt8>, of section: inout SectionRecord
    ) throws(PatchError) {
        let start = position
        guard start < text.count else { return }
        if text.hasPrefix("GIT binary patch\n", at: start) {
            section.marks.formUnion([.isBinary, .hasBinaryData])
            position = start + 17
            guard try readBinaryBlock(text) else {
                throw PatchError(
                    .badBinaryPatch, at: position, in: text, expected: "'literal' or 'delta'")
            }
            _ = try readBinaryBlock(text)
            return
        }
        guard text.hasPrefix("Binary files ", at: start) || text.hasPrefix("Files ", at: start)
        else { return }
        let end = lineEnd(text, from: start)
        if end < text.count, end - start >= 13, text.hasPrefix(" differ\n", at: end - 7) {
            section.marks.insert(.isBinary)
            position = end + 1
        }
    }

    /// Reads the lines of one direction of a binary patch, up to its blank line.
    private mutating func readBinaryBlock(_ text: Span<UInt8>) throws(PatchError) -> Bool {
        guard text.hasPrefix("literal ", at: position) || text.hasPrefix("delta ", at: position)
        else { return false }
        var line = min(text.count, lineEnd(text, from: position) + 1)
        while true {
            guard line < text.count else {
                throw PatchError(
                    .badBinaryPatch, at: line, in: text,
                    expected: "a line of base 85 or a blank line")
            }
            guard let feed = text.firstIndex(of: .lineFeed, from: line) else {
                throw PatchError(
                    .badBinaryPatch, at: line, in: text,
                    expected: "a line feed at the end of the line")
            }
            if feed == line {
                position = feed + 1
                return true
            }
            guard let length = Base85.lineLength(text, line..<feed), length > 0 else {
                throw PatchError(
                    .badBinaryPatch, at: line, in: text,
                    expected: "a length letter and groups of five characters of base 85")
            }
            line = feed + 1
        }
    }
}
