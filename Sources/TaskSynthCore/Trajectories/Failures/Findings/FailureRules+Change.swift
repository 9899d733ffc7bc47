// MARK: What was changed

extension FailureRules {
    static func testsOnly(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard evidence.product.isEmpty, !evidence.tests.isEmpty, evidence.isChangeDue else {
            return nil
        }
        return FailureFinding(
            .testsEditedInsteadOfCode, rule: "testsOnly", .decides,
            steps: evidence.steps(changing: evidence.tests),
            "The change is tests alone: \(list(evidence.tests)).")
    }

    static func nothingChanged(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard evidence.isProductUntouched, evidence.tests.isEmpty, evidence.isChangeDue else {
            return nil
        }
        let left = evidence.navigation.edited
        let what =
            left.isEmpty || evidence.outcome.isPatchEmpty
            ? "" : "; what is left are \(list(left))"
        return FailureFinding(
            .noEditMade, rule: "nothingChanged", .decides, steps: evidence.lastStep,
            "Nothing of the product is changed at the end\(what).")
    }

    static func otherFiles(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard let gold = evidence.goldSource, !gold.isEmpty, !evidence.product.isEmpty,
            evidence.missedFiles.count == gold.count
        else { return nil }
        return FailureFinding(
            .wrongFile, rule: "noFileOfTheFix", .explains,
            steps: evidence.steps(changing: evidence.product),
            "The change is in \(list(evidence.product)); the fix is in \(list(gold))"
                + "\(seen(gold, evidence)).")
    }

    /// Damage of tests stops nothing of the product: it needs tests that fail to explain
    /// something, and those of the fix stand in for the same files.
    static func damage(_ evidence: AttemptEvidence) -> FailureFinding? {
        let own = evidence.damage.filter { evidence.product.contains($0.file) }
        let found = own.isEmpty ? evidence.damage : own
        guard let first = found.first else { return nil }
        let files = found.map(\.file)
        let replaced = Set(evidence.view.gold?.paths ?? [])
        let isLasting = files.contains { !replaced.contains($0) }
        return FailureFinding(
            .syntaxErrorLeft, rule: "\(first.kind)",
            !own.isEmpty ? .decides : isLasting ? .explains : .contributes,
            steps: evidence.steps(changing: files),
            "The change does not parse: \(first.text).")
    }

    static func unparsedFile(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard let found = evidence.checks.unparsed else { return nil }
        return FailureFinding(
            .syntaxErrorLeft, rule: "lastCheck", .decides, steps: [found.step],
            "The last check says that \(found.file) does not parse.")
    }

    static func filesMissed(_ evidence: AttemptEvidence) -> FailureFinding? {
        let missed = evidence.missedFiles
        guard let gold = evidence.goldSource, !missed.isEmpty, missed.count < gold.count,
            !evidence.product.isEmpty
        else { return nil }
        return FailureFinding(
            .missedFiles, rule: "filesOfTheFixMissed", .explains,
            steps: evidence.steps(changing: evidence.product),
            "\(missed.count) of the fix's \(gold.count) files are not changed: \(list(missed))"
                + "\(seen(missed, evidence)).")
    }

    static func commentsOnly(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard evidence.isCommentsOnly, evidence.isChangeDue else { return nil }
        return FailureFinding(
            .wrongLocation, rule: "commentsOnly", .decides,
            steps: evidence.steps(changing: evidence.product),
            "What is changed in \(list(evidence.product)) is comments, so no code is another.")
    }

    static func placeNeverSeen(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard !evidence.parts.isEmpty, evidence.parts.allSatisfy({ !$0.isMet }),
            !evidence.hasSeenPlaces
        else { return nil }
        return FailureFinding(
            .wrongLocation, rule: "placeNeverSeen", .explains,
            steps: evidence.steps(changing: evidence.parts.flatMap(\.files)),
            "The right file is changed elsewhere, and the fix's places "
                + "(\(list(evidence.parts.flatMap(\.places)))) were not shown before.")
    }

    static func otherPlaces(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard !evidence.parts.isEmpty, evidence.parts.allSatisfy({ !$0.isMet }),
            !evidence.checks.isTold
        else { return nil }
        return FailureFinding(
            .wrongLocation, rule: "otherPlaces", .explains,
            steps: evidence.steps(changing: evidence.parts.flatMap(\.files)),
            "The right file is changed, and none of the fix's places "
                + "(\(list(evidence.parts.flatMap(\.places)))).")
    }

    /// Where all tests of the fix pass, what else fails is the failure, whatever was left out.
    static func brokenTests(_ evidence: AttemptEvidence) -> FailureFinding? {
        let verdict = evidence.verdict
        guard !verdict.broken.isEmpty, verdict.stillFailing.isEmpty, verdict.solved != 0 else {
            return nil
        }
        return FailureFinding(
            .brokeOtherTests, rule: "brokenTests", .explains,
            steps: evidence.steps(changing: evidence.product),
            "Tests that passed before fail with the change: \(list(verdict.broken)).")
    }

    static func brokenBefore(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard let found = evidence.checks.regressions else { return nil }
        return FailureFinding(
            .brokeOtherTests, rule: "regressionInRecord", .explains, steps: [found.step],
            "Tests that passed before the edits fail after them: \(list(found.tests)).")
    }

