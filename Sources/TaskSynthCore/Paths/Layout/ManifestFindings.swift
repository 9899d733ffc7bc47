/// What a manifest declares about the places around it.
struct ManifestFindings {
    /// The folder of the manifest; empty at the root.
    let folder: String
    /// All folders that hold files.
    let folders: Set<String>
    private(set) var declarations: [String: ProjectLayout.Declaration] = [:]
    private(set) var testPatterns: [GlobPattern] = []

    init(folder: String, folders: Set<String>) {
        self.folder = folder
        self.folders = folders
    }

    /// Declares a place below the manifest; places outside of it, and all of it, are left alone.
    mutating func declare(
        _ place: String, _ meaning: FolderMeaning, rule: String,
        confidence: Double = 0.97
    ) {
        var parts = place.split(separator: "/").map(String.init)
        parts.removeAll { $0 == "." }
        guard !parts.contains(".."),
            !parts.contains(where: { $0.contains("*") || $0.contains("$") })
        else { return }
        let whole = folder.isEmpty ? parts : folder.split(separator: "/").map(String.init) + parts
        guard !whole.isEmpty else { return }
        declarations[whole.joined(separator: "/")] = ProjectLayout.Declaration(
            depth: whole.count, meaning: meaning, rule: rule, confidence: confidence)
    }

    /// Adds a pattern of test files, from the folder of the manifest.
    mutating func addTestPattern(_ pattern: String) {
        var text = pattern
        for prefix in ["<rootDir>/", "./"] where text.hasPrefix(prefix) {
            text.removeFirst(prefix.count)
        }
        // Alternatives and extended patterns are the runner's own language.
        guard !text.isEmpty, !text.contains("("), !text.contains("{"), !text.hasPrefix("!") else {
            return
        }
        testPatterns.append(GlobPattern(folder.isEmpty ? "/\(text)" : "/\(folder)/\(text)"))
    }
}
