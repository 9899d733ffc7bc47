/// The role of one path, with the rule that gave it.
public struct PathJudgement: Hashable, Sendable {
    /// What the file is for.
    public var role: PathRole
    /// Whether the file serves tests alone, whatever its role: the manifest of a test project is one.
    public var servesTestsOnly: Bool
    /// How often such a judgement holds, from 0 to 1.
    public var confidence: Double
    /// The rule that decided, as the tables name it.
    public var rule: String
    /// What the rule saw: the folder, the name, the line of a manifest.
    public var evidence: String

    /// Below this confidence a judgement is ambiguous.
    public static let ambiguityThreshold = 0.7

    /// Whether a reader should look at it.
    public var isAmbiguous: Bool { confidence < Self.ambiguityThreshold }

    /// Makes a judgement.
    public init(
        role: PathRole, servesTestsOnly: Bool, confidence: Double, rule: String, evidence: String
    ) {
        self.role = role
        self.servesTestsOnly = servesTestsOnly
        self.confidence = confidence
        self.rule = rule
        self.evidence = evidence
    }
}
