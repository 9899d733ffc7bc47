/// What is known of a whole repository: its paths, and what its manifests declare.
public struct ProjectLayout: Hashable, Sendable {
    /// A folder that a manifest gives a meaning.
    struct Declaration: Hashable, Sendable {
        /// The number of folders from the root.
        let depth: Int
        let meaning: FolderMeaning
        let rule: String
        let confidence: Double
    }

    /// Folders that manifests declare, by path.
    var declarations: [String: Declaration] = [:]

    /// Makes a layout of every path of a repository and the contents of its manifests.
    ///
    /// - Parameters:
    ///   - paths: All paths.
    ///   - contents: Gives the bytes of a file; it is asked for manifests alone.
    public init(paths: [String], contents: (String) -> [UInt8]? = { _ in nil }) {
    }

    /// What the deepest declared folder of a path says.
    func declaration(for path: String) -> Declaration? {
        guard !declarations.isEmpty else { return nil }
        var end = path.endIndex
        while let slash = path[..<end].lastIndex(of: "/") {
            if let found = declarations[String(path[..<slash])] { return found }
            end = slash
        }
        return nil
    }

    /// A better judgement where the neighbours of a path speak against the first one.
    func revise(_ judgement: PathJudgement, of path: String, _ parts: PathParts) -> PathJudgement? {
        nil
    }
}
