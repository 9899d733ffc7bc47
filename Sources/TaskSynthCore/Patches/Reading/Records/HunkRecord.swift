/// What is kept of a hunk: places and numbers, no objects.
struct HunkRecord: Hashable, Sendable {
    var start: UInt32 = 0
    var bodyStart: UInt32 = 0
    var end: UInt32 = 0
    var oldStart: UInt32 = 0
    var oldCount: UInt32 = 0
    var newStart: UInt32 = 0
    var newCount: UInt32 = 0
    var additions: UInt32 = 0
    var deletions: UInt32 = 0
    /// The first of the ranges in the parents; only in a combined diff.
    var firstRange: UInt32 = 0

    /// Puts the hunk at another place of a text.
    mutating func move(by shift: Int) {
        start = UInt32(Int(start) + shift)
        bodyStart = UInt32(Int(bodyStart) + shift)
        end = UInt32(Int(end) + shift)
    }
}
