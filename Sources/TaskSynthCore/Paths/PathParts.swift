/// A path taken apart.
struct PathParts {
    /// The folders from the root.
    let folders: [Substring]
    /// The last part.
    let name: Substring
    /// The name without its last extension.
    let stem: Substring
    /// What stands behind the last dot, in lower case; empty where there is none.
    let fileExtension: String

    init(_ path: String) {
        var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        parts.removeAll { $0 == "." }
        name = parts.popLast() ?? ""
        folders = parts
        if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex {
            stem = name[..<dot]
            fileExtension = name[name.utf8.index(after: dot)...].lowercased()
        } else {
            stem = name
            fileExtension = ""
        }
    }
}
