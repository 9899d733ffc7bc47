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
        var parts: [Substring] = []
        parts.reserveCapacity(8)
        var rest = path[...]
        while !rest.isEmpty {
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            let part = rest[..<end]
            if !part.isEmpty, part != "." { parts.append(part) }
            rest = Substring(rest.utf8[end...].dropFirst())
        }
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