    static func partsMissed(_ evidence: AttemptEvidence) -> FailureFinding? {
        let missed = evidence.parts.filter { !$0.missed.isEmpty }
        if !missed.isEmpty, evidence.parts.contains(where: \.isMet) {
            let extent =
                missed.contains(where: \.isMet) ? "not there, or not everywhere" : "not there"
            return FailureFinding(
                .partialFix, rule: "partsMissed", .explains,
                steps: evidence.steps(changing: missed.flatMap(\.files)),
                "\(missed.count) of the \(evidence.parts.count) parts of the fix are \(extent): "
                    + "\(list(missed.flatMap(\.missed))).")
        }
        let verdict = evidence.verdict
        guard let solved = verdict.solved, solved > 0, !verdict.stillFailing.isEmpty else {
            return nil
        }
        return FailureFinding(
            .partialFix, rule: "someTestsPass", .explains,
            steps: evidence.steps(changing: evidence.product),
            "\(solved) tests of the fix pass, and \(verdict.stillFailing.count) still fail.")
    }

    static func missingName(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard let found = evidence.checks.missingName else { return nil }
        return FailureFinding(
            .hallucination, rule: "missingName", .decides, steps: [found.step],
            "The last check does not find \(found.name), which the change brings in.")
    }

    static func failingTests(_ evidence: AttemptEvidence) -> FailureFinding? {
        hasPassedInTheEnd(evidence) ? nil : handedInAfterFailure(evidence)
    }

    /// Where other checks of the change passed, the tests that failed may well have failed before,
    /// so that what the fix shows goes first.
    static func someFailingTests(_ evidence: AttemptEvidence) -> FailureFinding? {
        hasPassedInTheEnd(evidence) ? handedInAfterFailure(evidence) : nil
    }

    private static func hasPassedInTheEnd(_ evidence: AttemptEvidence) -> Bool {
        evidence.checks.last.contains { $0.outcome == .passed && $0.kind != "lint" }
    }

    private static func handedInAfterFailure(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard let check = evidence.checks.failingTests,
            [.submitted, .completed, .unknown].contains(evidence.outcome.reason)
        else { return nil }
        return FailureFinding(
            .failingTestsIgnored, rule: "handedInAfterFailure", .explains, steps: [check.step],
            "The last tests failed (\(check.command.prefix(80))), and the change was handed in.")
    }

    static func otherCause(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard !evidence.parts.isEmpty, evidence.parts.allSatisfy({ !$0.isMet }),
            evidence.checks.isTold
        else { return nil }
        return FailureFinding(
            .wrongRootCause, rule: "otherPlacesChecked", .explains,
            steps: evidence.checks.last.map(\.step),
            "None of the fix's places (\(list(evidence.parts.flatMap(\.places)))) is changed, "
                + "though checks were run.")
    }

    static func wrongChange(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard !evidence.parts.isEmpty, evidence.parts.allSatisfy(\.isMet),
            evidence.missedFiles.isEmpty, !evidence.isFix
        else { return nil }
        return FailureFinding(
            .incorrectFix, rule: "rightPlaces", .explains,
            steps: evidence.steps(changing: evidence.product),
            "Every part of the fix is reached by the change.")
    }

    /// What differs from the fix is in tests alone, so that they are what fails.
    static func ownTests(_ evidence: AttemptEvidence) -> FailureFinding? {
        // Those of the fix stand in for the same files.
        let own = evidence.tests.filter { evidence.view.gold?.paths.contains($0) == false }
        guard evidence.isFix, !own.isEmpty else { return nil }
        return FailureFinding(
            .brokeOtherTests, rule: "ownTests", .explains, steps: evidence.steps(changing: own),
            "The product has the code of the fix; what differs are the attempt's own tests: "
                + "\(list(own)).")
    }

    static func nothingRun(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard !evidence.product.isEmpty, !evidence.checks.isTried, !evidence.isFix else {
            return nil
        }
        return FailureFinding(
            .noVerification, rule: "nothingRun", .explains,
            steps: evidence.steps(changing: evidence.product).suffix(1),
            "No test, build or check was run, or tried, on the change.")
    }

    static func unsolved(_ evidence: AttemptEvidence) -> FailureFinding? {
        guard !evidence.product.isEmpty, evidence.isResolved == false, !evidence.isFix else {
            return nil
        }
        return FailureFinding(
            .incorrectFix, rule: "unsolved", .explains,
            steps: evidence.steps(changing: evidence.product),
            "The change of \(list(evidence.product)) does not solve the problem.")
    }

    // MARK: Words

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(5).joined(separator: ", ")
        return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
    }

    /// Which of the missed files were shown.
    private static func seen(_ files: [String], _ evidence: AttemptEvidence) -> String {
        let opened = files.filter(evidence.navigation.opened.contains)
        if opened.count == files.count { return ", shown and left as it was" }
        if !opened.isEmpty { return ", of which \(list(opened)) were shown" }
        let found = files.filter(evidence.navigation.searched.contains)
        return found.isEmpty ? ", never opened" : ", found by searches and never opened"
    }
}
