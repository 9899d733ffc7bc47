/// What is known of a path before any of its sections is looked at.
struct SplitPath: Sendable {
    let text: String
    let judgement: PathJudgement
    /// The part that the path alone speaks for.
    let side: SplitSide
    /// What the text of a section could say against that.
    let evidence: ContentEvidence?
    /// How lines that serve tests alone are found in a section.
    let finder: LineFinder?

    init(_ path: PatchPath, _ policy: SplitPolicy, _ known: inout KnownTerritories) {
        text = path.string
        judgement = policy.classifier.judge(text, &known)
        side = policy.side(of: judgement)
        let isOpen = side == .fix
        evidence =
            isOpen && policy.classifier.isOn(.content) ? ContentEvidence(text, judgement) : nil
        finder = isOpen ? LineFinder(text, judgement.role, policy) : nil
    }
}
