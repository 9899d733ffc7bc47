/// The files of a repository as toolchain detection looks at them.
struct ProjectFiles {
    /// Folders whose manifests are not the project's own.
    private static let foreignFolders: Set<String> = [
        "3rdparty", "benchmark", "benchmarks", "bench", "benches", "build", "contrib", "demo",
        "demos", "deps", "dist", "doc", "docs", "e2e", "example", "examples", "external", "fixture",
        "fixture-data", "fixtures", "node_modules", "out", "playground", "sample", "samples",
        "site",
        "target", "template", "templates", "test", "test-data", "test_data", "testdata", "testing",
        "testprojects", "tests", "third-party", "third_party", "thirdparty", "vendor", "website",
        "__fixtures__", "__tests__", "fuzz", "fuzzers", "spec", "t",
    ]
    /// Folders whose source is not the project's own, tests aside.
    private static let foreignSources: Set<String> = [
        "3rdparty", "deps", "dist", "doc", "docs", "example", "examples", "external", "fixture",
        "fixtures", "node_modules", "sample", "samples", "site", "testdata", "third-party",
        "third_party", "thirdparty", "vendor", "website", "templates", "template",
    ]

    /// All paths, sorted.
    let paths: [String]
    private let known: Set<String>
    private let read: (String) -> [UInt8]?

    init(paths: [String], read: @escaping (String) -> [UInt8]?) {
        self.paths = paths.sorted()
        known = Set(paths)
        self.read = read
    }

    /// Whether a file is there.
    func has(_ path: String) -> Bool { known.contains(path) }

    /// The first of some files of a folder that is there.
    func first(_ names: [String], in folder: String = "") -> String? {
        names.map { Self.join(folder, $0) }.first(where: has)
    }

    /// Whether any file is below a folder.
    func hasFolder(_ folder: String) -> Bool {
        let prefix = "\(folder)/"
        return below(prefix).first != nil
    }

    /// The paths that start with a text.
    func below(_ prefix: String) -> ArraySlice<String> {
        guard !prefix.isEmpty else { return paths[...] }
        var low = 0
        var high = paths.count
        while low < high {
            let middle = (low + high) / 2
            if paths[middle] < prefix { low = middle + 1 } else { high = middle }
        }
        return paths[low...].prefix { $0.hasPrefix(prefix) }
    }

    /// The names of the files right in a folder.
    func names(in folder: String) -> [String] {
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        return below(prefix).compactMap { path in
            let name = path.dropFirst(prefix.count)
            return name.utf8.contains(UInt8(ascii: "/")) ? nil : String(name)
        }
    }

    /// The text of a file, where it is at hand.
    func text(_ path: String) -> String? {
        guard has(path), let bytes = read(path) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value of a JSON file, where it is at hand and well formed.
    func json(_ path: String) -> JSONValue? {
        guard has(path), let bytes = read(path) else { return nil }
        return try? JSONValue(parsing: bytes)
    }

    /// The tables of a TOML file, where it is at hand.
    func toml(_ path: String) -> JSONValue? { text(path).map { TOMLReader.read($0) } }

    /// Folders that hold one of some files and are the project's own, nearest to the root first.
    func folders(holding isManifest: (Substring) -> Bool) -> [String] {
        var folders: [String] = []
        var seen: Set<String> = []
        for path in paths {
            let slash = path.lastIndex(of: "/")
            let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
            guard isManifest(name) else { continue }
            let folder = slash.map { String(path[..<$0]) } ?? ""
            guard seen.insert(folder).inserted else { continue }
            let components = folder.split(separator: "/").map { $0.lowercased() }
            guard components.count <= 4,
                !components.contains(where: {
                    Self.foreignFolders.contains($0) || $0.hasPrefix(".")
                })
            else { continue }
            folders.append(folder)
        }
        return folders.sorted { (Self.depth($0), $0) < (Self.depth($1), $1) }
    }

    /// The number of files of the product, tests aside, with one of some extensions.
    func productCount(_ extensions: Set<String>, in folder: String) -> Int {
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        return below(prefix).count { path in
            guard let dot = path.lastIndex(of: "."),
                extensions.contains(path[path.index(after: dot)...].lowercased()),
                !path.hasSuffix(".d.ts")
            else { return false }
            return !path.dropFirst(prefix.count).split(separator: "/").dropLast().contains {
                Self.foreignFolders.contains($0.lowercased())
            }
        }
    }

    /// The number of source files below a folder with one of some extensions.
    func count(_ extensions: Set<String>, in folder: String = "") -> Int {
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        return below(prefix).count { path in
            guard let dot = path.lastIndex(of: "."),
                extensions.contains(path[path.index(after: dot)...].lowercased())
            else { return false }
            return !path.hasSuffix(".d.ts") && !Self.isForeignSource(path)
        }
    }

    static func isForeignSource(_ path: String) -> Bool {
        path.split(separator: "/").dropLast().contains { foreignSources.contains($0.lowercased()) }
    }

    static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : "\(folder)/\(name)"
    }

    static func depth(_ folder: String) -> Int {
        folder.isEmpty ? 0 : folder.utf8.count { $0 == UInt8(ascii: "/") } + 1
    }
}
