/// The decision list: which failure the evidence shows, most specific first.
///
/// How a run went explains it only where nothing of the product was changed: attempts that solve
/// the problem loop, run out of money and leave checks out as well. Where something was changed,
/// the change tells.
enum FailureRules {
    typealias Rule = @Sendable (AttemptEvidence) -> FailureFinding?

    /// The rules in their order.
    static let all: [Rule] = [
        interrupted, contextOverflow, unparsableAnswers, missingProgram, endlessLoop, failedEdits,
        limit, givenUp, testsOnly, nothingChanged,
        brokenTests, otherFiles, damage, unparsedFile, filesMissed, commentsOnly, placeNeverSeen,
        otherPlaces, brokenBefore, partsMissed, missingName, failingTests, otherCause,
        wrongChange, ownTests, someFailingTests, limitDuringWork, nothingRun, unsolved,
        loops, wastedCalls, limitWithChange,
    ]

    /// What the rules find, in their order.
    static func findings(_ evidence: AttemptEvidence) -> [FailureFinding] {
        all.compactMap { $0(evidence) }
    }
}

// MARK: How the run went

extension FailureRules {
    /// Decides where no change of the product was handed in, and explains otherwise.
    private static func weight(_ evidence: AttemptEvidence) -> FailureFinding.Weight {
        evidence.view.finalPatch == nil || evidence.product.isEmpty ? .decides : .contributes
    }

    static func interrupted(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard [.apiError, .environmentError].contains(evidence.outcome.reason) else { return nil }
        let what =
            evidence.outcome.reason == .apiError
            ? "the model's service failed" : "the run broke off"
        return FailureFinding(
            .environmentError, rule: "endOfRecord", weight(evidence), steps: evidence.lastStep,
            "The record ends because \(what)\(status(evidence)).")
    }

    static func contextOverflow(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard evidence.outcome.reason == .contextOverflow else { return nil }
        return FailureFinding(
            .limitReached, rule: "contextOverflow", weight(evidence), steps: evidence.lastStep,
            "The context did not fit the model any more\(status(evidence)).")
    }

    static func unparsableAnswers(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard evidence.outcome.reason == .formatErrors else { return nil }
        return FailureFinding(
            .formatErrors, rule: "endOfRecord", weight(evidence), steps: evidence.lastStep,
            "The agent's answers could not be parsed\(status(evidence)).")
    }

    static func missingProgram(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard let chase = evidence.struggle.chase, evidence.isProductUntouched,
            evidence.isChangeDue
        else { return nil }
        let name = chase.program.map { "the program \($0)" } ?? "a program"
        return FailureFinding(
            .environmentError, rule: "missingProgram", .decides, steps: chase.steps,
            "\(chase.steps.count) calls look for \(name) that is not there, and nothing of the "
                + "product is changed.")
    }

    static func endlessLoop(_ evidence: AttemptEvidence) -> FailureFinding? {
        let isStuck = evidence.outcome.reason == .stuck
        guard evidence.isProductUntouched, evidence.struggle.endless != nil || isStuck,
            // Who asks and answers, and changes nothing, may well say the same again.
            evidence.isChangeDue || isStuck || evidence.isAtLimit
        else { return nil }
        let steps = evidence.struggle.endless?.steps ?? evidence.lastStep
        let rule = evidence.struggle.endless?.rule ?? "stuck"
        return FailureFinding(
            .looped, rule: rule, .decides, steps: steps,
            rule == "failuresInARow"
                ? "The last \(steps.count) calls all fail, and nothing of the product is changed."
                : "The same is done again and again until the end, and nothing of the product is "
                    + "changed.")
    }

    static func failedEdits(_ evidence: AttemptEvidence) -> FailureFinding? {
        let steps = evidence.struggle.failedEdits
        guard !steps.isEmpty else { return nil }
        return FailureFinding(
            .looped, rule: "failedEdits", evidence.isProductUntouched ? .decides : .contributes,
            steps: steps, "\(steps.count) edits were refused, and nothing came of them.")
    }

    static func limit(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard evidence.isAtLimit, evidence.isProductUntouched else { return nil }
        return FailureFinding(
            .limitReached, rule: "limitWithoutChange", .decides, steps: evidence.lastStep,
            "\(limitText(evidence)), and nothing of the product was changed by then.")
    }

    static func givenUp(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard evidence.isProductUntouched, evidence.isChangeDue else { return nil }
        let isSaid = evidence.lastWords.map(declines) ?? false
        guard evidence.outcome.reason == .gaveUp || isSaid else { return nil }
        return FailureFinding(
            .gaveUp, rule: isSaid ? "lastWords" : "endOfRecord", .decides,
            steps: evidence.lastStep, "The agent ends by saying that it cannot do it.")
    }

    private static func declines(_ answer: String) -> Bool {
        let words = answer.prefix(2_000).lowercased()
        return [
            "i am unable to", "i'm unable to", "i was unable to", "i was not able to",
            "i could not complete", "i couldn't complete", "i cannot complete",
            "i can't complete", "i give up", "unable to proceed", "cannot proceed",
            "i am not able to", "could not be completed", "i have not been able to",
        ].contains { words.has($0) }
    }

    private static func status(_ evidence: AttemptEvidence) -> String {
        evidence.outcome.status.map { " (\($0))" } ?? ""
    }

    private static func limitText(_ evidence: AttemptEvidence) -> String {
        switch evidence.outcome.reason {
        case .budgetCost: "The money was spent"
        case .budgetTime: "The time was over"
        case .budgetTokens: "The tokens were used up"
        default: "The steps were used up"
        }
    }

    static func limitDuringWork(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard evidence.isAtLimit, !evidence.product.isEmpty,
            !evidence.checks.last.contains(where: { $0.outcome == .passed })
        else { return nil }
        return FailureFinding(
            .limitReached, rule: "limitDuringWork", .explains, steps: evidence.lastStep,
            "\(limitText(evidence)) before the change was shown to be right.")
    }

    static func limitWithChange(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard evidence.isAtLimit, !evidence.product.isEmpty,
            evidence.checks.last.contains(where: { $0.outcome == .passed })
        else { return nil }
        return FailureFinding(
            .limitReached, rule: "limitAfterChange", .contributes, steps: evidence.lastStep,
            "\(limitText(evidence)) after the change.")
    }

    static func loops(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard let loop = evidence.struggle.loops.first, !evidence.isProductUntouched else {
            return nil
        }
        return FailureFinding(
            .looped, rule: loop.rule, .contributes, steps: [loop.firstStep, loop.lastStep],
            "Steps \(loop.firstStep) to \(loop.lastStep) do the same again and again.")
    }

    static func wastedCalls(_ evidence: AttemptEvidence) -> FailureFinding? {
        let wrong = evidence.struggle.troubles.filter {
            $0.trouble.kind == .unknownTool || $0.trouble.kind == .missingPath
        }
        guard wrong.count > 2 else { return nil }
        return FailureFinding(
            .hallucination, rule: "missingTargets", .contributes, steps: wrong.map(\.step),
            "\(wrong.count) calls name a path or a tool that is not there.")
    }
}

extension AttemptEvidence {
    /// Whether money, time, tokens or steps were used up.
    var isAtLimit: Bool {
        [.budgetCost, .budgetTime, .budgetTokens, .budgetSteps].contains(outcome.reason)
    }
}
