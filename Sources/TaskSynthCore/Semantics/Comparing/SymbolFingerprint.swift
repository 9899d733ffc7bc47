/// What a symbol's code is made of, as numbers that can be compared.
struct SymbolFingerprint: Hashable, Sendable {
    /// The tokens of its own, without those of nested symbols, comments left out.
    var code: UInt64 = 14_695_981_039_346_656_037
    /// The tokens of its header.
    var header: UInt64 = 14_695_981_039_346_656_037
    /// Its comments, documentation among them.
    var comments: UInt64 = 14_695_981_039_346_656_037

    static func add(_ value: UInt64, to hash: inout UInt64) {
        hash = (hash ^ value) &* 1_099_511_628_211
        hash ^= hash >> 29
    }
}
