/// A part of a source text that another part replaces.
public struct SourceEdit: Hashable, Sendable {
    /// The bytes that go away, as offsets in the text before.
    public var old: Range<Int>
    /// The bytes that come instead, as offsets in the text after.
    public var new: Range<Int>

    /// Makes an edit.
    public init(old: Range<Int>, new: Range<Int>) {
        self.old = old
        self.new = new
    }
}

extension SourceEdit {
    /// Whether edits, in order, are all that differs between two texts.
    ///
    /// - Complexity: O(*n*), where *n* is the number of bytes of the texts.
    public static func explain(
        _ edits: [SourceEdit], from old: Span<UInt8>, to new: Span<UInt8>
    ) -> Bool {
        var oldEnd = 0
        var newEnd = 0
        let end = SourceEdit(old: old.count..<old.count, new: new.count..<new.count)
        for edit in edits + [end] {
            guard edit.old.lowerBound >= oldEnd, edit.new.lowerBound >= newEnd,
                edit.old.upperBound <= old.count, edit.new.upperBound <= new.count,
                old.hasSameBytes(
                    in: oldEnd..<edit.old.lowerBound, as: new, in: newEnd..<edit.new.lowerBound)
            else { return false }
            oldEnd = edit.old.upperBound
            newEnd = edit.new.upperBound
        }
        return true
    }
}
