/// How the files and symbols of an attempt compare with those of the gold patch.
///
/// Its tests stand apart: what counts first is the source.
public struct GoldComparison: Hashable, Sendable {
    /// The opened files against all files of the gold patch.
    public let opened: SetMeasure
    /// The opened source files against the source files of the gold patch.
    public let openedSource: SetMeasure
    /// The edited files against all files of the gold patch.
    public let edited: SetMeasure
    /// The edited source files against the source files of the gold patch.
    public let editedSource: SetMeasure
    /// The symbols of the change against those of the gold patch.
    public let editedSymbols: SetMeasure?
    /// How the symbols were found; `nil` where they were not compared.
    public let symbolMethod: String?
    /// The source files of the gold patch that were not edited.
    public let missedFiles: [String]
    /// The edited source files that the gold patch leaves alone.
    public let unnecessaryFiles: [String]
    /// The files of the gold patch that were opened and not edited.
    public let seenButNotEdited: [String]
    /// The new files outside of the gold patch that lie at the root, or below a folder at the root
    /// where nothing else is known to be.
    public let scratchFilesLeft: [String]
    /// The symbols of the gold patch that the change leaves alone.
    public let missedSymbols: [String]
    /// The first step that showed a source file of the gold patch; any file where it has none.
    public let firstGoldOpenStep: Int?
    /// The first step that edited a source file of the gold patch; any file where it has none.
    public let firstGoldEditStep: Int?
    /// The share of the gold hunks that a hunk of the change meets, three lines around it; `nil`
    /// where no change was recorded, or a file was not the same before both, so that its lines have
    /// other numbers.
    public let hunkRecall: Double?
    /// The share of the gold hunks' old lines that were shown before their file was edited; `nil`
    /// where a file was not the same before both.
    public let goldLineCoverage: Double?
    /// The mean over the steps of the share of gold files that were opened by then.
    public let coverageArea: Double?

    init(
        _ view: TrajectoryView, _ navigation: NavigationMetrics, gold: PatchFiles,
        using analyzer: any SyntaxAnalyzer
    ) {
        let all = Set(gold.paths)
        let source = Set(gold.paths.filter(TrajectoryView.isSource))
        let openedFiles = Set(navigation.opened)
        let editedFiles = Set(navigation.edited.map { gold.renames[$0] ?? $0 })
        let made = view.final?.created ?? view.created
        let left = navigation.edited.filter { made.contains($0) && !all.contains($0) }
        let known = Self.knownFolders(view, navigation, made: made.union(view.created))
        let scratch = left.filter { path in
            Self.topFolder(path).map { !known.contains($0) } ?? true
        }
        let scratchFiles = Set(scratch)
        let editedSourceFiles = editedFiles.filter {
            TrajectoryView.isSource($0) && !scratchFiles.contains($0)
        }
        opened = SetMeasure(openedFiles, against: all)
        openedSource = SetMeasure(
            openedFiles.filter(TrajectoryView.isSource), against: source)
        edited = SetMeasure(editedFiles, against: all)
        editedSource = SetMeasure(editedSourceFiles, against: source)
        missedFiles = gold.paths.filter { source.contains($0) && !editedFiles.contains($0) }
        unnecessaryFiles = editedSourceFiles.subtracting(all).sorted()
        seenButNotEdited = gold.paths.filter {
            openedFiles.contains($0) && !editedFiles.contains($0)
        }
        scratchFilesLeft = scratch
        let symbols = SymbolComparison(view, using: analyzer)
        editedSymbols = symbols?.measure
        symbolMethod = symbols?.method
        missedSymbols = symbols?.missed ?? []
        let wanted = source.isEmpty ? all : source
        firstGoldOpenStep = Self.firstStep(view, wanted) { $0 == .read }
        firstGoldEditStep = Self.firstStep(view, wanted) { $0.isChange && $0 != .revert }
        let isSameBase = view.final.map { gold.hasSameBase(as: $0) } ?? true
        hunkRecall = isSameBase ? Self.hunkRecall(view, gold, source) : nil
        goldLineCoverage =
            isSameBase ? Self.shownShare(view, gold, source, bySearches: true) : nil
        coverageArea = Self.area(view, source)
    }

    /// The folder at the root that a file lies below; `nil` for a file at the root.
    private static func topFolder(_ path: String) -> Substring? {
        path.firstIndex(of: "/").map { path[..<$0] }
    }

    /// The folders at the root that hold a file which the session did not make.
    private static func knownFolders(
        _ view: TrajectoryView, _ navigation: NavigationMetrics, made: Set<String>
    ) -> Set<Substring> {
        let paths =
            (view.gold?.paths ?? []) + (view.final?.paths ?? []) + navigation.opened
            + navigation.searched + navigation.editEvents
        return Set(paths.lazy.filter { !made.contains($0) }.compactMap(topFolder))
    }

    private static func firstStep(
        _ view: TrajectoryView, _ files: Set<String>, _ isWanted: (FileTouch.Kind) -> Bool
    ) -> Int? {
        view.calls.first { entry in
            entry.isSuccess
                && entry.touches.contains { isWanted($0.kind) && files.contains($0.path) }
        }?.step
    }

