extension SecretShape {
    /// A home folder: `/home/NAME`, `/Users/NAME`, `C:\Users\NAME`.
    static func home(_ text: Span<UInt8>, _ place: Int) -> Match? {
        var start = place
        if text.hasPrefix("/home/", at: place) {
            start += 6
        } else if text.hasPrefix("/Users/", at: place) {
            start += 7
        } else if place + 1 < text.count, text[place + 1] == UInt8(ascii: ":"),
            let after = windowsUsers(text, place + 2)
        {
            start = after
        } else {
            return nil
        }
        // Inside a longer path this is some folder, as in `/srv/home/app`.
        if place > 0, text[place] == UInt8(ascii: "/") {
            let before = text[place - 1]
            if before.isWordByte || before == UInt8(ascii: ".") || before == UInt8(ascii: "-") {
                return nil
            }
        }
        let end = endOfName(text, start)
        guard end > start, !isShared(text, start..<end) else { return nil }
        return (.homeFolder, place..<end)
    }

    /// A home folder as the name of a folder: `-Users-NAME-`, `-home-NAME-`.
    static func flattenedHome(_ text: Span<UInt8>, _ place: Int) -> Match? {
        var start = place
        if text.hasPrefix("-home-", at: place) {
            start += 6
        } else if text.hasPrefix("-Users-", at: place) {
            start += 7
        } else {
            return nil
        }
        guard place == 0 || text[place - 1] == UInt8(ascii: "/") || text[place - 1] == 0x22 else {
            return nil
        }
        var end = start
        while end < text.count, text[end].isWordByte { end += 1 }
        guard end > start, end < text.count, text[end] == UInt8(ascii: "-") else { return nil }
        return (.homeFolder, place..<end)
    }

    private static func windowsUsers(_ text: Span<UInt8>, _ place: Int) -> Int? {
        for prefix: StaticString in ["\\Users\\", "\\\\Users\\\\", "/Users/"]
        where text.hasPrefix(prefix, at: place) {
            return place + prefix.utf8CodeUnitCount
        }
        return nil
    }

    private static func endOfName(_ text: Span<UInt8>, _ start: Int) -> Int {
        var end = start
        while end < text.count,
            text[end].isWordByte || text[end] == UInt8(ascii: "-")
                || text[end] == UInt8(ascii: ".") || text[end] >= 0x80
        {
            end += 1
        }
        // A full stop at the end belongs to the sentence.
        while end > start, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
        return end
    }

    /// Whether a folder beside the homes is nobody's own.
    private static func isShared(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.count == 6 && text.hasPrefix("Shared", at: range.lowerBound)
    }
}
