/// The bytes that names begin and end with where they fit one of some patterns.
///
/// Nearly all names fit none, and nearly all of these show it at an end.
struct NameEnds: Sendable {
    /// A set of bytes, one bit for each.
    private struct Bytes {
        private var bits = SIMD4<UInt64>()

        mutating func insert(_ byte: UInt8) { bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

        func contains(_ byte: UInt8) -> Bool {
            bits[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0
        }
    }

    private var firsts = Bytes()
    private var lasts = Bytes()
    private var stemLasts = Bytes()
    private var asksForWords = false

    /// Whether one of the patterns is an empty text, which fits all names.
    private var fitsAll = false

    init(of patterns: [NameRule.Pattern]) {
        for pattern in patterns {
            switch pattern {
            case .name(let text), .beginning(let text), .stem(let text):
                insert(text.utf8.first, into: \.firsts)
            case .stemBeginning(let text): insert(text.lowercased().utf8.first, into: \.firsts)
            case .ending(let text): insert(text.utf8.last, into: \.lasts)
            case .stemEnding(let text): insert(text.utf8.last, into: \.stemLasts)
            case .lastWord, .firstWord: asksForWords = true
            }
        }
    }

    private mutating func insert(_ byte: UInt8?, into bytes: WritableKeyPath<Self, Bytes>) {
        guard let byte else { return fitsAll = true }
        self[keyPath: bytes].insert(byte)
    }

    /// Whether a name may fit: in lower case, its stem as written, its words.
    func mayFit(_ name: String, _ stem: Substring, _ words: [String]) -> Bool {
        if fitsAll || asksForWords && words.count > 1 { return true }
        guard let first = name.utf8.first, let last = name.utf8.last else { return true }
        return firsts.contains(first) || lasts.contains(last)
            || stem.utf8.last.map(stemLasts.contains) ?? true
    }
}
