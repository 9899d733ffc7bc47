/// Why an attempt failed, as far as its steps, its change and the fix show.
public struct FailureAnalysis: Hashable, Sendable {
    /// Everything that the rules found, most specific first.
    public let findings: [FailureFinding]
    /// The finding that names the failure; `nil` where the evidence does not decide.
    public let primary: FailureFinding?
    /// What would name the failure if tests showed one; `nil` where the problem is solved.
    public let suspected: FailureFinding?
    /// Whether the problem is solved; `nil` where nobody knows.
    public let isResolved: Bool?
    /// The source files of the fix that were not changed.
    public let missedFiles: [String]
    /// The places of the fix that were not changed, as `file:line`.
    public let missedPlaces: [String]
    /// What the tests of the task said.
    public let verdict: AttemptVerdict

    init(_ evidence: AttemptEvidence) {
        // What is left out, or done elsewhere, is no failure where the problem is solved.
        let isResolved = evidence.isResolved
        let findings = FailureRules.findings(evidence).filter {
            isResolved != true || $0.weight == .contributes
        }
        self.findings = findings
        self.isResolved = isResolved
        let likely = findings.first { $0.weight != .contributes }
        suspected = isResolved == true ? nil : likely
        primary =
            switch isResolved {
            case true: nil
            case false: likely
            default: findings.first { $0.weight == .decides }
            }
        missedFiles = evidence.missedFiles
        missedPlaces = evidence.parts.flatMap(\.missed)
        verdict = evidence.verdict
    }

    /// Why no failure is named.
    public var reason: String? {
        guard primary == nil else { return nil }
        return isResolved == true
            ? "the attempt solved the problem" : "no rule over the steps decides it"
    }

    /// What was left out, a sentence each.
    public var issuesMissed: [String] {
        missedFiles.map { "\($0) is not changed" }
            + missedPlaces.map { "the fix at \($0) is not there" }
            + verdict.stillFailing.map { "\($0) still fails" }
            + verdict.broken.map { "\($0) passed before and fails" }
    }

    /// What the failure led to, where the tests or the change tell.
    public var consequence: String? {
        guard let primary else { return nil }
        var parts: [String] = []
        if !verdict.stillFailing.isEmpty {
            parts.append("\(verdict.stillFailing.count) tests of the fix still fail")
        }
        if !verdict.broken.isEmpty {
            parts.append("\(verdict.broken.count) tests that passed before fail")
        }
        if !parts.isEmpty { return parts.joined(separator: ", ") + "." }
        switch primary.mode {
        case .syntaxErrorLeft: return "The changed files cannot be built or loaded."
        case .noEditMade, .testsEditedInsteadOfCode, .limitReached, .looped, .gaveUp,
            .environmentError, .formatErrors:
            return primary.weight == .decides ? "The problem is there as before." : nil
        default: return isResolved == false ? "The tests of the task do not pass." : nil
        }
    }

    /// The earliest sign of what went wrong, by the steps that show it.
    public var rootCause: FailureFinding? {
        guard let primary else { return nil }
        let signs = findings.filter { !$0.steps.isEmpty && $0.mode != primary.mode }
        let first = signs.min { ($0.steps.first ?? .max) < ($1.steps.first ?? .max) }
        guard let first, let step = first.steps.first, step < (primary.steps.first ?? .max) else {
            return primary
        }
        return first
    }
}

extension FailureAnalysis: JSONRepresentable {
    /// The section by the names of the bundle, without what compares two attempts.
    public var json: JSONValue {
        [
            "failureType": JSONValue(primary?.mode.name),
            "failureLabel": JSONValue(primary?.mode.label),
            "failureCategory": JSONValue(primary?.mode.category.name),
            "failureMode": JSONValue(primary?.mode.annotationLabel),
            "failureDescription": JSONValue(primary?.text),
            "rootCause": JSONValue(rootCause?.text),
            "consequence": JSONValue(consequence),
            "issuesMissed": primary == nil ? nil : JSONValue(issuesMissed),
            "isResolved": isResolved.map { .bool($0) } ?? .null,
            "evidence": .array(evidence), "suspected": JSONValue(suspected?.mode.name),
            "findings": JSONValue(findings),
            "reason": JSONValue(reason),
        ]
    }

    /// One entry a step that shows the failure; one without a step where the change shows it.
    public var evidence: [JSONValue] {
        guard let primary else { return [] }
        let steps: [Int?] = primary.steps.isEmpty ? [nil] : primary.steps.prefix(50).map(\.self)
        return steps.map { step in
            [
                "step": JSONValue(step), "rule": .string(primary.rule),
                "text": .string(primary.text),
            ]
        }
    }
}
