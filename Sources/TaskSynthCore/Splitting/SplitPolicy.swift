/// How a patch is split.
public struct SplitPolicy: Sendable {
    /// Gives the content of a file before or after, where it is known.
    public typealias ContentProvider = @Sendable (FilePatch, PatchSide) -> [UInt8]?

    /// Judges the paths.
    public var classifier: PathClassifier
    /// The roles that are kept apart from both parts.
    public var otherRoles: Set<PathRole>
    /// The content of files, which makes tests inside source files certain and lets a rename from
    /// the product to the tests become a deletion and an addition.
    public var contents: ContentProvider?
    /// Reads the definitions of source texts; without one, a lexical outline serves.
    public var analyzer: (any SyntaxAnalyzer)?

    /// Makes a policy: tests and all that serves them alone on one side, everything else on the other.
    public init(
        classifier: PathClassifier = PathClassifier(), otherRoles: Set<PathRole> = [],
        contents: ContentProvider? = nil, analyzer: (any SyntaxAnalyzer)? = nil
    ) {
        self.classifier = classifier
        self.otherRoles = otherRoles
        self.contents = contents
        self.analyzer = analyzer
    }

    /// The part that a judgement means.
    func side(of judgement: PathJudgement) -> SplitSide {
        if judgement.servesTestsOnly { return .tests }
        return otherRoles.contains(judgement.role) ? .other : .fix
    }
}
