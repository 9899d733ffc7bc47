/// Signs of planning, checking and remembering in an attempt.
public struct PlanSignals: Hashable, Sendable {
    /// The steps with a thought.
    public var thoughts = 0
    /// The characters of all thoughts.
    public var thoughtCharacters = 0
    /// How often a plan was stated or updated.
    public var planUpdates = 0
    /// The items of the last plan.
    public var planItems = 0
    /// The items of the last plan that are done.
    public var planItemsDone = 0
    /// The items that vanished unfinished.
    public var planItemsAbandoned: [String] = []
    /// The done items of the last plan, of all; `nil` without a plan.
    public var planAdherence: Double?
    /// The runs that verify something.
    public var verifications: [Verification] = []
    /// Those after the last edit of a source file.
    public var verificationsAfterLastEdit: [Verification] = []
    /// Whether one of those passed; `nil` where no edit was made, or the record does not tell.
    public var isVerificationCompleted: Bool?
    /// Whether tests, or a program made in the session, ran before the first edit of a source file;
    /// `nil` without an edit.
    public var isReproducedFirst: Bool?
    /// Whether a failing command was run again after an edit; `nil` where none failed.
    public var isRerunAfterFix: Bool?
    /// The compactions of the context.
    public var compactions = 0
    /// The files that were opened before a compaction and again after it.
    public var rereadsAfterCompaction: [String] = []
    /// How often unchanged lines were shown again.
    public var rereads = 0
    /// The share of the edited files that were there before and were opened; `nil` where none was.
    public var readBeforeEditRatio: Double?
    /// The loops, as rule with first and last step.
    public var loops: [JSONValue] = []
    /// Repeated actions of all; handing in is none.
    public var repetitionRate: Double?
    /// How often an edit took an earlier one back.
    public var churn = 0
    /// How often files were brought back from the history.
    public var reverts = 0
    /// The edits that failed, files that were there and should be made among them.
    public var failedEdits = 0
    /// The uses of tools that keep notes.
    public var notes = 0

    init(_ view: TrajectoryView, _ navigation: NavigationMetrics) {
        var plan = PlanState()
        var sidePlan = PlanState()
        let side = Set(view.steps.filter(\.isSidechain).map(\.index))
        var isBehindBoundary = false
        for step in view.steps {
            // Where the reasoning is not recorded, what is said before a call is the thought.
            let words = step.role == .assistant && !step.toolCalls.isEmpty ? step.text : nil
            if let thought = [step.reasoning, words].lazy.compactMap(\.self).first(where: {
                !$0.isEmpty
            }) {
                thoughts += 1
                thoughtCharacters += thought.count
            }
            // What a boundary is followed by is the summary of the same compaction.
            let isSummary = isBehindBoundary && step.role == .user
            if step.kind == .compaction, !isSummary { compactions += 1 }
            isBehindBoundary = step.kind == .compaction && step.role == .system
        }
        for entry in view.calls {
            if entry.call.category == .plan {
                if side.contains(entry.step) {
                    sidePlan.read(entry.call)
                } else {
                    plan.read(entry.call)
                }
            }
            let name = ToolName.bare(entry.call.tool)
            if name == "save_memory" || name == "memory" || name.hasPrefix("note") { notes += 1 }
            if entry.touches.contains(where: { $0.kind == .revert }) { reverts += 1 }
            let isEdit =
                entry.call.category == .editFile || entry.call.category == .createFile
            if isEdit, !entry.isSuccess { failedEdits += 1 }
        }
        // A subagent has a plan of its own; it counts where the record is that of a subagent.
        if plan.updates == 0 { plan = sidePlan }
        planUpdates = plan.updates
        planItems = plan.last.count
        planItemsDone = plan.last.count { $0.isDone }
        planItemsAbandoned = plan.abandoned
        planAdherence = plan.adherence
        measureVerification(view)
        measureReading(view)
        measureChurn(view)
        let made = view.final?.created ?? view.created
        let older = navigation.edited.count { !made.contains($0) }
        if older > 0 {
            readBeforeEditRatio =
                Double(older - navigation.editedWithoutOpening.count) / Double(older)
        }
        let repetition = Repetition(view)
        loops = repetition.findings.map(\.json)
        repetitionRate = repetition.rate
    }

