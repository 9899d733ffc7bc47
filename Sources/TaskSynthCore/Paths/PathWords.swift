/// The words of a name: `parser-tests`, `ParserTests` and `parser_tests` have the same two.
enum PathWords {
    /// Splits a name at everything that is no letter or digit, and where lower case turns to upper.
    ///
    /// Words are in lower case and without the digits that end them. `XMLTest` has the words `xml`
    /// and `test`, `test2` has `test`, `contest` is one word.
    static func of(_ name: some StringProtocol) -> [String] { of(name.utf8) }

    /// Splits a name that is given as bytes.
    static func of(_ name: some Sequence<UInt8>) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var previous = Kind.other
        var isRun = false
        func finish() {
            while word.count > 1, let last = word.last, last.isASCIIDigit { word.removeLast() }
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in name {
            let kind = Kind(byte)
            switch (previous, kind) {
            case (_, .other): finish()
            case (.lower, .upper): finish()
            case (.upper, .lower) where isRun:
                if let last = word.popLast() {
                    finish()
                    word = [last]
                }
            default: break
            }
            isRun = previous == .upper && kind == .upper
            if kind != .other { word.append(kind == .upper ? byte | 0x20 : byte) }
            previous = kind
        }
        finish()
        return words
    }

    /// Whether a name holds the letters of one of the words that rules about tests know.
    static func mayMentionTests(_ name: some StringProtocol) -> Bool {
        mayMentionTests(name.utf8)
    }

    /// Whether a name that is given as bytes does.
    static func mayMentionTests(_ name: some Sequence<UInt8>) -> Bool {
        var letters: UInt32 = 0
        for byte in name {
            letters = letters << 8 | UInt32(byte | 0x20)
            switch letters {
            case 0x7465_7374, 0x7370_6563, 0x7375_6974: return true
            default: if letters & 0xFF_FFFF == 0x6532_65 { return true }
            }
        }
        return false
    }

    private enum Kind {
        case lower
        case upper
        case other

        init(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                0x80...:
                self = .lower
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
            default: self = .other
            }
        }
    }
}
