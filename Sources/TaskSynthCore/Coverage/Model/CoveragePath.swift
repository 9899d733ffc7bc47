/// A path of a report, in components that can be compared with those of a repository.
struct CoveragePath: Hashable, Sendable {
    /// The components, without `.`, drive letters and schemes; `..` is resolved.
    let components: [String]
    /// Whether it starts at a root.
    let isAbsolute: Bool

    /// Takes a path as a report writes it, with either separator.
    init(_ path: String) {
        var rest = path[...]
        if let scheme = Self.schemes.first(where: rest.hasPrefix) {
            rest = rest.dropFirst(scheme.count)
        }
        var isAbsolute = rest.hasPrefix("/") || rest.hasPrefix("\\")
        if let first = rest.first, first.isASCII, first.isLetter,
            rest.dropFirst().hasPrefix(":\\") || rest.dropFirst().hasPrefix(":/")
        {
            isAbsolute = true
            rest = rest.dropFirst(2)
        }
        var components: [String] = []
        for component in rest.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            if component == "." { continue }
            if component == "..", let last = components.last, last != ".." {
                components.removeLast()
                continue
            }
            components.append(String(component))
        }
        self.components = components
        self.isAbsolute = isAbsolute
    }

    /// What paths are the same by.
    var key: String { (isAbsolute ? "/" : "") + components.joined(separator: "/") }

    private static let schemes = ["file://", "webpack://", "webpack:///"]
}
