/// Paths in the order of their first mention.
struct OrderedPaths {
    private(set) var paths: [String] = []
    private var members: Set<String> = []

    var isEmpty: Bool { paths.isEmpty }

    func contains(_ path: String) -> Bool { members.contains(path) }

    mutating func insert(_ path: String) {
        if members.insert(path).inserted { paths.append(path) }
    }
}
