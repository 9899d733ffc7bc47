/// The base fields of a task's metadata: which change of which repository it is.
public struct TaskFacts: Hashable, Sendable {
    /// The name of the task.
    public var instanceID: String
    /// Who wrote the change, as the repository names them.
    public var author: String?
    /// The repository, as `owner/name`, or the name of a local folder.
    public var repository: String
    /// The commit before the change.
    public var base: String
    /// The commit with the change.
    public var head: String
    /// The best common ancestor of both sides.
    public var mergeBase: String?
    /// The number of the pull request.
    public var pullRequestNumber: Int?
    /// The numbers of the issues that the change closes.
    public var issueNumbers: [Int]
    /// When the change was made, ISO 8601.
    public var createdAt: String?
    /// The SPDX identifier of the repository's licence.
    public var license: String?
    /// The tags.
    public var tags: Tags

    /// What kind of task it is.
    public struct Tags: Hashable, Sendable {
        /// How hard the task is, where somebody said so.
        public var difficulty: String?
        /// What kind of change it is, where its message or labels say so.
        public var issueType: String?
        /// Languages, frameworks and tools.
        public var techTags: [String]
        /// The failure of the failed trajectory.
        public var failureMode: String?
        /// The language of the repository.
        public var language: String?
        /// The test framework.
        public var framework: String?

        /// Makes tags of which nothing is known.
        public init() { techTags = [] }
    }

    /// Makes facts.
    public init(instanceID: String, repository: String, base: String, head: String) {
        self.instanceID = instanceID
        self.repository = repository
        self.base = base
        self.head = head
        issueNumbers = []
        tags = Tags()
    }
}

extension TaskFacts.Tags: JSONRepresentable {
    /// The JSON form.
    public var json: JSONValue {
        [
            "difficulty": JSONValue(difficulty),
            "issueType": JSONValue(issueType),
            "techTags": JSONValue(techTags),
            "failureMode": JSONValue(failureMode),
            "language": JSONValue(language),
            "framework": JSONValue(framework),
        ]
    }
}

extension TaskFacts {
    /// What kind of change a message announces: a Conventional Commits type, or a verb at its start.
    ///
    /// - Returns: `bug`, `feature`, `refactoring`, `performance`, `documentation`, or `nil`.
    public static func issueType(of message: ChangeMessage) -> String? {
        let title = message.title.lowercased()
        if title.contains(":"), let match = title.prefixMatch(of: /([a-z]+)(?:\([^)]*\))?!?:\s/) {
            return conventionalTypes[String(match.1)]
        }
        let first = title.prefix { $0.isLetter }
        if ["fix", "fixes", "fixed", "bugfix"].contains(first) { return "bug" }
        let words = title.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        let isBug = words.contains { ["bug", "regression", "crash", "crashes"].contains($0) }
        return isBug ? "bug" : nil
    }

    private static let conventionalTypes = [
        "fix": "bug", "bugfix": "bug", "feat": "feature", "feature": "feature",
        "refactor": "refactoring", "perf": "performance", "docs": "documentation",
    ]
}
