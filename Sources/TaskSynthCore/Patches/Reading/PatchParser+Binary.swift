extension PatchParser {
    /// Reads the line that says that binary files differ, where it is there.
    mutating func readBinaryNotice(_ text: Span<UInt8>, of section: inout SectionRecord) {
        guard
            text.hasPrefix("Binary files ", at: position) || text.hasPrefix("Files ", at: position)
        else { return }
        let end = lineEnd(text, from: position)
        guard end < text.count, end - position >= 13, text.hasPrefix(" differ\n", at: end - 7)
        else { return }
        section.marks.insert(.isBinary)
        position = end + 1
    }
}
