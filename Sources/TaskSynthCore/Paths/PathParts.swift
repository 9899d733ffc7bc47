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
        let bytes = path.utf8
        let text = bytes.span
        var (start, offset) = (bytes.startIndex, 0)
        while offset < text.count {
            let slash = text.firstIndex(of: UInt8(ascii: "/"), from: offset) ?? text.count
            let end = bytes.index(start, offsetBy: slash - offset)
            let isHere = slash == offset + 1 && text[offset] == UInt8(ascii: ".")
            if slash > offset, !isHere { parts.append(path[start..<end]) }
            guard slash < text.count else { break }
            (start, offset) = (bytes.index(after: end), slash + 1)
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
