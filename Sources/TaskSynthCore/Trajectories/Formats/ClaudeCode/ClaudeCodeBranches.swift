/// The tree of records, and the branches of it that were left again.
struct ClaudeCodeBranches {
    /// A record: the hash of its parent's name, where it has one, and the step that it went to.
    private struct Record {
        let parent: Int?
        let step: Int?
    }

    private var records: RecentNames<Record>

    /// Makes a tree of which so many of the newest records are kept at least.
    init(keeping capacity: Int) { records = RecentNames(keeping: capacity) }

    /// Notes a record, by the hash of its name and of its parent's, and the step it went to.
    mutating func note(_ id: Int, parent: Int?, step: Int?) {
        records[id] = Record(parent: parent, step: step)
    }

    /// Finds the steps that hang on the way from the first record to the last, and are not on it.
    func abandonedSteps(_ draft: inout TrajectoryDraft) -> [Int] {
        let steps = records.all.compactMap { record in
            record.value.step.map { (record: record.hash, step: $0) }
        }
        var place = lastRecord(of: steps, in: draft)
        var active: Set<Int> = []
        while let record = place {
            guard active.insert(record).inserted else {
                draft.warn(.cycle, "a record is its own ancestor")
                break
            }
            place = records[record]?.parent
        }
        guard !active.isEmpty else { return [] }
        let activeSteps = Set(active.compactMap { records[$0]?.step })
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
    private func lastRecord(
        of steps: [(record: Int, step: Int)], in draft: TrajectoryDraft
    ) -> Int? {
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
        var next: Int? = record
        var answer = false
        while let place = next, seen.insert(place).inserted {
            if let found = known[place] {
                answer = found
                break
            }
            if active.contains(place) {
                answer = true
                break
            }
            way.append(place)
            next = records[place]?.parent
        }
        for passed in way { known[passed] = answer }
        return answer
    }
}
