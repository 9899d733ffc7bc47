/// The files that a patch names, in the form of `apply_patch` or of a unified diff.
enum PatchText {
    static func touches(of text: String) -> [FileTouch] {
        var touches: [FileTouch] = []
        let isEnvelope = text.has("*** Begin Patch") || text.has("*** Update File:")
        var oldPath: String?
        for line in text.split(whereSeparator: \.isNewline) {
            if isEnvelope {
                readEnvelope(line, into: &touches)
            } else if line.hasPrefix("--- ") {
                oldPath = path(line.dropFirst(4))
            } else if line.hasPrefix("+++ "), let old = oldPath {
                oldPath = nil
                let new = path(line.dropFirst(4))
                if new == "/dev/null" {
                    touches.append(FileTouch(.delete, path: old))
                } else {
                    touches.append(FileTouch(old == "/dev/null" ? .create : .edit, path: new))
                }
            }
        }
        return touches
    }

    private static func readEnvelope(_ line: Substring, into touches: inout [FileTouch]) {
        if let path = line.text(after: "*** Add File: ") {
            touches.append(FileTouch(.create, path: path))
        } else if let path = line.text(after: "*** Delete File: ") {
            touches.append(FileTouch(.delete, path: path))
        } else if let path = line.text(after: "*** Update File: ") {
            touches.append(FileTouch(.edit, path: path))
        } else if let path = line.text(after: "*** Move to: "), let last = touches.popLast() {
            touches.append(FileTouch(.rename, path: path, previousPath: last.path))
        }
    }

    private static func path(_ text: Substring) -> String {
        let name = text.prefix { $0 != "\t" }
        if name.hasPrefix("a/") || name.hasPrefix("b/") { return String(name.dropFirst(2)) }
        return String(name)
    }
}

extension Substring {
    /// What follows a prefix, without blanks at the end.
    func text(after prefix: String) -> String? {
        guard utf8.starts(with: prefix.utf8) else { return nil }
        var rest = self[utf8.index(startIndex, offsetBy: prefix.utf8.count)...]
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
