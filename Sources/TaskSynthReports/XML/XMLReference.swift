import TaskSynthCore

/// What stands at an ampersand, as far as it matters before the parser sees it.
enum XMLReference {
    /// A reference to a character that XML does not allow, this many bytes long.
    case forbidden(Int)
    /// Anything else.
    case other
    /// More bytes are needed to tell.
    case undecided

    /// How long a reference to a character is at most.
    private static let maximumLength = 16

    /// Looks at the ampersand at a place.
    init(_ bytes: Span<UInt8>, at place: Int) {
        self = .other
        guard place + 1 < bytes.count else {
            self = .undecided
            return
        }
        guard bytes[place + 1] == UInt8(ascii: "#") else { return }
        var text = ""
        var index = place + 2
        while index < bytes.count, index - place < Self.maximumLength {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: ";") {
                let isHexadecimal = text.hasPrefix("x")
                let digits = isHexadecimal ? text.dropFirst() : text[...]
                if let number = UInt32(digits, radix: isHexadecimal ? 16 : 10),
                    !Self.isAllowed(number)
                {
                    self = .forbidden(index - place)
                }
                return
            }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        if index - place < Self.maximumLength { self = .undecided }
    }

    private static func isAllowed(_ character: UInt32) -> Bool {
        switch character {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
