import TaskSynthCore

/// A diff put together from GitLab's list of files.
enum GitLabFileDiff {
    /// The diff of the files that have a text, and the names of those that have none.
    static func join(_ files: [JSONValue]) -> (text: String, leftOut: [String]) {
        FileDiff.join(files.compactMap(file))
    }

    private static func file(_ json: JSONValue) -> FileDiff? {
        guard let old = json["old_path"]?.string, let new = json["new_path"]?.string else {
            return nil
        }
        func has(_ key: String) -> Bool { json[key]?.bool == true }
        let status: FileDiff.Status =
            has("new_file")
            ? .added : has("deleted_file") ? .removed : has("renamed_file") ? .renamed : .modified
        let text = json["diff"]?.string ?? ""
        // A binary file is listed with a sentence in place of hunks, or with nothing.
        let hunks = text.hasPrefix("@@") ? text : nil
        let modes = [json["a_mode"]?.string, json["b_mode"]?.string]
        let isModeOnly = status == .modified && modes[0] != modes[1]
        return FileDiff(
            old: old, new: new, status: status, oldMode: modes[0], newMode: modes[1], hunks: hunks,
            isSameContent: text.isEmpty && !has("too_large") && !has("collapsed")
                && (status == .renamed || isModeOnly))
    }
}
