/// A part of the fix that stands for itself: hunks that hang together by what they define.
struct FixPart: Hashable {
    /// The files of its hunks, each once.
    var files: [String]
    /// The places before the change, as `file:line`.
    var places: [String]
    /// Whether the attempt changed one of its places.
    var isMet: Bool

    /// Divides the code of a fix, and says which parts an attempt changed.
    ///
    /// Hunks that only move white space, comments, documentation or imports are no part.
    static func parts(
        of gold: Patch, _ semantics: DiffSemantics, in files: Set<String>,
        reached change: ChangedPlaces
    ) -> [FixPart] {
        let defined = PatchWords.defined(by: gold, semantics)
        let added = Set(
            semantics.symbols.filter { $0.change == .added }.compactMap { $0.symbol?.name })
        var parts: [(part: FixPart, names: Set<String>)] = []
        for (file, meaning) in zip(gold.files, semantics.files) {
            let path = file.path.string
            guard files.contains(path), !file.isCombined else { continue }
            for (hunk, nature) in zip(file.hunks, meaning.hunks.map(\.nature))
            where nature > .imports && !isDocumentation(hunk, path) {
                let part = FixPart(
                    files: [path], places: ["\(path):\(hunk.oldStart)"],
                    isMet: change.meets(hunk, of: path))
                let names = PatchWords.introduced(by: hunk).intersection(defined)
                    .union(PatchWords.added(by: hunk).intersection(added))
                join((part, names), to: &parts)
            }
        }
        return parts.map(\.part)
    }

    private static func isDocumentation(_ hunk: Hunk, _ path: String) -> Bool {
        SourceLanguage.detect(path: path).map { Documentation.isAll(of: hunk, $0) } ?? false
    }

    private static func join(
        _ entry: (part: FixPart, names: Set<String>),
        to parts: inout [(part: FixPart, names: Set<String>)]
    ) {
        var joined = entry
        for index in parts.indices.reversed()
        where !parts[index].names.isDisjoint(with: joined.names) {
            let other = parts.remove(at: index)
            joined.part.files =
                other.part.files + joined.part.files.filter { !other.part.files.contains($0) }
            joined.part.places = other.part.places + joined.part.places
            joined.part.isMet = other.part.isMet || joined.part.isMet
            joined.names.formUnion(other.names)
        }
        parts.append(joined)
    }
}
