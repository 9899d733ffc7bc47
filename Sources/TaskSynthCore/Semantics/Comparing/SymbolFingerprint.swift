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
    /// All tokens of code in its whole range, where pairing may need them.
    var tokens: [UInt64] = []
    /// Those of the tokens behind the header that are words, numbers or texts; `nil` where no token
    /// stands behind the header.
    var words: [UInt64]?

    static func add(_ value: UInt64, to hash: inout UInt64) {
        hash = (hash ^ value) &* 1_099_511_628_211
        hash ^= hash >> 29
    }

    /// The same with its tokens in order, as `likeness(to:)` needs them.
    func sorted() -> SymbolFingerprint {
        var print = self
        print.tokens.sort()
        print.words?.sort()
        return print
    }

    /// How alike the code of two symbols is, from 0 to 1.
    ///
    /// Brackets and keywords of a header make small functions alike that have nothing in common, so that
    /// what is behind the headers has to say the same things, too.
    func likeness(to other: SymbolFingerprint) -> Double {
        let all = Self.dice(tokens, other.tokens)
        guard let words, let others = other.words else { return all }
        return min(all, Self.dice(words, others))
    }

    /// How alike two symbols of the same name are.
    func likenessOfNamesakes(to other: SymbolFingerprint) -> Double {
        Self.dice(tokens, other.tokens)
    }

    /// Twice what two sorted lists share, divided by what they have.
    private static func dice(_ first: [UInt64], _ second: [UInt64]) -> Double {
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        var shared = 0
        var left = 0
        var right = 0
        while left < first.count, right < second.count {
            if first[left] == second[right] {
                shared += 1
                left += 1
                right += 1
            } else if first[left] < second[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return Double(2 * shared) / Double(first.count + second.count)
    }
}
