/// What folders say, each asked once for the files of an extension, however many are in it.
struct KnownTerritories: Sendable {
    private struct Key: Hashable {
        let folders: Substring
        let fileExtension: String
    }

    private var territories: [Key: PathTerritory] = [:]

    /// What the folders of a path say.
    ///
    /// - Parameters:
    ///   - parts: The path, taken apart.
    ///   - path: The path.
    ///   - walk: Walks its folders, where nobody did so before.
    /// - Returns: What they say.
    mutating func territory(
        of parts: PathParts, in path: String, walk: () -> PathTerritory
    ) -> PathTerritory {
        let key = Key(
            folders: path[..<parts.name.startIndex], fileExtension: parts.fileExtension)
        if let known = territories[key] { return known }
        let territory = walk()
        territories[key] = territory
        return territory
    }
}
