import TaskSynthCore

/// Finds where a document begins: at the start of a text, behind what a tool printed before it, or
/// behind another document.
enum XMLTextStart {
    /// What was found.
    enum Answer {
        /// A document begins at this place.
        case found(Int)
        /// More bytes are needed; those from this place on have to be kept.
        case undecided(Int)
        /// No document begins in the bytes.
        case none
    }

    /// How far the first document is looked for before it is taken to begin with any element.
    private static let maximumHead = 1 << 16
    /// How long the name of an element is at most, that a document can begin with.
    private static let maximumName = 64

    /// Looks for the next document from a place on.
    ///
    /// With `isFirst`, no document was found before: then the text may also begin with any
    /// element, or be no XML at all, which the parser is left to say. `isLast` says that there are
    /// no more bytes, and `isRoot` knows the root elements of reports.
    static func find(
        in bytes: Span<UInt8>, from start: Int, isFirst: Bool, isLast: Bool,
        isRoot: (String) -> Bool
    ) -> Answer {
        if isFirst {
            if bytes.count < 4, !isLast { return .undecided(start) }
            if isWide(bytes) || beginsWithMarkup(bytes, from: start) { return .found(start) }
        }
        var index = start
        while let open = bytes.firstIndex(of: UInt8(ascii: "<"), from: index) {
            switch begins(bytes, at: open, isFirst: isFirst, isRoot) {
            case true?: return .found(open)
            case nil where !isLast: return .undecided(isFirst ? start : open)
            default: index = open + 1
            }
        }
        guard isFirst else { return .none }
        guard isLast || bytes.count - start >= maximumHead else { return .undecided(start) }
        return .found(firstElement(in: bytes, from: start) ?? start)
    }

    /// Whether nothing but blanks and a mark of the encoding stand before the first markup.
    private static func beginsWithMarkup(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        guard let first = firstElement(in: bytes, from: start) else { return false }
        return (start..<first).allSatisfy { bytes[$0] <= 0x20 || bytes[$0] >= 0xBB }
    }

    /// Whether a text is of characters of two bytes or more: a mark or zeros stand at its start.
    static func isWide(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count > 1 else { return false }
        return bytes[0] >= 0xFE || bytes[0] == 0 || bytes[1] == 0
    }

    /// Whether a document begins at a bracket; `nil` where that needs more bytes.
    private static func begins(
        _ bytes: Span<UInt8>, at open: Int, isFirst: Bool, _ isRoot: (String) -> Bool
    ) -> Bool? {
        var end = open + 1
        while end < bytes.count, end - open <= maximumName, !isEndOfName(bytes[end]) { end += 1 }
        guard end < bytes.count || end - open > maximumName else { return nil }
        let name = String(decoding: [UInt8](copying: bytes, in: (open + 1)..<end), as: UTF8.self)
        if name == "?xml" || name == "!DOCTYPE" { return true }
        if isFirst, name.hasPrefix("!--") { return true }
        return isRoot(name.split(separator: ":").last.map(String.init) ?? name)
    }

    private static func isEndOfName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: "<")
    }

    private static func firstElement(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while let open = bytes.firstIndex(of: UInt8(ascii: "<"), from: index),
            open + 1 < bytes.count
        {
            switch bytes[open + 1] {
            case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "_"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                return open
            default: index = open + 1
            }
        }
        return nil
    }
}
