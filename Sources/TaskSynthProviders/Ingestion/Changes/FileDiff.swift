/// The diff of one file, put together from what a service lists about it.
struct FileDiff: Hashable, Sendable {
    /// What happened to the file.
    enum Status: Hashable, Sendable { case added, removed, renamed, copied, modified }

    var old: String
    var new: String
    var status: Status
    /// The modes, where the service tells them.
    var oldMode: String?
    var newMode: String?
    /// The hunks; `nil` where the service left them out.
    var hunks: String?
    /// Whether the content is the same, so that there are no hunks to be left out.
    var isSameContent: Bool

    /// The text as git writes it; `nil` where a part of it was left out.
    var text: String? {
        var text = "diff --git a/\(old) b/\(new)\n"
        switch status {
        case .added: text += "new file mode \(newMode ?? "100644")\n"
        case .removed: text += "deleted file mode \(oldMode ?? "100644")\n"
        default:
            if let oldMode, let newMode, oldMode != newMode {
                text += "old mode \(oldMode)\nnew mode \(newMode)\n"
            }
        }
        if status == .renamed || status == .copied {
            let verb = status == .renamed ? "rename" : "copy"
            if isSameContent { text += "similarity index 100%\n" }
            text += "\(verb) from \(old)\n\(verb) to \(new)\n"
        }
        if isSameContent { return text }
        guard let hunks else { return nil }
        text += status == .added ? "--- /dev/null\n" : "--- a/\(old)\n"
        text += status == .removed ? "+++ /dev/null\n" : "+++ b/\(new)\n"
        return text + hunks + (hunks.hasSuffix("\n") ? "" : "\n")
    }

    /// The diff of the files that have a text, and the names of those that have none.
    static func join(_ files: [FileDiff]) -> (text: String, leftOut: [String]) {
        var text = ""
        var leftOut: [String] = []
        for file in files {
            if let part = file.text { text += part } else { leftOut.append(file.new) }
        }
        return (text, leftOut)
    }
}
