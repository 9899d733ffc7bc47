package import TaskSynthCore

/// A diff put together from GitHub's list of files.
package enum GitHubFileDiff {
    /// The diff of the files that have a text, and the names of those that have none.
    package static func join(_ files: [JSONValue]) -> (text: String, leftOut: [String]) {
        var text = ""
        var leftOut: [String] = []
        for file in files {
            guard let name = file["filename"]?.string else { continue }
            let old = file["previous_filename"]?.string ?? name
            let status = file["status"]?.string ?? "modified"
            let changes = file["changes"]?.integer ?? 0
            guard let patch = file["patch"]?.string else {
                // A pure rename and an empty file have no text because nothing changed in them.
                if status == "renamed" || status == "copied", changes == 0 {
                    text += "diff --git a/\(old) b/\(name)\nsimilarity index 100%\n"
                    let verb = status == "renamed" ? "rename" : "copy"
                    text += "\(verb) from \(old)\n\(verb) to \(name)\n"
                } else {
                    leftOut.append(name)
                }
                continue
            }
            text += "diff --git a/\(old) b/\(name)\n"
            switch status {
            case "added": text += "new file mode 100644\n--- /dev/null\n+++ b/\(name)\n"
            case "removed": text += "deleted file mode 100644\n--- a/\(old)\n+++ /dev/null\n"
            case "renamed":
                text += "rename from \(old)\nrename to \(name)\n--- a/\(old)\n+++ b/\(name)\n"
            default: text += "--- a/\(old)\n+++ b/\(name)\n"
            }
            text += patch.hasSuffix("\n") ? patch : patch + "\n"
        }
        return (text, leftOut)
    }
}
