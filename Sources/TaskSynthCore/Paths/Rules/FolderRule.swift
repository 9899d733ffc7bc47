/// One row of the table of folders.
struct FolderRule: Sendable {
    /// Where in a path the folder has to stand.
    enum Place: Sendable {
        /// At any depth.
        case anywhere
        /// As the first part of the path.
        case root
        /// Below another folder.
        case nested
        /// Directly below one of these.
        case below([String])
        /// Somewhere below a folder that holds tests.
        case insideTests
    }

    let rule: String
    let family: PathRuleFamily
    /// Whole names of folders; in lower case where case does not matter.
    let names: [String]
    var matchesCase = false
    var place = Place.anywhere
    /// The extensions of the files that the row speaks about; all where it is `nil`.
    var extensions: Set<String>?
    let meaning: FolderMeaning
    let confidence: Double
}
