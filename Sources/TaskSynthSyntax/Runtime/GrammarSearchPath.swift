/// The folders in which grammars are looked for.
public struct GrammarSearchPath: Hashable, Sendable {
    /// The folders, best first.
    public var folders: [String]

    /// Makes a path of folders, best first.
    public init(folders: [String]) { self.folders = folders }

    /// Makes the usual path: what the caller names, what `TASKSYNTH_GRAMMARS` names, and the cache of
    /// the user.
    ///
    /// - Parameters:
    ///   - named: Folders that the caller names, best first.
    ///   - environment: The environment of the process.
    public init(named: [String] = [], environment: [String: String]) {
        var folders = named
        if let list = environment["TASKSYNTH_GRAMMARS"] {
            folders += list.split(separator: ":").map(String.init)
        }
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
            folders.append(cache + "/tasksynth/grammars")
        }
        if let home = environment["HOME"], home.hasPrefix("/") {
            folders.append(home + "/.cache/tasksynth/grammars")
        }
        self.folders = folders
    }

    /// The files that may hold a grammar, best first.
    func files(for name: String) -> [String] {
        folders.flatMap { folder in
            ["libtree-sitter-\(name).so", "tree-sitter-\(name).so", "\(name).so", "languages.so"]
                .map { "\(folder)/\($0)" }
        }
    }
}
