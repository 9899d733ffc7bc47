/// A part of the fix that stands for itself: hunks that hang together by what they define, or lie in one
/// function.
struct FixPart: Hashable {
    /// A hunk of the fix.
    struct Place: Hashable {
        let file: String
        /// The first line before the change.
        let line: Int
        /// The definition around it, as the heading of the hunk calls it.
        let heading: String
        /// Whether code that was there goes away, or becomes another.
        let isReplaced: Bool
        /// Whether the attempt changed it.
        let isMet: Bool

        /// The place as `file:line`.
        var text: String { "\(file):\(line)" }
    }

    private var hunks: [Place]

    /// The files of its hunks, each once.
    var files: [String] {
        var files = OrderedPaths()
        for hunk in hunks { files.insert(hunk.file) }
        return files.paths
    }

    /// The places before the change, as `file:line`.
    var places: [String] { hunks.map(\.text) }

    /// Whether the attempt changed one of its places.
    var isMet: Bool { hunks.contains(where: \.isMet) }

    /// The places that were left alone: all where none is met; else those that change code of other
    /// definitions than the ones that were changed, since what is new may stand anywhere.
    var missed: [String] {
        let met = Set(hunks.filter(\.isMet).map(\.heading))
        let missed = hunks.filter { hunk in
            !hunk.isMet && (met.isEmpty || hunk.isReplaced && !met.contains(hunk.heading))
        }
        return missed.map(\.text)
    }

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
                let place = Place(
                    file: path, line: hunk.oldStart, heading: hunk.section,
                    isReplaced: hunk.deletions > 0, isMet: change.meets(hunk, of: path))
                var names = PatchWords.introduced(by: hunk).intersection(defined)
                    .union(PatchWords.added(by: hunk).intersection(added))
                if let heading = functionHeading(of: hunk) { names.insert(path + ": " + heading) }
                join((FixPart(hunks: [place]), names), to: &parts)
            }
        }
        return parts.map(\.part)
    }

    /// The heading of a hunk where it calls a function, and no type.
    private static func functionHeading(of hunk: Hunk) -> String? {
        let heading = hunk.section.withoutOuterBlanks
        let types: Set<Substring> = ["class", "struct", "interface", "enum", "record", "impl"]
        let isType = heading.split(separator: " ").contains(where: types.contains)
        return heading.has("(") && !isType ? heading : nil
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
            joined.part.hunks = other.part.hunks + joined.part.hunks
            joined.names.formUnion(other.names)
        }
        parts.append(joined)
    }
}
