/// The tokens of code in the whole range of a symbol, as numbers, to know it again by.
struct SymbolTokens: Hashable, Sendable {
    /// All of them.
    private(set) var code: ArraySlice<UInt64>
    /// Those behind the header that are words, numbers or texts; `nil` where no token stands behind
    /// the header.
    private(set) var words: ArraySlice<UInt64>?

    /// The most tokens of a symbol that are looked at.
    static let most = 20_000

    /// The same with its tokens in order, as `likeness(to:)` needs them.
    func sorted() -> SymbolTokens {
        var tokens = self
        tokens.code.sort()
        tokens.words?.sort()
        return tokens
    }

    /// How alike the code of two symbols can be at most, from 0 to 1, by the number of their tokens.
    func greatestLikeness(to other: SymbolTokens) -> Double {
        let all = code.count + other.code.count
        return all == 0 ? 0 : Double(2 * min(code.count, other.code.count)) / Double(all)
    }

    /// How alike the code of two symbols is, from 0 to 1.
    ///
    /// Brackets and keywords of a header make small functions alike that have nothing in common, so that
    /// what is behind the headers has to say the same things, too.
    func likeness(to other: SymbolTokens) -> Double {
        let all = Self.dice(code, other.code)
        guard let words, let others = other.words else { return all }
        return min(all, Self.dice(words, others))
    }

    /// How alike two symbols of the same name are.
    func likenessOfNamesakes(to other: SymbolTokens) -> Double { Self.dice(code, other.code) }

    /// Twice what two sorted lists share, divided by what they have.
    private static func dice(
        _ first: ArraySlice<UInt64>, _ second: ArraySlice<UInt64>
    ) -> Double {
        let first = first.span
        let second = second.span
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
