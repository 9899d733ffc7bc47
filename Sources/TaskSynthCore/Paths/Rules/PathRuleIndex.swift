/// The tables, arranged for look-up by folder, by name and by extension.
struct PathRuleIndex: Sendable {
    static let standard = PathRuleIndex()

    /// The rows about a folder's name in lower case, in the order of the table.
    let folders: [String: [FolderRule]]
    /// The rows that ask for a whole name, in lower case.
    private let names: [String: [NameRule]]
    private let testNames: [String: [NameRule]]
    private let supportNames: [String: [NameRule]]
    /// The rows about parts of a name, by its extension.
    private let patterns: [String: [PatternRow]]
    /// Those that a name of any other extension may fit.
    private let commonPatterns: [PatternRow]

    /// A row, with a quick look at what could fit.
    private struct PatternRow {
        let rule: NameRule
        let ends: NameEnds

        init(_ rule: NameRule) {
            self.rule = rule
            ends = NameEnds(of: rule.patterns)
        }
    }

    init() {
        var folders: [String: [FolderRule]] = [:]
        for rule in FolderRules.all {
            for name in rule.names { folders[name, default: []].append(rule) }
        }
        self.folders = folders
        testNames = Self.byExtension(NameRules.tests)
        supportNames = Self.byExtension(NameRules.support)
        var names: [String: [NameRule]] = [:]
        var patterns: [NameRule] = []
        for rule in NameRules.testConfig + NameRules.snapshots + NameRules.project {
            var hasOther = false
            for pattern in rule.patterns {
                guard case .name(let name) = pattern else {
                    hasOther = true
                    continue
                }
                names[name, default: []].append(rule)
            }
            if hasOther { patterns.append(rule) }
        }
        self.names = names
        let extensions = Set(patterns.flatMap { Array($0.extensions ?? []) })
            .union(patterns.flatMap { $0.patterns.compactMap(\.fileExtension) })
        self.patterns = Dictionary(
            uniqueKeysWithValues: extensions.map { name in
                (name, patterns.compactMap { $0.narrowed(to: name) }.map(PatternRow.init))
            })
        // No extension has a slash, so only what any may fit is left.
        commonPatterns = patterns.compactMap { $0.narrowed(to: "/") }.map(PatternRow.init)
    }

    /// The row of test names that fits.
    func testName(
        _ parts: PathParts, _ name: String, _ words: [String], where isOn: (NameRule) -> Bool
    ) -> NameRule? {
        testNames[parts.fileExtension]?.first {
            isOn($0) && $0.matches(parts, lowercaseName: name, words: words)
        }
    }

    /// The row of names of helpers that fits.
    func supportName(
        _ parts: PathParts, _ name: String, _ words: [String], where isOn: (NameRule) -> Bool
    ) -> NameRule? {
        supportNames[parts.fileExtension]?.first {
            isOn($0) && $0.matches(parts, lowercaseName: name, words: words)
        }
    }

    /// The row of project files that fits.
    func projectName(
        _ parts: PathParts, _ name: String, _ words: [String], where isOn: (NameRule) -> Bool
    ) -> NameRule? {
        if let rule = names[name]?.first(where: {
            isOn($0) && ($0.extensions?.contains(parts.fileExtension) ?? true)
        }) {
            return rule
        }
        let stem = parts.stem
        return (patterns[parts.fileExtension] ?? commonPatterns).first { row in
            row.ends.mayFit(name, stem, words) && isOn(row.rule)
                && row.rule.matches(parts, lowercaseName: name, words: words)
        }?.rule
    }

    private static func byExtension(_ rules: [NameRule]) -> [String: [NameRule]] {
        var table: [String: [NameRule]] = [:]
        for rule in rules {
            for name in rule.extensions ?? [] { table[name, default: []].append(rule) }
        }
        return table
    }
}
