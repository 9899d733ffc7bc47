/// A name on a `---` or `+++` line, perhaps with a time after it.
struct PlainName {
    let start: Int
    /// The end of the line.
    let lineEnd: Int
    let isDevNull: Bool
    /// The end of the name where a time follows it.
    private let nameEnd: Int?

    init(_ text: Span<UInt8>, _ start: Int) {
        self.start = start
        lineEnd = text.firstIndex(of: .lineFeed, from: start) ?? text.count
        isDevNull = NameReader(text.count).isDevNull(text, start)
        let length = Timestamp.length(text, start..<lineEnd)
        nameEnd = length > 0 ? lineEnd - length : nil
    }

    /// The name without leading components.
    ///
    /// Of two names the shorter wins where the other one only adds to it, such as `.orig`.
    func name(_ text: Span<UInt8>, strip: Int, default other: NameSlice) -> NameSlice {
        let reader = NameReader(text.count)
        if start < text.count, text[start] == UInt8(ascii: "\""),
            let name = reader.quotedName(text, start, strip: strip)
        {
            return name
        }
        let name =
            nameEnd.map { reader.strippedName(text, start..<$0, strip: strip) }
            ?? reader.name(text, start, strip: strip, endsAtTab: true)
        guard !name.isNone else { return other }
        guard !other.isNone, !other.isQuoted, other.length < name.length else { return name }
        for offset in 0..<Int(other.length)
        where text[Int(other.start) + offset] != text[Int(name.start) + offset] {
            return name
        }
        return other
    }

    /// Whether the time is the start of the epoch, by which GNU diff says that there is no file.
    func hasEpoch(_ text: Span<UInt8>) -> Bool {
        var tab: Int?
        var index = start
        while index < lineEnd {
            if text[index] == UInt8(ascii: "\t") { tab = index }
            index += 1
        }
        guard let tab else { return false }
        return Timestamp.isEpoch(text, tab + 1..<lineEnd)
    }
}
