/// Finds lines of manifests that serve tests alone: dependencies of tests, test targets, settings of
/// test runners.
struct ManifestLineFinder {
    private let rule: ManifestLineRule

    init(_ rule: ManifestLineRule) { self.rule = rule }

    /// The lines, or `nil` where there are none.
    func marks(of file: FilePatch) -> LineMarks? {
        guard file.status == .modified else { return nil }
        let old = flags(file, .old)
        let new = flags(file, .new)
        guard
            old.contains(where: { $0.contains(true) }) || new.contains(where: { $0.contains(true) })
        else { return nil }
        var marks = LineMarks(
            tests: [], rule: "manifest-lines.\(rule.name)", evidence: "lines for tests alone",
            confidence: 0.8)
        for hunk in file.hunks {
            var oldIndex = 0
            var newIndex = 0
            var lines: [Bool] = []
            for line in hunk.lines {
                switch line.kind {
                case .context: lines.append(false)
                case .added: lines.append(new[hunk.index][newIndex])
                case .removed: lines.append(old[hunk.index][oldIndex])
                }
                if line.kind != .added { oldIndex += 1 }
                if line.kind != .removed { newIndex += 1 }
            }
            marks.tests.append(lines)
        }
        // A change of a line has to stay together, or neither part would be a whole manifest.
        keepPairsTogether(&marks, file)
        return marks
    }

    private func flags(_ file: FilePatch, _ side: PatchSide) -> [[Bool]] {
        let absent: HunkLine.Kind = side == .old ? .added : .removed
        return file.hunks.map { hunk in
            var lines: [ManifestLine] = []
            lines.reserveCapacity(side == .old ? hunk.oldCount : hunk.newCount)
            for line in hunk.lines where line.kind != absent {
                lines.append(ManifestLine(file.patch.bytes[line.contentRange]))
            }
            return rule.flags(lines)
        }
    }

    /// Lets a run of changes go to the product as a whole where any line of it does.
    private func keepPairsTogether(_ marks: inout LineMarks, _ file: FilePatch) {
        for hunk in file.hunks {
            var run: [Int] = []
            var hasRemoved = false
            func settle(_ flags: inout [Bool]) {
                if hasRemoved, run.contains(where: { !flags[$0] }) {
                    for line in run { flags[line] = false }
                }
                run = []
                hasRemoved = false
            }
            for (position, line) in hunk.lines.enumerated() {
                if line.kind == .context {
                    settle(&marks.tests[hunk.index])
                } else {
                    run.append(position)
                    hasRemoved = hasRemoved || line.kind == .removed
                }
            }
            settle(&marks.tests[hunk.index])
        }
    }
}
