/// Finds actions that are taken again and again without getting anywhere.
struct Repetition {
    /// A rule that fired.
    struct Finding: Hashable {
        let rule: String
        let firstStep: Int
        let lastStep: Int
    }

    private(set) var findings: [Finding] = []
    private(set) var repeated = 0
    private(set) var actions = 0

    /// Whether there is no action to speak of.
    var rate: Double? { actions == 0 ? nil : Double(repeated) / Double(actions) }

    init(_ view: TrajectoryView) {
        var known: Set<Int> = []
        var recent: [(action: Int, pair: Int, isError: Bool, step: Int)] = []
        var stalled: [Int: (count: Int, first: Int)] = [:]
        for entry in view.calls where entry.call.category != .submit {
            if Self.isUnseenEdit(entry) {
                // What it changed was not recorded, so it may be another edit each time.
                stalled = [:]
                continue
            }
            actions += 1
            let action = Self.identity(entry.call)
            if !known.insert(action).inserted { repeated += 1 }
            var hasher = Hasher()
            hasher.combine(action)
            hasher.combine(Self.observation(entry.call))
            let pair = hasher.finalize()
            recent.append((action, pair, entry.call.isFailed == true, entry.step))
            if entry.isSuccess, entry.touches.contains(where: { $0.kind.isChange }) {
                stalled = [:]
            }
            let before = stalled[pair]
            let count = (before?.count ?? 0) + 1
            let first = before?.first ?? entry.step
            stalled[pair] = (count, first)
            if count >= 4 { add("recurrentNoProgress", first, entry.step) }
            check(recent.suffix(6))
        }
        checkMonologue(view.steps)
    }

    private mutating func check(
        _ recent: ArraySlice<(action: Int, pair: Int, isError: Bool, step: Int)>
    ) {
        guard let last = recent.last else { return }
        let four = recent.suffix(4)
        if four.count == 4, four.allSatisfy({ $0.pair == last.pair }), let first = four.first {
            add("identicalActions", first.step, last.step)
        }
        let three = recent.suffix(3)
        if three.count == 3, three.allSatisfy({ $0.action == last.action && $0.isError }),
            let first = three.first
        {
            add("identicalErrors", first.step, last.step)
        }
        let six = Array(recent)
        if six.count == 6, six[0].pair == six[2].pair, six[2].pair == six[4].pair,
            six[1].pair == six[3].pair, six[3].pair == six[5].pair, six[0].pair != six[1].pair
        {
            add("alternatingActions", six[0].step, six[5].step)
        }
    }

    /// Three messages of the agent in a row that say the same.
    private mutating func checkMonologue(_ steps: [Step]) {
        var run: [Step] = []
        for step in steps {
            guard step.role == .assistant, step.toolCalls.isEmpty, let text = step.text else {
                run = []
                continue
            }
            if run.last?.text != text { run = [] }
            run.append(step)
            if run.count == 3 { add("monologue", run[0].index, step.index) }
        }
    }

    private mutating func add(_ rule: String, _ first: Int, _ last: Int) {
        if let index = findings.lastIndex(where: { $0.rule == rule && $0.lastStep >= first }) {
            findings[index] = Finding(
                rule: rule, firstStep: findings[index].firstStep, lastStep: last)
        } else {
            findings.append(Finding(rule: rule, firstStep: first, lastStep: last))
        }
    }

    private static func isUnseenEdit(_ entry: TrajectoryView.Call) -> Bool {
        guard entry.isSuccess, entry.call.category == .editFile,
            entry.call.shellUnderstanding == nil
        else { return false }
        return TextChange.changes(of: entry.call).isEmpty
            && (entry.call.arguments.object?.members.count ?? 0) < 2
    }

    /// The tool and its arguments without what changes by itself.
    private static func identity(_ call: ToolCall) -> Int {
        var hasher = Hasher()
        hasher.combine(call.tool)
        if let object = call.arguments.object {
            let volatile: Set<String> = [
                "description", "timeout", "timeout_ms", "yield_time_ms", "id", "thought",
                "security_risk", "max_output_tokens",
            ]
            for member in object.members where !volatile.contains(member.key) {
                hasher.combine(member.key)
                hasher.combine(member.value)
            }
        } else {
            hasher.combine(call.arguments)
        }
        return hasher.finalize()
    }

    /// What came back without numbers, in which times, ids and temporary names differ.
    private static func observation(_ call: ToolCall) -> Int {
        var hasher = Hasher()
        hasher.combine(call.result?.exitCode)
        for byte in (call.result?.text ?? "").utf8.prefix(4_096) where !byte.isASCIIDigit {
            hasher.combine(byte)
        }
        return hasher.finalize()
    }
}

extension Repetition.Finding: JSONRepresentable {
    /// Rule, first and last step.
    var json: JSONValue {
        [
            "rule": .string(rule), "firstStep": JSONValue(firstStep),
            "lastStep": JSONValue(lastStep),
        ]
    }
}
