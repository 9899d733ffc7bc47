/// What a patch does to a file.
public enum FileStatus: Hashable, Sendable {
    /// The file is new.
    case added
    /// The file goes away.
    case deleted
    /// The content changes, and perhaps the mode.
    case modified
    /// The mode changes, and nothing else.
    case modeChanged
    /// The file has another name, and perhaps other content.
    case renamed
    /// The file is a copy of another, perhaps with changes.
    case copied

    /// The letter that `git diff --name-status` prints.
    public var letter: Character {
        switch self {
        case .added: "A"
        case .deleted: "D"
        case .modified, .modeChanged: "M"
        case .renamed: "R"
        case .copied: "C"
        }
    }
}
