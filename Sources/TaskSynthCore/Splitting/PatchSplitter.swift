/// Sends the sections of a patch to the parts of a split.
struct PatchSplitter {
    private let patch: Patch
    private let policy: SplitPolicy
    private var parts: SplitParts
    private var decisions: [SplitDecision] = []
    private var paths: SplitPathTable
    /// The places of the names of each section there.
    private var places: [(new: Int, old: Int)] = []
    /// Decisions about hunks of whole sections, by their number, so that sections share them.
    private var uniform: [SplitSide: [Int: [SplitDecision.HunkDecision]]] = [:]

    init(_ patch: Patch, _ policy: SplitPolicy) {
        self.patch = patch
        self.policy = policy
        paths = SplitPathTable(policy)
        parts = SplitParts(of: patch)
        decisions.reserveCapacity(patch.files.count)
        places.reserveCapacity(patch.files.count)
    }

    private mutating func add(_ file: FilePatch) {
        let place = paths.place(of: file.name, in: patch)
        places.append((place, place))
        var decision = SplitDecision(paths[place], status: file.status.letter)
        if let oldName = file.otherName {
            let oldPlace = paths.place(of: oldName, in: patch)
            places[file.index].old = oldPlace
            decision.oldPath = paths[oldPlace].text
            let before = paths[oldPlace].side
            if file.status == .renamed, before != decision.side {
                move(file, from: before, decision)
                return
            }
        }
        guard decision.side == .fix else { return finish(file, decision) }
        if let found = paths[place].evidence?.judgement(of: file) {
            decision.judge(found, side: .tests)
            finish(file, decision)
        } else if let marks = paths[place].finder?.marks(of: file, policy) {
            cut(file, marks, decision)
        } else {
            finish(file, decision)
        }
    }

    /// Sends a whole section to one part.
    private mutating func finish(_ file: FilePatch, _ decision: consuming SplitDecision) {
        decision.hunks = hunks(decision.side, file.hunks.count)
        parts.pieces.append(.whole(decision.side))
        decisions.append(decision)
    }

    private mutating func hunks(
        _ side: SplitSide, _ count: Int
    ) -> [SplitDecision.HunkDecision] {
        if let known = uniform[side]?[count] { return known }
        let hunks = Array(repeating: SplitDecision.HunkDecision(side: side), count: count)
        uniform[side, default: [:]][count] = hunks
        return hunks
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
        parts.pieces.append(.cut(marks))
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
        decision.hunks = hunks(.split, file.hunks.count)
        decisions.append(decision)
        parts.pieces.append(.moved(move))
    }
}

extension PatchSplitter {
    /// Judges all sections, and puts the parts together.
    mutating func split() throws(PatchError) -> PatchSplit {
        for file in patch.files { add(file) }
        followManifests()
        keepExchangesTogether()
        return try PatchSplit(parts, decisions)
    }

    /// Lets lockfiles go with the manifests beside them, where these serve tests alone.
    ///
    /// A lockfile is the answer to its manifest as a whole, and many hold its hash, so that none is
    /// cut: where the manifest is, it stays with the product, and is doubtful.
    private mutating func followManifests() {
        guard policy.classifier.isOn(.manifestLines) else { return }
        var sides: [String: Set<SplitSide>] = [:]
        for decision in decisions where decision.role == .manifest {
            sides[ProjectLayout.folder(of: decision.path) ?? "", default: []].insert(decision.side)
        }
        for (index, decision) in decisions.enumerated()
        where decision.role == .lockfile && decision.side == .fix {
            let beside = sides[ProjectLayout.folder(of: decision.path) ?? ""] ?? []
            if beside.contains(.split) { decisions[index].isDoubtful = true }
            guard beside == [.tests], case .whole = parts.pieces[index] else { continue }
            parts.pieces[index] = .whole(.tests)
            decisions[index].side = .tests
            decisions[index].hunks = hunks(.tests, decision.hunks.count)
            decisions[index].rule = "manifest-lines.lockfile"
            decisions[index].evidence = "the manifest beside it changes for tests alone"
            decisions[index].confidence = 0.75
        }
    }

    /// Keeps what needs a place and what frees it in one part, or neither would apply alone.
    private mutating func keepExchangesTogether() {
        let exchanged = paths.exchanged
        guard !exchanged.isEmpty else { return }
        let exchanges = PlaceExchange.all(
            in: places.indices.filter {
                exchanged.contains(places[$0].new) || exchanged.contains(places[$0].old)
            }.map { patch.files[$0] })
        // A file goes away with what comes in its place.
        for (freeing, pairs) in Dictionary(grouping: exchanges, by: \.freeing)
        where decisions[freeing].status == FileStatus.deleted.letter {
            guard pairs.allSatisfy({ $0.isFileBefore && decisions[$0.taking].side == .tests })
            else { continue }
            if let pair = pairs.first { send(freeing, to: .tests, because: pair) }
        }
        var rest = exchanges[...]
        while let pair = rest.popFirst() {
            let sides = [pair.freeing, pair.taking].map { decisions[$0].side }
            guard sides[0] != sides[1] || sides[0] == .split else { continue }
            for index in [pair.freeing, pair.taking] { send(index, to: .fix, because: pair) }
            // What was together with them before may not be any more.
            rest = exchanges[...]
        }
    }

    /// Sends a whole section to the part that another one needs it in.
    private mutating func send(_ index: Int, to side: SplitSide, because pair: PlaceExchange) {
        guard decisions[index].side != side else { return }
        parts.pieces[index] = .whole(side)
        decisions[index].side = side
        decisions[index].hunks = hunks(side, decisions[index].hunks.count)
        decisions[index].rule = "place-exchange"
        decisions[index].evidence =
            pair.isFileBefore
            ? "\(pair.path) is a folder after, and was a file"
            : "\(pair.path) is a file after, and was a folder"
        decisions[index].isDoubtful = true
    }
}
