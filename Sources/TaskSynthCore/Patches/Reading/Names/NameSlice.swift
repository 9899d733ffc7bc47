/// Where a patch names a file: a part of the text that is decoded when someone asks.
struct NameSlice: Hashable, Sendable {
    /// The first byte of the name, or of the quotation mark before it.
    var start: UInt32
    /// The number of bytes; all ones where there is no name.
    var length: UInt32
    /// The number of components that are dropped after decoding; only where the name is quoted.
    var strip: UInt16 = 0
    /// Whether the name is written in C style, in quotation marks.
    var isQuoted = false

    static let none = NameSlice(start: 0, length: .max)

    var isNone: Bool { length == .max }
    var range: Range<Int> { Int(start)..<Int(start) + Int(isNone ? 0 : length) }

    init(start: UInt32, length: UInt32) {
        self.start = start
        self.length = length
    }

    init(_ range: Range<Int>) {
        start = UInt32(range.lowerBound)
        length = UInt32(range.count)
    }

    /// The same name at another place of a text.
    func moved(by shift: Int) -> NameSlice {
        guard !isNone else { return self }
        var moved = self
        moved.start = UInt32(Int(start) + shift)
        return moved
    }

    /// The name itself: unquoted, components dropped, repeated slashes squashed.
    func bytes(in text: Span<UInt8>) -> [UInt8] {
        guard isQuoted || hasRepeatedSlash(text) else { return [UInt8](copying: text, in: range) }
        var name =
            isQuoted
            ? (QuotedName.decode(text, from: range.lowerBound)?.bytes ?? [])
            : [UInt8](copying: text, in: range)
        for _ in 0..<strip {
            guard let slash = name.firstIndex(of: UInt8(ascii: "/")) else { break }
            name.removeSubrange(...slash)
        }
        var squashed: [UInt8] = []
        squashed.reserveCapacity(name.count)
        for byte in name where byte != UInt8(ascii: "/") || squashed.last != byte {
            squashed.append(byte)
        }
        return squashed
    }

    /// Whether two slices give one name.
    func matches(_ other: NameSlice, in text: Span<UInt8>) -> Bool {
        if !isQuoted, !other.isQuoted {
            if text.hasSameBytes(in: range, as: text, in: other.range) { return true }
            guard hasRepeatedSlash(text) || other.hasRepeatedSlash(text) else { return false }
        }
        return bytes(in: text) == other.bytes(in: text)
    }

    private func hasRepeatedSlash(_ text: Span<UInt8>) -> Bool {
        let end = range.upperBound
        var place = range.lowerBound
        while let slash = text.firstIndex(of: UInt8(ascii: "/"), from: place, to: end),
            slash + 1 < end
        {
            if text[slash + 1] == UInt8(ascii: "/") { return true }
            place = slash + 1
        }
        return false
    }
}
