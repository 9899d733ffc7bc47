/// A set of the numbers of tokens, which need no other hash.
struct TokenSet {
    private var places: [UInt64]
    private var count = 0

    /// Makes an empty set.
    init() { places = [UInt64](repeating: 0, count: 64) }

    /// Adds a number, or says that it is there.
    mutating func insert(_ token: UInt64) -> Bool {
        let token = Self.stored(token)
        let place = place(of: token)
        guard places[place] == 0 else { return false }
        places[place] = token
        count += 1
        if 2 * count > places.count { grow() }
        return true
    }

    /// Whether a number is there.
    func contains(_ token: UInt64) -> Bool {
        let token = Self.stored(token)
        return places[place(of: token)] == token
    }

    /// The number that equal bytes have.
    static func number(of text: Span<UInt8>, in range: Range<Int>) -> UInt64 {
        // Eight bytes at a time; a count tells short words apart that end with zeros.
        var number = UInt64(range.count)
        var word: UInt64 = 0
        var room = 8
        for offset in range {
            word = word << 8 | UInt64(text[offset])
            room -= 1
            guard room == 0 else { continue }
            number = mixed(number, with: word)
            word = 0
            room = 8
        }
        return mixed(number, with: word)
    }

    private static func mixed(_ number: UInt64, with word: UInt64) -> UInt64 {
        let product = (number ^ word) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }

    /// Zero marks a place that is free.
    private static func stored(_ token: UInt64) -> UInt64 { token == 0 ? 1 : token }

    /// Where a number is, or would be.
    private func place(of token: UInt64) -> Int {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: token ^ token >> 32) & mask
        while places[place] != 0, places[place] != token { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = places
        places = [UInt64](repeating: 0, count: 2 * old.count)
        for token in old where token != 0 { places[place(of: token)] = token }
    }
}
