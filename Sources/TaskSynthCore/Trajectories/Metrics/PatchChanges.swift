/// The replacements in a patch text, in the form of `apply_patch` or of a unified diff.
enum PatchChanges {
    static func read(_ text: String) -> [TextChange] {
        var changes: [TextChange] = []
        var path: String?
        var old: [Substring] = []
        var new: [Substring] = []
        var hasChange = false
        func finish() {
            if hasChange {
                changes.append(
                    TextChange(
                        path: path, old: old.joined(separator: "\n"),
                        new: new.joined(separator: "\n")))
            }
            old = []
            new = []
            hasChange = false
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("*** ") || line.hasPrefix("--- ") || line.hasPrefix("diff --git") {
                finish()
                for mark in ["*** Add File: ", "*** Update File: ", "*** Delete File: "] {
                    if let name = line.text(after: mark) { path = name }
                }
            } else if line.hasPrefix("+++ ") {
                let name = line.dropFirst(4)
                path = String(name.hasPrefix("b/") ? name.dropFirst(2) : name)
            } else if line.hasPrefix("@@") {
                finish()
            } else if line.hasPrefix("+") {
                new.append(line.dropFirst())
                hasChange = true
            } else if line.hasPrefix("-") {
                old.append(line.dropFirst())
                hasChange = true
            } else if line.hasPrefix(" ") {
                old.append(line.dropFirst())
                new.append(line.dropFirst())
            }
        }
        finish()
        return changes
    }
}
