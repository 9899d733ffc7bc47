package import TaskSynthCore

/// A diff put together from GitHub's list of files.
package enum GitHubFileDiff {
    /// The diff of the files that have a text, and the names of those that have none.
    package static func join(_ files: [JSONValue]) -> (text: String, leftOut: [String]) {
        FileDiff.join(files.compactMap(file))
    }

    private static func file(_ json: JSONValue) -> FileDiff? {
        guard let name = json["filename"]?.string else { return nil }
        let status: FileDiff.Status =
            switch json["status"]?.string {
            case "added": .added
            case "removed": .removed
            case "renamed": .renamed
            case "copied": .copied
            default: .modified
            }
        let hunks = json["patch"]?.string
        return FileDiff(
            old: json["previous_filename"]?.string ?? name, new: name, status: status, hunks: hunks,
            isSameContent: hunks == nil && [.renamed, .copied].contains(status)
                && json["changes"]?.integer ?? 0 == 0)
    }
}
