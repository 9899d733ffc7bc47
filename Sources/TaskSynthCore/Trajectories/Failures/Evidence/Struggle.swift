/// Where an attempt did not get on.
struct Struggle {
    /// The loops that were found, in order.
    let loops: [Repetition.Finding]
    /// The steps of a loop, or of failures in a row, that lasts until the end.
    private(set) var endless: (rule: String, steps: [Int])?
    /// The edits that failed: the last ones where at least three failed in a row and none succeeded
    /// after them, else all where most calls are such.
    private(set) var failedEdits: [Int] = []
    /// The steps that looked for, or tried to install, a program that is not there.
    private(set) var chase: (program: String?, steps: [Int])?
    /// What went wrong, by step.
    let troubles: [(step: Int, trouble: CallTrouble)]

    /// How many failures in a row are a dead end.
    private static let deadEnd = 6

    init(_ view: TrajectoryView) {
        let calls = view.calls.filter { $0.call.category != .submit }
        loops = Repetition(view).findings
        let found = calls.map { CallTrouble($0.call) }
        troubles = zip(calls, found).compactMap { entry, trouble in
            trouble.map { (entry.step, $0) }
        }
        findEndless(calls, found)
        findFailedEdits(calls)
        findChase(calls.filter { !Self.isAside($0, view.created) })
    }

    private mutating func findEndless(_ calls: [TrajectoryView.Call], _ troubles: [CallTrouble?]) {
        guard let last = calls.last else { return }
        let tail = calls.suffix(max(3, calls.count / 6)).first?.step ?? last.step
        if let loop = loops.last(where: { $0.lastStep >= tail }) {
            endless = (loop.rule, Array(Set([loop.firstStep, loop.lastStep])).sorted())
        } else {
            let failing = zip(calls, troubles).reversed().prefix { $0.1 != nil }
            guard failing.count >= Self.deadEnd else { return }
            endless = ("failuresInARow", failing.map(\.0.step).reversed())
        }
    }

    private mutating func findFailedEdits(_ calls: [TrajectoryView.Call]) {
        var failed: [Int] = []
        for entry in calls
        where entry.call.category == .editFile || entry.call.category == .createFile {
            if entry.isSuccess { failedEdits = [] } else { failedEdits.append(entry.step) }
            if !entry.isSuccess { failed.append(entry.step) }
        }
        guard failedEdits.count < 3 else { return }
        let areMost = failed.count >= Self.deadEnd && failed.count * 3 >= calls.count * 2
        failedEdits = areMost ? failed : []
    }

    /// Looks for shell calls that do nothing in the repository after a program was missing: the
    /// first one from which on that is most of what is done.
    private mutating func findChase(_ calls: [TrajectoryView.Call]) {
        let troubles = calls.map { CallTrouble($0.call) }
        let missing = troubles.indices.filter { troubles[$0]?.kind == .missingProgram }
        for start in missing.prefix(100) {
            let rest = calls[start...]
            let outside = zip(rest, troubles[start...]).filter { entry, trouble in
                // What the shell could not even parse looks for nothing.
                trouble?.kind != .malformed && Self.isOutside(entry)
            }.map(\.0)
            guard outside.count >= 10 else { return }
            guard outside.count * 4 >= rest.count * 3, outside.last?.step == rest.last?.step
            else { continue }
            chase = (troubles[start]?.subject, outside.map(\.step))
            return
        }
    }

    /// Whether a call shows nothing of the code: files that the session made itself, documentation,
    /// or a search that finds nothing.
    private static func isAside(_ entry: TrajectoryView.Call, _ created: Set<String>) -> Bool {
        if entry.call.category == .search || entry.call.category == .listFiles,
            entry.call.shellUnderstanding == nil
        {
            let text = entry.call.result?.text ?? ""
            return text.isEmpty || text.hasPrefix("No matches found")
        }
        return entry.call.category == .readFile && !entry.touches.isEmpty
            && entry.touches.allSatisfy { touch in
                created.contains(touch.path) || PathRole.classify(touch.path).role == .docs
            }
    }

    private static func isOutside(_ entry: TrajectoryView.Call) -> Bool {
        guard entry.call.shellUnderstanding != nil else { return false }
        return !entry.touches.contains { touch in
            touch.kind.isChange || [.read, .search, .list].contains(touch.kind)
        }
    }
}
