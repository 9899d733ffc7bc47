/// One entry of the table of a JSON text: what begins where, and how long it is.
///
/// A value is one entry; an array or object is an entry, one that says where it ends, and those of
/// its content.
struct JSONToken {
    /// What a value is, in 4 bits.
    enum Kind: UInt8 {
        case null, `true`, `false`, number
        /// A string without escapes, whose text is its content.
        case plainString
        case escapedString
        case array, object
    }

    /// The most that ``length`` holds; longer strings are measured again.
    static let longest = 1 << 28 - 1

    let word: UInt64

    init(word: UInt64) { self.word = word }

    init(_ kind: Kind, at offset: Int, length: Int) {
        word =
            kind.bits << 60 | UInt64(min(length, Self.longest)) << 32
            | UInt64(truncatingIfNeeded: offset)
    }

    @inline(__always) var kind: Kind {
        let kind = UInt8(truncatingIfNeeded: word >> 60)
        precondition(kind <= Kind.object.rawValue)
        // The raw values are the order of the cases: their table would be looked through.
        return unsafe unsafeBitCast(kind, to: Kind.self)
    }

    /// The place of the first byte; for a string, of its content.
    var offset: Int { Int(truncatingIfNeeded: word & 0xFFFF_FFFF) }

    /// The number of bytes, or of elements or members.
    var length: Int { Int(truncatingIfNeeded: word >> 32 & UInt64(Self.longest)) }

    /// This token with another number of elements or members.
    func counting(_ count: Int) -> JSONToken { JSONToken(kind, at: offset, length: count) }

    var isString: Bool {
        word >> 60 == Kind.plainString.bits || word >> 60 == Kind.escapedString.bits
    }

    var isContainer: Bool { word >> 60 >= Kind.array.bits }
}

extension JSONToken.Kind {
    /// The highest bits of a token of this kind.
    @inline(__always) var bits: UInt64 { UInt64(rawValue) }
}
