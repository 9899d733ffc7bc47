/// Paths as a repository knows them, whatever folder a call saw them from.
struct RepositoryPaths {
    /// The root of the repository, without a slash at the end.
    let root: String?

    /// Finds the root: the one that most of the touched paths have before a file that is known,
    /// else the folder of the session.
    init(_ trajectory: Trajectory, touched: [String], known: [String]) {
        var votes: [String: Int] = [:]
        for path in touched where path.hasPrefix("/") {
            for file in known where path.hasSuffix("/" + file) {
                let root = String(path.dropLast(file.count + 1))
                votes[root, default: 0] += 1
            }
        }
        let best = votes.max { first, second in
            (first.value, second.key) < (second.value, first.key)
        }
        if let best {
            root = best.key
            return
        }
        let folders = trajectory.steps.lazy.flatMap(\.toolCalls).compactMap {
            $0.extra["folder"]?.string
        }
        let folder = trajectory.workingDirectory ?? folders.first { $0.count > 1 }
        root = folder.map(Self.clean)
    }

    /// The path from the root; `nil` where it lies outside, or cannot be told.
    func relative(_ path: String, from folder: String?) -> String? {
        var full = path
        if !path.hasPrefix("/") {
            guard !path.hasPrefix("~"), !path.has("://") else { return nil }
            guard let folder, folder.hasPrefix("/") else {
                let clean = Self.clean(path)
                return clean.hasPrefix("..") || clean.isEmpty ? nil : clean
            }
            full = folder + "/" + path
        }
        full = Self.clean(full)
        guard let root else { return full.hasPrefix("/tmp/") ? nil : String(full.dropFirst()) }
        guard full.hasPrefix(root) else { return nil }
        let rest = full.dropFirst(root.count)
        guard rest.first == "/" || root.isEmpty else { return nil }
        return String(rest.drop { $0 == "/" })
    }

    /// The path without `.`, `..`, doubled slashes and slashes of Windows.
    static func clean(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        var parts: [Substring] = []
        for part in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    }
}
