/// The symbols that a change touches against those of the gold patch.
///
/// Both patches are read alone, by the same analyzer: what it finds is called by its own name,
/// since how much of what is around a definition stands in a patch is chance. A type counts only
/// where none of its members is touched. Where the analyzer finds nothing in the gold patch, the
/// headings of the hunks are compared.
struct SymbolComparison {
    let measure: SetMeasure
    /// The symbols of the gold patch that the change leaves alone.
    let missed: [String]
    /// How the symbols were found.
    let method: String

    /// Compares; `nil` where one of the patches is not known, or the gold patch has no symbols.
    init?(_ view: TrajectoryView, using analyzer: any SyntaxAnalyzer) {
        guard let gold = view.goldPatch, let final = view.finalPatch else { return nil }
        let fix = Self.definitions(gold, analyzer)
        var right = fix.names
        var chosen: Set<String> = []
        if right.isEmpty {
            method = "hunk-headings"
            right = Self.headings(view.gold)
            chosen = Self.headings(view.final)
        } else {
            chosen = Self.definitions(final, analyzer).names
            method = fix.methods.map(\.rawValue).sorted().joined(separator: "+")
        }
        guard !right.isEmpty else { return nil }
        measure = SetMeasure(chosen, against: right)
        missed = right.subtracting(chosen).sorted()
    }

    private static func definitions(
        _ patch: Patch, _ analyzer: any SyntaxAnalyzer
    ) -> (names: Set<String>, methods: Set<AnalysisMethod>) {
        let found = DiffSemantics(of: patch, using: analyzer).symbols.filter {
            !$0.isTest && TrajectoryView.isSource($0.file)
        }
        var containers: Set<String> = []
        for symbol in found {
            var path = (symbol.symbol?.qualifiedName ?? "").split(separator: ".")
            while path.count > 1 {
                path.removeLast()
                containers.insert("\(symbol.file): \(path.joined(separator: "."))")
            }
        }
        let names = found.compactMap { changed -> String? in
            guard let symbol = changed.symbol,
                !containers.contains("\(changed.file): \(symbol.qualifiedName)")
            else { return nil }
            return "\(changed.file): \(symbol.name)"
        }
        return (Set(names), Set(found.map(\.method)))
    }

    private static func headings(_ files: PatchFiles?) -> Set<String> {
        Set(
            (files?.regions ?? []).filter { TrajectoryView.isSource($0.file) }.compactMap {
                region in
                region.symbol.map { "\(region.file): \($0)" }
            })
    }
}
