/// Reads file names from the lines of a header, by the rules of git.
struct NameReader {
    private let count: Int

    init(_ count: Int) { self.count = count }

    /// Whether git takes a byte for white space.
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == .lineFeed
            || byte == .carriageReturn
    }

    /// Whether a name is `/dev/null`.
    func isDevNull(_ text: Span<UInt8>, _ start: Int) -> Bool {
        text.hasPrefix("/dev/null", at: start) && start + 9 < count
            && Self.isSpace(text[start + 9])
    }

    /// Reads a name that reaches to the end of the line, or to a tab.
    func name(_ text: Span<UInt8>, _ start: Int, strip: Int, endsAtTab: Bool) -> NameSlice {
        if start < count, text[start] == UInt8(ascii: "\""),
            let name = quotedName(text, start, strip: strip)
        {
            return name
        }
        var end = start
        while end < count {
            let byte = text[end]
            if byte == .lineFeed || byte == .carriageReturn { break }
            if byte == UInt8(ascii: "\t"), endsAtTab { break }
            end += 1
        }
        return strippedName(text, start..<end, strip: strip)
    }

    /// Reads a name in quotation marks; `nil` where it is malformed or too short.
    func quotedName(_ text: Span<UInt8>, _ start: Int, strip: Int) -> NameSlice? {
        guard let (bytes, end) = QuotedName.decode(text, from: start) else { return nil }
        let slashes = bytes.lazy.filter { $0 == UInt8(ascii: "/") }.count
        guard slashes >= strip else { return nil }
        var slice = NameSlice(start..<end)
        slice.isQuoted = true
        slice.strip = UInt16(clamping: strip)
        return slice
    }

    /// Drops leading components; nothing may be left, and then there is no name.
    func strippedName(_ text: Span<UInt8>, _ range: Range<Int>, strip: Int) -> NameSlice {
        var start = range.lowerBound
        var rest = strip
        while rest > 0 {
            guard
                let slash = text.firstIndex(
                    of: UInt8(ascii: "/"), from: start, to: range.upperBound)
            else { return .none }
            start = slash + 1
            rest -= 1
        }
        return start < range.upperBound ? NameSlice(start..<range.upperBound) : .none
    }

    /// Reads the name of a `diff --git` line, where both sides give the same one.
    func gitLineName(_ text: Span<UInt8>, _ start: Int, _ next: Int, strip: Int) -> NameSlice {
        guard next > start, text[next - 1] == .lineFeed else { return .none }
        let end = next - 1
        if text[start] == UInt8(ascii: "\"") {
            return nameBehindQuotes(text, start, end, strip: strip)
        }
        let first = treeName(text, start..<end, strip: strip)
        guard !first.isNone else { return .none }
        let nameStart = first.range.lowerBound
        if let quote = text.firstIndex(of: UInt8(ascii: "\""), from: nameStart, to: end) {
            return nameBeforeQuotes(text, nameStart, quote, strip: strip)
        }
        return repeatedName(text, nameStart, end, strip: strip)
    }

    /// Drops leading components of a name that must not be absolute.
    private func treeName(_ text: Span<UInt8>, _ range: Range<Int>, strip: Int) -> NameSlice {
        guard strip > 0 else {
            return range.isEmpty || text[range.lowerBound] == UInt8(ascii: "/")
                ? .none : NameSlice(range)
        }
        var rest = strip
        for index in range where text[index] == UInt8(ascii: "/") {
            rest -= 1
            if rest == 0 {
                return index == range.lowerBound ? .none : NameSlice(index + 1..<range.upperBound)
            }
        }
        return .none
    }

    private func nameBehindQuotes(
        _ text: Span<UInt8>, _ start: Int, _ end: Int, strip: Int
    ) -> NameSlice {
        guard let first = quotedName(text, start, strip: strip) else { return .none }
        var second = first.range.upperBound
        while second < end, Self.isSpace(text[second]) { second += 1 }
        guard second < end else { return .none }
        let other =
            text[second] == UInt8(ascii: "\"")
            ? quotedName(text, second, strip: strip) ?? .none
            : treeName(text, second..<end, strip: strip)
        return !other.isNone && other.bytes(in: text) == first.bytes(in: text) ? first : .none
    }

    private func nameBeforeQuotes(
        _ text: Span<UInt8>, _ start: Int, _ quote: Int, strip: Int
    ) -> NameSlice {
        guard let second = quotedName(text, quote, strip: strip) else { return .none }
        let bytes = second.bytes(in: text)
        guard start + bytes.count < quote, Self.isSpace(text[start + bytes.count]) else {
            return .none
        }
        for (index, byte) in bytes.enumerated() where text[start + index] != byte { return .none }
        return second
    }

    /// Finds the separator that has the same name on both sides.
    private func repeatedName(
        _ text: Span<UInt8>, _ start: Int, _ end: Int, strip: Int
    ) -> NameSlice {
        // The second name ends the line, so its length and its prefix tell where the first one
        // ends: nearly always the prefix is `b/`, or there is none.
        if strip <= 1 {
            let middle = start + (end - start - 1 - 2 * strip) / 2
            if middle >= start, isSeparator(text, middle, start, end, strip: strip) {
                return NameSlice(start..<middle)
            }
            if strip == 0 { return .none }
        }
        for index in start..<end where isSeparator(text, index, start, end, strip: strip) {
            return NameSlice(start..<index)
        }
        return .none
    }

    /// Whether a blank has one and the same name on both sides.
    private func isSeparator(
        _ text: Span<UInt8>, _ index: Int, _ start: Int, _ end: Int, strip: Int
    ) -> Bool {
        guard text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t") else {
            return false
        }
        let second = treeName(text, index + 1..<end, strip: strip)
        return !second.isNone
            && text.hasSameBytes(in: start..<index, as: text, in: second.range)
    }
}
