public import TaskSynthCore

extension Repository {
    /// Reads both sides of the files that a patch changes, in the order of the patch.
    ///
    /// - Parameters:
    ///   - patch: The difference between the two trees.
    ///   - before: The tree that it starts from.
    ///   - after: The tree that it leads to.
    /// - Throws: ``GitError`` when a tree or a content is missing.
    /// - Returns: The contents; nothing is known of what is no text.
    public func sides(
        of patch: Patch, from before: ObjectID, to after: ObjectID
    ) throws(GitError) -> [FileSides] {
        var sides: [FileSides] = []
        for file in patch.files {
            guard !file.isBinary, !file.isSubmodule else {
                sides.append(.unknown)
                continue
            }
            sides.append(
                FileSides(
                    old: file.status == .added ? [] : try content(at: file.oldPath, in: before),
                    new: file.status == .deleted ? [] : try content(at: file.newPath, in: after)))
        }
        return sides
    }

    private func content(
        at path: PatchPath?, in tree: ObjectID
    ) throws(GitError) -> [UInt8]? {
        guard let path, let entry = try entry(at: path.bytes, in: tree) else { return nil }
        return try content(of: entry.id)
    }
}
