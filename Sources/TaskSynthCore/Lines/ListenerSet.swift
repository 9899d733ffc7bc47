/// A set of listeners by their numbers, which are below 256.
struct ListenerSet: Hashable, Sendable {
    private var bits = SIMD4<UInt64>.zero

    /// Makes a set without members.
    init() {}

    /// Whether there is no member.
    var isEmpty: Bool { bits == .zero }

    /// Whether a number is in it.
    func contains(_ number: Int) -> Bool { bits[number >> 6] >> UInt64(number & 63) & 1 == 1 }

    /// Puts a number in.
    mutating func insert(_ number: Int) { bits[number >> 6] |= 1 << UInt64(number & 63) }

    /// Takes a number out.
    mutating func remove(_ number: Int) { bits[number >> 6] &= ~(1 << UInt64(number & 63)) }

    /// Puts the members of another set in.
    mutating func formUnion(_ other: ListenerSet) { bits |= other.bits }

    /// The members that are in either of two sets.
    func union(_ other: ListenerSet) -> ListenerSet {
        var all = self
        all.formUnion(other)
        return all
    }

    /// The members that are in both of two sets.
    func intersection(_ other: ListenerSet) -> ListenerSet {
        var both = self
        both.bits &= other.bits
        return both
    }

    /// Calls with each member, the least first.
    func forEach(_ body: (Int) -> Void) {
        for index in 0..<4 {
            var word = bits[index]
            while word != 0 {
                body(index << 6 + word.trailingZeroBitCount)
                word &= word - 1
            }
        }
    }
}
