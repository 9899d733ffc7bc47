/// The tree of records, and the branches of it that were left again.
struct ClaudeCodeBranches {
    /// The parent of each record, both by the hash of their names; 0 stands for none.
    private var parents: [Int: Int] = [:]
    /// The step that a record went to.
    private var steps: [Int: Int] = [:]

    /// Notes a record, by the hash of its name and of its parent's.
    ///
    /// - Returns: Whether it is there for the first time.
    mutating func note(_ id: Int, parent: Int?) -> Bool {
        guard parents[id] == nil else { return false }
        parents[id] = parent ?? 0
        return true
    }

    /// Notes the step that a record went to.
    mutating func assign(_ id: Int, to step: Int) { steps[id] = step }

    /// Finds the steps that hang on the way from the first record to the last, and are not on it.
    func abandonedSteps(_ draft: inout TrajectoryDraft) -> [Int] {
        guard var place = lastRecord(in: draft) else { return [] }
        var active: Set<Int> = []
        while place != 0 {
            guard active.insert(place).inserted else {
                draft.warn(.cycle, "a record is its own ancestor")
                break
            }
            place = parents[place] ?? 0
        }
        let activeSteps = Set(active.compactMap { steps[$0] })
        var isBranch: [Int: Bool] = [:]
        var abandoned: Set<Int> = []
        for (record, step) in steps where !active.contains(record) && !activeSteps.contains(step) {
            guard let found = draft.step(step), !found.isSidechain,
                found.role == .user || found.role == .assistant
            else { continue }
            if leavesActive(record, active, &isBranch) { abandoned.insert(step) }
        }
        return abandoned.sorted()
    }

    /// The last record of the main branch that became a step.
    private func lastRecord(in draft: TrajectoryDraft) -> Int? {
        var last: (step: Int, record: Int)?
        for (record, step) in steps {
            guard let found = draft.step(step), !found.isSidechain, found.role != .system
            else { continue }
            if last.map({ step > $0.step }) ?? true { last = (step, record) }
        }
        return last?.record
    }

    /// Whether the ancestors of a record lead to the active way.
    private func leavesActive(
        _ record: Int, _ active: Set<Int>, _ known: inout [Int: Bool]
    ) -> Bool {
        var way: [Int] = []
        var seen: Set<Int> = []
        var place = record
        var answer = false
        while place != 0, seen.insert(place).inserted {
            if let found = known[place] {
                answer = found
                break
            }
            if active.contains(place) {
                answer = true
                break
            }
            way.append(place)
            place = parents[place] ?? 0
        }
        for passed in way { known[passed] = answer }
        return answer
    }
}
