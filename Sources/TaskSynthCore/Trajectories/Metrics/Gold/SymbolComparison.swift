/// The symbols that a change touches against those of the gold patch.
///
/// Both patches are read alone, hunk by hunk, by the same analyzer: what it finds is called by its
/// own name, since how much of what is around a definition stands in a patch is chance. A hunk that
/// shows no definition belongs to that of a hunk of the other patch which changes the same lines
/// of the file, or three lines from them; else to what its heading calls; else it stands for its
/// lines.
struct SymbolComparison {
    let measure: SetMeasure
    /// The symbols of the gold patch that the change leaves alone.
    let missed: [String]
    /// How the symbols of the gold patch were found.
    let method: String

    /// Compares; `nil` where one of the patches is not known, or the gold patch has no symbols.
    init?(_ view: TrajectoryView, using analyzer: any SyntaxAnalyzer) {
        guard let gold = view.goldPatch, let final = view.finalPatch,
            let goldFiles = view.gold, let finalFiles = view.final
        else { return nil }
        let fix = SymbolHunk.all(in: gold, analyzer)
        guard !fix.isEmpty else { return nil }
        let change = SymbolHunk.all(in: final, analyzer)
        // The lines of different bases have different numbers.
        let isSame = goldFiles.hasSameBase(as: finalFiles)
        let right = Self.labels(of: fix, beside: isSame ? change : [])
        let chosen = Self.labels(of: change, beside: isSame ? fix : [])
        let methods = Set(fix.filter { !$0.names.isEmpty }.flatMap(\.methods)).map(\.rawValue)
        let hasHeading = fix.contains { $0.heading != nil }
        method =
            methods.isEmpty
            ? hasHeading ? "hunk-headings" : "lines" : methods.sorted().joined(separator: "+")
        measure = SetMeasure(chosen, against: right)
        missed = right.subtracting(chosen).sorted()
    }

    private static func labels(of hunks: [SymbolHunk], beside others: [SymbolHunk]) -> Set<String> {
        var labels: Set<String> = []
        for hunk in hunks {
            let near = others.filter(hunk.isNear)
            if !hunk.names.isEmpty {
                labels.formUnion(hunk.names)
            } else if let named = near.first(where: { !$0.names.isEmpty }) {
                labels.formUnion(named.names)
            } else if let heading = hunk.heading {
                labels.insert("\(hunk.file): \(heading)")
            } else {
                // Both sides of a pair take the place of the earlier one.
                labels.insert(near.map(\.place).min().map { min($0, hunk.place) } ?? hunk.place)
            }
        }
        return labels
    }
}
