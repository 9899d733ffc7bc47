/// A fix with a part left out, to see whether its tests notice.
public struct AblatedFix: Sendable {
    /// What is left of the fix.
    public let patch: Patch
    /// What was left out: paths of files, or places as `file:line`.
    public let leftOut: [String]

    /// The ways to leave out one part: each of several source files, then each of several hunks,
    /// those with more changed lines first.
    ///
    /// - Parameter fix: The whole fix.
    /// - Returns: Nothing where the fix has a single part, as there is no other way than to leave
    ///   out all of it.
    public static func candidates(of fix: Patch) -> [AblatedFix] {
        let files = fix.files.filter { !$0.isCombined && TrajectoryView.isSource($0.path.string) }
        let hunks = files.flatMap { file in file.hunks.map { (file, $0) } }
            .filter { $0.0.status == .modified }
        var candidates: [AblatedFix] = []
        if files.count > 1 {
            let largest = files.sorted { Self.size($0) > Self.size($1) }
            candidates += largest.compactMap { without($0, fix) }
        }
        if hunks.count > 1 {
            let largest = hunks.sorted {
                $0.1.additions + $0.1.deletions > $1.1.additions + $1.1.deletions
            }
            // A file with one hunk was left out above, where there are others.
            candidates += largest.filter { $0.0.hunks.count > 1 }.compactMap {
                without($0.1, of: $0.0, fix)
            }
        }
        return candidates
    }

    private static func size(_ file: FilePatch) -> Int {
        file.hunks.reduce(0) { $0 + $1.additions + $1.deletions }
    }

    private static func without(_ left: FilePatch, _ fix: Patch) -> AblatedFix? {
        guard let patch = try? fix.filtered({ $0.path != left.path }), !patch.files.isEmpty else {
            return nil
        }
        return AblatedFix(patch: patch, leftOut: [left.path.string])
    }

    private static func without(
        _ left: Hunk, of changed: FilePatch, _ fix: Patch
    ) -> AblatedFix? {
        var builder = PatchBuilder()
        for file in fix.files {
            if file.path == changed.path {
                let kept = Set(file.hunks.indices).subtracting([left.index])
                builder.append(file, selecting: LineSelection(hunks: kept))
            } else {
                builder.append(file)
            }
        }
        guard let patch = try? builder.patch(), !patch.files.isEmpty else { return nil }
        return AblatedFix(
            patch: patch, leftOut: ["\(changed.path.string):\(left.oldStart)"])
    }
}
