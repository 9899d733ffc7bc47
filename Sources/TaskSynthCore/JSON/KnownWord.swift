/// A closed set of words that a reader knows, such as the keys of a record or names of its kinds.
///
/// The cases hold nothing, and there are at most 64, of keys ``JSONFields/capacity``.
protocol KnownWord: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// The words by their bytes.
    static var table: WordTable<Self> { get }
}

extension KnownWord {
    /// The place of the word among all of its set.
    ///
    /// The compiler numbers cases that hold nothing in their order; ``WordTable`` checks that.
    @inline(__always) var ordinal: Int { Int(unsafe unsafeBitCast(self, to: UInt8.self)) }
}
