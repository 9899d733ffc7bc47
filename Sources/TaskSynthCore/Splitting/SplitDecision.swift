/// Where one file of a patch went, and why.
public struct SplitDecision: Hashable, Sendable {
    /// Where one hunk went.
    public struct HunkDecision: Hashable, Sendable {
        /// The part; `split` where lines of it went to both.
        public var side: SplitSide

        /// Makes a decision.
        public init(side: SplitSide) { self.side = side }
    }

    /// The path after, or before where the file is deleted.
    public var path: String
    /// The path before, where it is another one.
    public var oldPath: String?
    /// The letter of `git diff --name-status`.
    public var status: Character
    /// What the file is for.
    public var role: PathRole
    /// The part that the file went to.
    public var side: SplitSide
    /// How often such a decision is right, from 0 to 1.
    public var confidence: Double
    /// The rule that decided.
    public var rule: String
    /// What the rule saw.
    public var evidence: String
    /// Where the hunks went, in order.
    public var hunks: [HunkDecision]
    /// Whether a reader should look at it, whatever the confidence.
    public var isDoubtful: Bool

    /// Takes over what a path says for itself.
    init(_ path: SplitPath, status: Character) {
        self.path = path.text
        oldPath = nil
        self.status = status
        role = path.judgement.role
        side = path.side
        confidence = path.judgement.confidence
        rule = path.judgement.rule
        evidence = path.judgement.evidence
        hunks = []
        isDoubtful = false
    }

    /// Takes over a better judgement.
    mutating func judge(_ judgement: PathJudgement, side: SplitSide) {
        role = judgement.role
        self.side = side
        confidence = judgement.confidence
        rule = judgement.rule
        evidence = judgement.evidence
    }

    /// Whether a reader should look at it.
    public var isAmbiguous: Bool {
        isDoubtful || confidence < PathJudgement.ambiguityThreshold
    }
}

extension SplitDecision: JSONRepresentable {
    /// The decision as `tasksynth split` prints it.
    public var json: JSONValue {
        [
            "path": .string(path), "oldPath": JSONValue(oldPath),
            "status": .string(String(status)), "role": .string(role.rawValue),
            "side": .string(side.rawValue), "confidence": JSONValue(confidence),
            "ambiguous": .bool(isAmbiguous), "rule": .string(rule),
            "evidence": .string(evidence),
            "hunks": .array(hunks.map { ["side": .string($0.side.rawValue)] }),
        ]
    }
}
