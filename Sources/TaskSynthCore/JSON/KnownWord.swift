/// A closed set of words that a reader knows, such as the keys of a record or names of its kinds.
///
/// The cases hold nothing, and there are at most 64, of keys as many as there are ``Places``.
protocol KnownWord: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// Holds where the values of these keys are: eight for sets as small as that, since it is copied
    /// with each object.
    associatedtype Places: KnownPlaces = InlineArray<24, UInt32>

    /// The words by their bytes.
    static var table: WordTable<Self> { get }
}

extension KnownWord {
    /// The place of the word among all of its set.
    ///
    /// The compiler numbers cases that hold nothing in their order; ``WordTable`` checks that.
    @inline(__always) var ordinal: Int { Int(unsafe unsafeBitCast(self, to: UInt8.self)) }
}

/// Numbers for the words of a set, by their ordinals.
protocol KnownPlaces: Sendable {
    /// Makes numbers that are all nought.
    init()
    /// The number of a word.
    func number(of ordinal: Int) -> UInt32
    /// Gives a word its number.
    mutating func set(_ number: UInt32, of ordinal: Int)
}

extension InlineArray: KnownPlaces where Element == UInt32 {
    init() { self.init(repeating: 0) }

    @inline(__always) func number(of ordinal: Int) -> UInt32 { self[ordinal] }

    @inline(__always) mutating func set(_ number: UInt32, of ordinal: Int) {
        self[ordinal] = number
    }
}
