/// What is known of an attempt, before anything is concluded from it.
struct AttemptEvidence {
    let view: TrajectoryView
    let navigation: NavigationMetrics
    let outcome: TrajectoryOutcome
    let verdict: AttemptVerdict
    /// The files of the product that the change touches.
    let product: [String]
    /// The test files that the change touches.
    let tests: [String]
    /// The source files of the fix; `nil` without a fix.
    let goldSource: [String]?
    /// The parts of the fix in files that were changed, where their places are known.
    let parts: [FixPart]
    /// What of the change does not parse.
    let damage: [ChangeDamage]
    /// Whether the change of the product is comments alone.
    let isCommentsOnly: Bool
    /// Whether the product has the code of the fix.
    let isFix: Bool
    /// Whether reading showed any of the lines that the fix changes before the file was edited.
    let hasSeenPlaces: Bool
    let struggle: Struggle
    let checks: CheckEvidence

    /// Gathers what the steps, the change and the fix tell.
    init(
        _ view: TrajectoryView, _ navigation: NavigationMetrics, _ signals: PlanSignals,
        outcome: TrajectoryOutcome, verdict: AttemptVerdict, using analyzer: any SyntaxAnalyzer
    ) {
        let edited =
            outcome.isPatchEmpty ? [] : navigation.edited.map { view.gold?.renames[$0] ?? $0 }
        let changed = OwnChanges.files(edited, view)
        let made = view.final?.created ?? view.created
        let fix = Set(view.gold?.paths ?? [])
        let kept = changed.filter { path in
            !made.contains(path) || fix.contains(path) || !Self.isTrial(path, view.gold != nil)
        }
        let product = kept.filter(TrajectoryView.isSource)
        self.view = view
        self.navigation = navigation
        self.product = product
        self.outcome = outcome
        self.verdict = verdict
        let tests = kept.filter { PathRole.classify($0).role.isTestLike }
        self.tests = tests
        let source = view.goldPatch.map(Self.source)
        goldSource = source
        isCommentsOnly = view.finalPatch.map { Self.isCommentsOnly($0, Set(product)) } ?? false
        isFix =
            source.map { source in
                Set(source) == Set(product)
                    && PatchCode.isSame(view.finalPatch, view.goldPatch, source)
            } ?? false
        damage =
            view.finalPatch.map { ChangeDamage.find(in: $0, Set(product + tests)) } ?? []
        let places = ChangedPlaces(view)
        let reached = Set(source ?? []).intersection(product).filter(places.isKnown)
        parts =
            view.goldPatch.map { gold in
                FixPart.parts(
                    of: gold, DiffSemantics(of: gold, using: analyzer), in: reached,
                    reached: places)
            } ?? []
        hasSeenPlaces =
            view.gold.flatMap { GoldComparison.shownShare(view, $0, reached, bySearches: false) }
            .map { $0 > 0 } ?? true
        struggle = Struggle(view)
        checks = CheckEvidence(view, signals, product: product)
    }

    /// Whether the problem is solved; `nil` where nobody knows.
    var isResolved: Bool? { verdict.isResolved ?? outcome.isResolved }

    /// Whether nothing of the product is changed, and one can tell.
    var isProductUntouched: Bool {
        product.isEmpty && (outcome.patch != nil || !view.calls.isEmpty)
    }

    /// Whether the product should have been changed.
    var isChangeDue: Bool {
        goldSource?.isEmpty == false || isResolved == false
    }

    /// The source files of the fix that were not changed.
    var missedFiles: [String] { goldSource?.filter { !product.contains($0) } ?? [] }

    /// The steps that changed one of some files.
    func steps(changing files: [String]) -> [Int] {
        steps { touch in touch.kind.isChange && files.contains(touch.path) }
    }

    /// The steps that showed one of some files.
    func steps(showing files: [String]) -> [Int] {
        steps { touch in touch.kind == .read && files.contains(touch.path) }
    }

    /// What the agent says at the end.
    var lastWords: String? {
        if let answer = outcome.answer { return answer }
        guard let last = view.steps.last, last.role == .assistant, last.toolCalls.isEmpty else {
            return nil
        }
        return last.text
    }

    /// The last step of the record.
    var lastStep: [Int] { view.steps.last.map { [$0.index] } ?? [] }

    private func steps(_ isWanted: (FileTouch) -> Bool) -> [Int] {
        var steps: [Int] = []
        for entry in view.calls
        where entry.isSuccess && entry.touches.contains(where: isWanted)
            && steps.last != entry.step
        {
            steps.append(entry.step)
        }
        return steps
    }

    /// Whether the code of some files is the same on both sides of a patch.
    private static func isCommentsOnly(_ patch: Patch, _ files: Set<String>) -> Bool {
        let own = patch.files.filter { files.contains($0.path.string) }
        return !own.isEmpty
            && own.allSatisfy { file in
                guard let language = SourceLanguage.detect(path: file.path.string),
                    let rules = LexicalRules.of(language), !file.hunks.isEmpty
                else { return false }
                return file.hunks.allSatisfy { hunk in
                    HunkSides(hunk, rules)?.haveSameCode(rules) == true
                        || Documentation.isAll(of: hunk, language)
                }
            }
    }

    /// The code of the fix, without files where it changes comments alone; its other files where
    /// it has none.
    private static func source(_ gold: Patch) -> [String] {
        let paths = PatchFiles(gold).paths.filter(TrajectoryView.isSource)
        let code = paths.filter { PathRole.classify($0).role == .source }
        let real = code.filter { !isCommentsOnly(gold, [$0]) }
        return !real.isEmpty ? real : !code.isEmpty ? code : paths
    }

    /// Whether a name is that of a copy that was put aside, such as `main.py.bak2` or `main.py~`.
    private static func isCopy(_ name: String) -> Bool {
        let last = name.split(separator: ".").dropFirst().last ?? ""
        let kind = last.prefix { !$0.isNumber }
        return name.hasSuffix("~")
            || ["bak", "backup", "orig", "rej", "old", "save", "swp"].contains(kind)
    }

    /// Whether a new file is one that agents make to try something, and leave behind.
    private static func isTrial(_ path: String, _ isFixKnown: Bool) -> Bool {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let marks = [
            "repro", "debug", "scratch", "tmp", "temp", "trial", "demo", "verify", "try_", "check_",
        ]
        if marks.contains(where: name.hasPrefix) || isCopy(name) { return true }
        // With a fix at hand, a new file beside the folders of the product is no part of it.
        return isFixKnown && !path.has("/")
    }
}
