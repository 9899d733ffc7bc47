/// A rename between the product and its tests: the file goes away on one side and comes on the other.
struct BorderMove: Sendable {
    private let oldPath: PatchPath
    private let newPath: PatchPath
    private let oldMode: FileMode
    private let newMode: FileMode
    private let before: [UInt8]
    private let after: [UInt8]
    private let oldSide: SplitSide
    private let newSide: SplitSide

    /// Makes a move where both contents are known.
    init?(
        _ file: FilePatch, from oldSide: SplitSide, to newSide: SplitSide, _ policy: SplitPolicy
    ) {
        guard let oldPath = file.oldPath, let before = policy.contents?(file, .old),
            !file.isBinary
        else { return nil }
        guard let after = policy.contents?(file, .new) ?? (try? file.apply(to: before)) else {
            return nil
        }
        self.oldPath = oldPath
        newPath = file.path
        oldMode = file.oldMode ?? .regular
        newMode = file.newMode ?? file.oldMode ?? .regular
        self.before = before
        self.after = after
        self.oldSide = oldSide
        self.newSide = newSide
    }

    /// About how many bytes belong to a part, as long as lines are not very short.
    func size(of side: SplitSide) -> Int {
        (side == oldSide ? before.count * 5 / 4 : 0) + (side == newSide ? after.count * 5 / 4 : 0)
    }

    /// Adds what belongs to a part.
    func append(_ side: SplitSide, to builder: inout PatchBuilder) {
        if side == oldSide { builder.appendDeletion(of: oldPath, mode: oldMode, content: before) }
        if side == newSide { builder.appendAddition(of: newPath, mode: newMode, content: after) }
    }
}
