/// The places that an attempt changed: the lines of its recorded change, else what its edits say.
struct ChangedPlaces {
    private let final: Patch?
    private let regions: [String: [ClosedRange<Int>]]
    private let texts: [String: [String]]
    private let bases: [String: String]

    /// Takes the places of a recorded change, or of the edits where there is none.
    init(_ view: TrajectoryView) {
        final = view.finalPatch
        var regions: [String: [ClosedRange<Int>]] = [:]
        for region in view.final?.regions ?? [] {
            regions[region.file, default: []].append(region.lines)
        }
        self.regions = regions
        var bases: [String: String] = [:]
        if let patch = view.finalPatch {
            for file in patch.files { bases[file.path.string] = file.oldID }
        }
        self.bases = bases
        var texts: [String: [String]] = [:]
        if view.finalPatch == nil {
            for entry in view.calls where entry.isSuccess {
                guard let path = entry.touches.first(where: { $0.kind.isChange })?.path else {
                    continue
                }
                for change in TextChange.changes(of: entry.call) {
                    let name = change.path.flatMap { view.paths.relative($0, from: nil) } ?? path
                    texts[name, default: []] += [change.old, change.new].compactMap(\.self)
                }
            }
        }
        self.texts = texts
    }

    /// Whether the places of a file are known.
    func isKnown(in file: String) -> Bool {
        final != nil || texts[file] != nil
    }

    /// How many lines away a change is still at the same place, whatever stands between.
    private static let near = 3
    /// How many lines away it is where no definition begins between.
    private static let reach = 10

    /// Whether the attempt changed what a hunk of the fix changes, or lines near it.
    func meets(_ hunk: Hunk, of file: String) -> Bool {
        guard final != nil else {
            return texts[file]?.contains { text in
                Self.marks(of: hunk).contains(where: text.has)
            } ?? false
        }
        let core = PatchFiles.core(hunk)
        if sharesBase(hunk, of: file), let first = core.min(), let last = core.max() {
            return regions[file]?.contains { other in
                let gap = max(other.lowerBound - last, first - other.upperBound)
                return gap <= Self.near
                    || gap <= Self.reach
                        && !isDivided(
                            min(last, other.upperBound)..<max(first, other.lowerBound), hunk, file)
            } ?? false
        }
        // Another base has other line numbers: the lines themselves tell.
        let marks = Set(Self.marks(of: hunk))
        return final?.files.first { $0.path.string == file }?.hunks.contains { other in
            !marks.isDisjoint(with: Self.marks(of: other))
        } ?? false
    }

    /// Whether a definition begins among some lines before the changes, as far as one sees them.
    private func isDivided(_ lines: Range<Int>, _ hunk: Hunk, _ file: String) -> Bool {
        guard let language = SourceLanguage.detect(path: file) else { return false }
        var seen: [Int: String] = [:]
        func see(_ hunk: Hunk) {
            for line in hunk.lines {
                guard let number = line.oldLine, lines.contains(number) else { continue }
                seen[number] = hunk.file.patch.text(line.contentRange)
            }
        }
        final?.files.first { $0.path.string == file }?.hunks.forEach(see)
        see(hunk)
        // What stands in front of a definition belongs to it: comments, annotations.
        let inner = seen.sorted { $0.key < $1.key }.map(\.value)
        let start = inner.firstIndex { line in
            line.withoutOuterBlanks.first.map { !"*/@#".contains($0) } ?? false
        }
        let text = inner.joined(separator: "\n")
        let found = LexicalAnalyzer().outline(of: text.utf8.span, in: language)?.symbols ?? []
        return found.contains { symbol in
            !SymbolHunk.words.contains(symbol.name) && symbol.kind != .module
                && (start == 0 || symbol.headerLines.upperBound > (start ?? 0) + 1)
        }
    }

    private func sharesBase(_ hunk: Hunk, of file: String) -> Bool {
        guard let own = bases[file], let gold = hunk.file.oldID else { return true }
        return own.hasPrefix(gold) || gold.hasPrefix(own)
    }

    /// The lines that go away; where only lines are added, those around them.
    private static func marks(of hunk: Hunk) -> [String] {
        var removed: [String] = []
        var around: [String] = []
        var last: String?
        var isAfterAdded = false
        for line in hunk.lines {
            let text = hunk.file.patch.text(line.contentRange).trimmingBlanks
            switch line.kind {
            case .removed: removed.append(text)
            case .added:
                if let last { around.append(last) }
                isAfterAdded = true
            case .context:
                if isAfterAdded { around.append(text) }
                isAfterAdded = false
                last = text
            }
        }
        return (removed.isEmpty ? around : removed).filter { $0.count > 6 }
    }
}
