/// Sends the sections of a patch to the parts of a split.
struct PatchSplitter {
    /// What becomes of a section.
    private enum Piece {
        case whole(FilePatch, SplitSide)
        case cut(FilePatch, LineMarks)
        case moved(BorderMove)
    }

    private let policy: SplitPolicy
    private var pieces: [Piece] = []
    private var isEntangled = false
    private var decisions: [SplitDecision] = []
    private var judgements: [PatchPath: PathJudgement] = [:]

    init(_ policy: SplitPolicy) { self.policy = policy }

    mutating func add(_ file: FilePatch) {
        let path = file.path
        let judgement = judge(path)
        var decision = SplitDecision(
            path: path.string, oldPath: nil, status: file.status.letter, role: judgement.role,
            side: policy.side(of: judgement), confidence: judgement.confidence,
            rule: judgement.rule, evidence: judgement.evidence, hunks: [], isDoubtful: false)
        if let old = file.oldPath, old != path {
            decision.oldPath = old.string
            let before = policy.side(of: judge(old))
            if file.status == .renamed, before != decision.side {
                move(file, from: before, decision)
                return
            }
        }
        if decision.side == .fix, policy.classifier.isOn(.content),
            let found = ContentEvidence.of(file, judgement)
        {
            decision.role = found.role
            decision.side = .tests
            decision.confidence = found.confidence
            decision.rule = found.rule
            decision.evidence = found.evidence
        }
        if decision.side == .fix, let marks = LineFinder(policy).marks(of: file, judgement.role) {
            cut(file, marks, decision)
        } else {
            finish(file, decision)
        }
    }

    private mutating func judge(_ path: PatchPath) -> PathJudgement {
        if let known = judgements[path] { return known }
        let judgement = policy.classifier.judge(path.string)
        judgements[path] = judgement
        return judgement
    }

    /// Sends a whole section to one part.
    private mutating func finish(_ file: FilePatch, _ decision: SplitDecision) {
        var decision = decision
        decision.hunks = Array(repeating: .init(side: decision.side), count: file.hunks.count)
        decisions.append(decision)
        pieces.append(.whole(file, decision.side))
    }

    /// Sends the lines of a section to both parts, or to the tests where none is left.
    private mutating func cut(_ file: FilePatch, _ marks: LineMarks, _ decision: SplitDecision) {
        var marks = marks
        marks.absorbBlankLines(of: file)
        let sides = marks.sides(in: file)
        var decision = decision
        decision.isDoubtful = marks.isDoubtful
        guard sides.contains(where: { $0 != .fix }) else { return finish(file, decision) }
        decision.rule = marks.rule
        decision.evidence = marks.evidence
        decision.confidence = marks.confidence
        let changesHeader =
            file.status == .renamed || file.status == .copied
            || file.oldMode != file.newMode
                && file.status == .modified
        if sides.allSatisfy({ $0 == .tests }), !changesHeader {
            decision.side = .tests
            return finish(file, decision)
        }
        decision.side = .split
        decision.hunks = sides.map { .init(side: $0) }
        decisions.append(decision)
        pieces.append(.cut(file, marks))
        isEntangled = true
    }

    /// Turns a rename across the border into a deletion on one side and an addition on the other.
    private mutating func move(
        _ file: FilePatch, from before: SplitSide, _ decision: SplitDecision
    ) {
        var decision = decision
        guard let move = BorderMove(file, from: before, to: decision.side, policy) else {
            decision.isDoubtful = true
            decision.rule = "rename-across-border.whole"
            decision.evidence = "the content of \(decision.oldPath ?? "") is not known"
            return finish(file, decision)
        }
        decision.rule = "rename-across-border"
        decision.evidence =
            "\(decision.oldPath ?? "") is \(before.rawValue), \(decision.path) is "
            + decision.side.rawValue
        decision.side = .split
        decision.hunks = Array(repeating: .init(side: .split), count: file.hunks.count)
        decisions.append(decision)
        pieces.append(.moved(move))
    }
}

extension PatchSplitter {
    mutating func result() throws(PatchError) -> PatchSplit {
        followManifests()
        let fix = try part(.fix, onTop: false)
        let tests = try part(.tests, onTop: false)
        return PatchSplit(
            fix: fix, tests: tests, other: try part(.other, onTop: false),
            fixAfterTests: isEntangled ? try part(.fix, onTop: true) : fix,
            testsAfterFix: isEntangled ? try part(.tests, onTop: true) : tests,
            decisions: decisions)
    }

    /// Lets lockfiles go with the manifests beside them, where these serve tests alone.
    private mutating func followManifests() {
        guard policy.classifier.isOn(.manifestLines) else { return }
        var sides: [String: Set<SplitSide>] = [:]
        for decision in decisions where decision.role == .manifest {
            sides[ProjectLayout.folder(of: decision.path) ?? "", default: []].insert(decision.side)
        }
        for (index, decision) in decisions.enumerated()
        where decision.role == .lockfile && decision.side == .fix {
            guard sides[ProjectLayout.folder(of: decision.path) ?? ""] == [.tests],
                case .whole(let file, _) = pieces[index]
            else { continue }
            pieces[index] = .whole(file, .tests)
            decisions[index].side = .tests
            decisions[index].hunks = decision.hunks.map { _ in .init(side: .tests) }
            decisions[index].rule = "manifest-lines.lockfile"
            decisions[index].evidence = "the manifest beside it changes for tests alone"
            decisions[index].confidence = 0.75
        }
    }

    private func part(_ side: SplitSide, onTop: Bool) throws(PatchError) -> Patch {
        var builder = PatchBuilder()
        for piece in pieces {
            switch piece {
            case .whole(let file, let owner): if owner == side { builder.append(file) }
            case .moved(let move): move.append(side, to: &builder)
            case .cut(let file, let marks):
                guard side != .other else { continue }
                builder.append(
                    file,
                    selecting: LineSelection(
                        against: onTop ? .new : .old, includesHeader: side == .fix
                    ) { hunk, line in marks.isTest(hunk, line) == (side == .tests) })
            }
        }
        return try builder.patch()
    }
}
