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
        var number: UInt64 = 14_695_981_039_346_656_037
        for offset in range { number = (number ^ UInt64(text[offset])) &* 1_099_511_628_211 }
        return number
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
