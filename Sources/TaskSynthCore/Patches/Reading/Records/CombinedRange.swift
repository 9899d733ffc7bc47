/// The range of a hunk in one parent of a combined diff.
struct CombinedRange: Hashable, Sendable {
    var start: UInt32
    var count: UInt32
}