    private static func hunkRecall(
        _ view: TrajectoryView, _ gold: PatchFiles, _ source: Set<String>
    ) -> Double? {
        guard let final = view.final else { return nil }
        let wanted = gold.regions.filter { source.contains($0.file) }
        guard !wanted.isEmpty else { return nil }
        let met = wanted.count { region in
            final.regions.contains { other in
                other.file == region.file
                    && other.lines.lowerBound <= region.lines.upperBound.addingClamped(3)
                    && region.lines.lowerBound <= other.lines.upperBound.addingClamped(3)
            }
        }
        return Double(met) / Double(wanted.count)
    }

    /// The share of the fix's old lines in some files that was shown before the file was edited.
    static func shownShare(
        _ view: TrajectoryView, _ gold: PatchFiles, _ source: Set<String>, bySearches: Bool
    ) -> Double? {
        var wanted: [String: Set<Int>] = [:]
        for region in gold.regions where source.contains(region.file) {
            wanted[region.file, default: []].formUnion(region.core)
        }
        let total = wanted.values.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        var shown: [String: Set<Int>] = [:]
        var isEdited: Set<String> = []
        for entry in view.calls {
            for touch in entry.touches where !isEdited.contains(touch.path) {
                guard let lines = wanted[touch.path] else { continue }
                if touch.kind == .read || (bySearches && touch.kind == .search),
                    entry.isSuccess
                {
                    let ranges =
                        touch.kind == .read
                        ? ShownLines.of(entry.call, touch)
                        : ShownLines.found(entry.call.result?.text ?? "")
                    shown[touch.path, default: []].formUnion(
                        lines.filter { line in ranges.contains { $0.contains(line) } })
                } else if touch.kind.isChange, entry.isSuccess {
                    isEdited.insert(touch.path)
                }
            }
        }
        return Double(shown.values.reduce(0) { $0 + $1.count }) / Double(total)
    }

    private static func area(_ view: TrajectoryView, _ source: Set<String>) -> Double? {
        let acting = view.steps.filter { $0.role == .assistant }
        guard !source.isEmpty, !acting.isEmpty else { return nil }
        var seen: Set<String> = []
        var sum = 0.0
        var calls = view.calls[...]
        for step in acting {
            while let entry = calls.first, entry.step <= step.index {
                calls.removeFirst()
                for touch in entry.touches where touch.kind == .read && entry.isSuccess {
                    if source.contains(touch.path) { seen.insert(touch.path) }
                }
            }
            sum += Double(seen.count) / Double(source.count)
        }
        return sum / Double(acting.count)
    }
}

extension GoldComparison: JSONRepresentable {
    /// The members that stand beside those of the navigation.
    public var json: JSONValue {
        [
            "goldFilePrecision": JSONValue(editedSource.precision),
            "goldFileRecall": JSONValue(editedSource.recall),
            "goldFileF1": JSONValue(editedSource.f1),
            "editPrecision": JSONValue(edited.precision), "editRecall": JSONValue(edited.recall),
            "editF1": JSONValue(edited.f1), "openPrecision": JSONValue(opened.precision),
            "openRecall": JSONValue(opened.recall), "openF1": JSONValue(opened.f1),
            "openedSource": openedSource.json,
            "goldSymbolPrecision": JSONValue(editedSymbols?.precision),
            "goldSymbolRecall": JSONValue(editedSymbols?.recall),
            "goldSymbolF1": JSONValue(editedSymbols?.f1),
            "symbolMethod": JSONValue(symbolMethod),
            "missedFiles": JSONValue(missedFiles),
            "unnecessaryFileModifications": JSONValue(unnecessaryFiles),
            "seenButNotEdited": JSONValue(seenButNotEdited),
            "scratchFilesLeft": JSONValue(scratchFilesLeft),
            "missedSymbols": JSONValue(missedSymbols),
            "firstGoldOpenStep": JSONValue(firstGoldOpenStep),
            "firstGoldEditStep": JSONValue(firstGoldEditStep),
            "hunkRecall": JSONValue(hunkRecall), "goldLineCoverage": JSONValue(goldLineCoverage),
            "coverageArea": JSONValue(coverageArea),
        ]
    }

    /// The same members without a gold patch.
    static let unknown: JSONObject = [
        "goldFilePrecision": nil, "goldFileRecall": nil, "goldFileF1": nil, "editPrecision": nil,
        "editRecall": nil, "editF1": nil, "openPrecision": nil, "openRecall": nil, "openF1": nil,
        "openedSource": nil, "goldSymbolPrecision": nil, "goldSymbolRecall": nil,
        "goldSymbolF1": nil, "symbolMethod": nil, "missedFiles": nil,
        "unnecessaryFileModifications": nil, "seenButNotEdited": nil, "scratchFilesLeft": nil,
        "missedSymbols": nil, "firstGoldOpenStep": nil, "firstGoldEditStep": nil,
        "hunkRecall": nil, "goldLineCoverage": nil, "coverageArea": nil,
    ]
}
