/// The lines of a text, one after the other.
struct CoverageLines {
    /// The number of the line that was given last, counted from 1.
    private(set) var number = 0
    private var offset = 0

    /// The next line without its end.
    mutating func next(in text: Span<UInt8>) -> Range<Int>? {
        guard offset < text.count else { return nil }
        let start = offset
        var end = text.firstIndex(of: .lineFeed, from: offset) ?? text.count
        offset = end + 1
        number += 1
        if end > start, text[end - 1] == .carriageReturn { end -= 1 }
        return start..<end
    }
}
