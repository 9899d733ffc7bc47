/// What a symbol's code is made of, as numbers that can be compared.
struct SymbolFingerprint: Hashable, Sendable {
    /// The tokens of its own, without those of nested symbols, comments left out.
    var code: UInt64 = 14_695_981_039_346_656_037
    /// The tokens of its header.
    var header: UInt64 = 14_695_981_039_346_656_037
    /// Its comments, documentation among them.
    var comments: UInt64 = 14_695_981_039_346_656_037
    /// How many tokens of code it has of its own.
    var count = 0
    /// All tokens of code in its whole range, sorted, where pairing may need them.
    var tokens: [UInt64] = []

    static func add(_ value: UInt64, to hash: inout UInt64) {
        hash = (hash ^ value) &* 1_099_511_628_211
        hash ^= hash >> 29
    }

    /// How alike the code of two symbols is: twice what they share, divided by what they have.
    func similarity(to other: SymbolFingerprint) -> Double {
        guard !tokens.isEmpty, !other.tokens.isEmpty else { return 0 }
        var shared = 0
        var first = 0
        var second = 0
        while first < tokens.count, second < other.tokens.count {
            if tokens[first] == other.tokens[second] {
                shared += 1
                first += 1
                second += 1
            } else if tokens[first] < other.tokens[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return Double(2 * shared) / Double(tokens.count + other.tokens.count)
    }
}