    private mutating func measureVerification(_ view: TrajectoryView) {
        let own = view.created.subtracting(view.editors)
        verifications = view.calls.flatMap { Verification.all(in: $0, created: own) }
        let edits = view.sourceEdits
        guard let first = edits.first, let last = edits.last else { return }
        verificationsAfterLastEdit = verifications.filter { $0.step > last.step }
        let outcomes = verificationsAfterLastEdit.map(\.outcome)
        if outcomes.contains(.passed) {
            isVerificationCompleted = true
        } else if !outcomes.contains(.unknown) {
            isVerificationCompleted = false
        }
        isReproducedFirst = verifications.contains {
            $0.step < first.step && $0.outcome != .notRun
                && ($0.kind == "test" || $0.kind == "repro")
        }
        let failed = verifications.filter { $0.outcome == .failed }
        guard !failed.isEmpty else { return }
        isRerunAfterFix = failed.contains { run in
            verifications.contains { again in
                again.step > run.step && again.command == run.command
                    && edits.contains { $0.step > run.step && $0.step <= again.step }
            }
        }
    }

    private mutating func measureReading(_ view: TrajectoryView) {
        let boundaries = view.steps.filter { $0.kind == .compaction }.map(\.index)
        var shown: [String: Set<[ClosedRange<Int>]>] = [:]
        var firstOpened: [String: Int] = [:]
        var again = OrderedPaths()
        for entry in view.calls where entry.isSuccess {
            for touch in entry.touches {
                if touch.kind == .read {
                    let lines = ShownLines.of(entry.call, touch)
                    if !shown[touch.path, default: []].insert(lines).inserted { rereads += 1 }
                    if let first = firstOpened[touch.path] {
                        let isAfter = boundaries.contains { first < $0 && $0 < entry.step }
                        if isAfter { again.insert(touch.path) }
                    } else {
                        firstOpened[touch.path] = entry.step
                    }
                } else if touch.kind.isChange {
                    shown[touch.path] = nil
                }
            }
        }
        rereadsAfterCompaction = again.paths
    }

    /// Counts edits whose new text is what an earlier edit of the file replaced.
    private mutating func measureChurn(_ view: TrajectoryView) {
        var replaced: [String: Set<String>] = [:]
        for entry in view.calls where entry.isSuccess && entry.call.category == .editFile {
            guard let path = entry.touches.first(where: { $0.kind == .edit })?.path else {
                continue
            }
            for change in TextChange.changes(of: entry.call) {
                guard let old = change.old, let new = change.new, old != new else { continue }
                if !new.isEmpty, replaced[path]?.contains(new) == true { churn += 1 }
                replaced[path, default: []].insert(old)
            }
        }
    }
}

extension PlanSignals: JSONRepresentable {
    /// The section by the names of the bundle.
    public var json: JSONValue {
        [
            "thoughtActionsCount": JSONValue(thoughts),
            "thoughtCharacters": JSONValue(thoughtCharacters),
            "planUpdates": JSONValue(planUpdates), "planItems": JSONValue(planItems),
            "planItemsCompleted": JSONValue(planItemsDone),
            "planItemsAbandoned": JSONValue(planItemsAbandoned),
            "planAdherence": JSONValue(planAdherence),
            "verificationStepsCompleted": JSONValue(isVerificationCompleted),
            "verificationSteps": JSONValue(verifications),
            "verificationAfterLastSourceEdit": JSONValue(verificationsAfterLastEdit),
            "lastVerificationOutcome": JSONValue(verifications.last?.outcome.rawValue),
            "reproducedFirst": JSONValue(isReproducedFirst),
            "rerunAfterFix": JSONValue(isRerunAfterFix),
            "compactions": JSONValue(compactions),
            "rereadsAfterCompaction": JSONValue(rereadsAfterCompaction),
            "rereads": JSONValue(rereads), "readBeforeEditRatio": JSONValue(readBeforeEditRatio),
            "loops": .array(loops), "repetitionRate": JSONValue(repetitionRate),
            "churn": JSONValue(churn), "reverts": JSONValue(reverts),
            "failedEdits": JSONValue(failedEdits), "notesUsed": JSONValue(notes),
        ]
    }
}
