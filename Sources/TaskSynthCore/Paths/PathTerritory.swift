/// What the folders on the way to a file say, from the root down.
struct PathTerritory {
    /// What is known so far.
    private(set) var meaning: FolderMeaning?
    /// Whether one of the folders holds tests.
    private(set) var isInsideTests = false
    /// The place of the folder that made it tests.
    private(set) var testsIndex: Int?
    private(set) var rule = ""
    /// The folder that decided.
    private var folder: Substring = ""
    private(set) var confidence = 1.0

    /// Goes into a folder that has a meaning, where that can change what is known.
    mutating func enter(
        _ new: FolderMeaning, rule: String, folder: Substring, confidence: Double, at index: Int
    ) {
        guard allows(new, folder: folder) else { return }
        switch new {
        case .test, .testSupport, .fixture, .snapshot, .fuzz:
            isInsideTests = true
            if testsIndex == nil { testsIndex = index }
        case .shipped, .docs, .example, .benchmark, .vendored, .generated, .ci, .build: break
        }
        meaning = new
        self.rule = rule
        self.confidence = confidence
        self.folder = folder
    }

    /// What the rule saw.
    var evidence: String { folder.isEmpty ? "" : "folder \(folder)" }

    private func allows(_ new: FolderMeaning, folder: Substring) -> Bool {
        switch meaning {
        case nil: true
        case .vendored, .fixture, .snapshot, .ci: false
        case .docs: new == .test || new == .snapshot
        case .shipped: folder.hasPrefix("__") || new == .vendored || new == .generated
        case .test, .testSupport:
            switch new {
            case .fixture, .snapshot, .vendored, .benchmark, .testSupport, .fuzz: true
            default: false
            }
        case .fuzz: new == .fixture || new == .vendored
        case .example: new != .docs && new != .shipped
        case .benchmark, .generated: new == .test || new == .fixture || new == .vendored
        case .build: new == .test || new == .vendored
        }
    }
}
