/// One direction of a binary patch.
public struct BinaryContent: Hashable, Sendable {
    /// How the content is given.
    public let method: Method
    /// The number of bytes after decompression.
    public let size: Int
    /// The block, from its `literal` or `delta` line to its blank line.
    public let range: Range<Int>
    /// The lines of base 85.
    let lines: Range<Int>

    /// How binary content is given.
    public enum Method: Hashable, Sendable {
        /// The content itself.
        case literal
        /// What to copy of the content before, and what to put between.
        case delta
    }

    /// The compressed bytes; `nil` where a line is damaged.
    func compressed(in text: Span<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.count * 4 / 5)
        var line = lines.lowerBound
        while line < lines.upperBound {
            guard let feed = text.firstIndex(of: .lineFeed, from: line),
                Base85.decode(text, line..<feed, onto: &bytes)
            else { return nil }
            line = feed + 1
        }
        return bytes
    }
}

extension FilePatch {
    /// The binary content forward and, where the patch has it, backward.
    public var binaryContents: [BinaryContent] {
        guard hasBinaryContent else { return [] }
        let text = patch.bytes.span
        var contents: [BinaryContent] = []
        var start = headerRange.upperBound + 17
        while start < range.upperBound {
            let isLiteral = text.hasPrefix("literal ", at: start)
            guard isLiteral || text.hasPrefix("delta ", at: start),
                let feed = text.firstIndex(of: .lineFeed, from: start)
            else { break }
            var index = start + (isLiteral ? 8 : 6)
            var size = 0
            guard HunkHeader.number(text, &index, &size) else { break }
            var line = feed + 1
            while line < range.upperBound, text[line] != .lineFeed {
                line = (text.firstIndex(of: .lineFeed, from: line) ?? range.upperBound) + 1
            }
            contents.append(
                BinaryContent(
                    method: isLiteral ? .literal : .delta, size: size, range: start..<line + 1,
                    lines: feed + 1..<line))
            start = line + 1
        }
        return contents
    }
}
