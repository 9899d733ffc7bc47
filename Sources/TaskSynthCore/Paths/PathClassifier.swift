/// Judges paths by the tables of rules, a repository's layout and the user's own patterns.
public struct PathClassifier: Sendable {
    /// What is known of the whole repository.
    public var layout: ProjectLayout?
    /// The user's own patterns, which win over every rule.
    public var overrides: RoleOverrides?
    /// Groups of rules that are switched off.
    public var disabledFamilies: Set<PathRuleFamily>

    private let index = PathRuleIndex.standard

    /// Makes a classifier.
    public init(
        layout: ProjectLayout? = nil, overrides: RoleOverrides? = nil,
        disabledFamilies: Set<PathRuleFamily> = []
    ) {
        self.layout = layout
        self.overrides = overrides
        self.disabledFamilies = disabledFamilies
    }

    /// Judges one path.
    public func judge(_ path: String) -> PathJudgement {
        var known = KnownTerritories()
        return judge(path, &known)
    }

    /// Judges one of many paths, which share their folders.
    func judge(_ path: String, _ known: inout KnownTerritories) -> PathJudgement {
        if isOn(.overrides), let judgement = overrides?.judge(path) { return judgement }
        let parts = PathParts(path)
        // A layout says something of whole paths.
        let territory =
            layout == nil
            ? known.territory(of: parts, in: path) { self.territory(of: parts, path) }
            : territory(of: parts, path)
        let judgement = judge(parts, in: territory)
        guard isOn(.neighbours), let layout else { return judgement }
        if let better = layout.revise(judgement, of: path, parts) { return better }
        guard let start = layout.startOfTests(in: parts, judgement) else { return judgement }
        return judge(asOwnProject: parts.folders[start...] + [parts.name]) ?? judgement
    }

    /// Judges a path from the folder on that turned out to hold the tests of a project of its own.
    private func judge(asOwnProject rest: ArraySlice<Substring>) -> PathJudgement? {
        let path = rest.joined(separator: "/")
        let parts = PathParts(path)
        var tests = PathTerritory()
        tests.enter(
            .test, rule: "neighbours.tests", folder: parts.folders[0], confidence: 0.85, at: 0)
        var judgement = judge(parts, in: territory(of: parts, path, from: tests))
        guard judgement.servesTestsOnly else { return nil }
        judgement.confidence = min(judgement.confidence, 0.85)
        judgement.rule = "neighbours.tests"
        return judgement
    }

    func isOn(_ family: PathRuleFamily) -> Bool { !disabledFamilies.contains(family) }
}

extension PathClassifier {
    /// Walks the folders of a path.
    private func territory(
        of parts: PathParts, _ path: String, from start: PathTerritory = PathTerritory()
    ) -> PathTerritory {
        var territory = start
        let declared = isOn(.manifests) ? layout?.declaration(for: path) : nil
        for (position, folder) in parts.folders.enumerated() {
            if let declared, declared.depth == position + 1 {
                territory.enter(
                    declared.meaning, rule: declared.rule, folder: folder,
                    confidence: declared.confidence, at: position)
                // What a manifest says of a folder, its name cannot deny.
                if territory.rule == declared.rule { continue }
            }
            let name = folder.lowercased()
            if let row = index.folders[name]?.first(where: {
                fits($0, parts, position, folder, territory)
            }) {
                territory.enter(
                    row.meaning, rule: row.rule, folder: folder, confidence: row.confidence,
                    at: position)
            } else if let verdict = wordVerdict(parts, position, folder) {
                territory.enter(
                    verdict.meaning, rule: verdict.rule, folder: folder,
                    confidence: verdict.confidence, at: position)
            }
        }
        if let declared, declared.depth == parts.folders.count + 1 {
            territory.enter(
                declared.meaning, rule: declared.rule, folder: parts.name,
                confidence: declared.confidence, at: parts.folders.count)
        }
        return territory
    }

    private func fits(
        _ row: FolderRule, _ parts: PathParts, _ position: Int, _ folder: Substring,
        _ territory: PathTerritory
    ) -> Bool {
        guard isOn(row.family) else { return false }
        if let extensions = row.extensions, !extensions.contains(parts.fileExtension) {
            return false
        }
        if row.matchesCase, !row.names.contains(String(folder)) { return false }
        switch row.place {
        case .anywhere: return true
        case .root: return position == 0
        case .nested: return position > 0
        case .below(let names):
            return position > 0 && names.contains(parts.folders[position - 1].lowercased())
        case .insideTests: return territory.isInsideTests
        }
    }

    private func wordVerdict(
        _ parts: PathParts, _ position: Int, _ folder: Substring
    ) -> ModuleRule.Verdict? {
        let isSwiftTarget =
            parts.fileExtension == "swift" && position > 0
            && ["Sources", "Source"].contains(parts.folders[position - 1])
        if PathWords.mayMentionTests(folder),
            let verdict = ModuleRule.verdict(
                on: folder, below: parts.folders[(position + 1)...],
                fileExtension: parts.fileExtension), isOn(verdict.family)
        {
            return verdict
        }
        // `src/commonMain/kotlin`; what another set is for, nobody but its build script knows.
        let isSourceSet =
            position > 0 && parts.folders[position - 1] == "src" && folder.hasSuffix("Main")
            && position + 1 < parts.folders.count
            && Language.sourceSets.contains(String(parts.folders[position + 1]))
        guard isSwiftTarget || isSourceSet, isOn(.shippedRoots) else { return nil }
        return ModuleRule.Verdict(
            rule: isSwiftTarget ? "swift.target" : "jvm.source-set", family: .shippedRoots,
            meaning: .shipped, confidence: 0.9)
    }

    private func judge(_ parts: PathParts, in territory: PathTerritory) -> PathJudgement {
        switch territory.meaning {
        case .vendored: return judgement(.vendored, territory)
        case .snapshot: return judgement(.snapshot, territory)
        case .fixture: return judgement(.fixture, territory)
        case .ci: return judgement(.ci, territory)
        default: break
        }
        let name = parts.name.lowercased()
        let words = PathWords.of(parts.stem)
        let isShipped = territory.meaning == .shipped
        let isOn = { (rule: NameRule) in
            self.isOn(rule.family) && (!isShipped || rule.holdsInShippedCode)
        }
        if let rule = index.projectName(
            parts, name, words,
            where: {
                self.isOn($0.family)
                    && ($0.rule != "test-environment.settings" || Self.isSettings(parts))
            })
        {
            let isProse = rule.role == .docs && rule.rule == "docs.extension"
            if !(isProse && territory.isInsideTests) {
                return judgement(rule, parts, territory)
            }
        }
        if parts.folders.contains("requirements"), words.contains(where: Self.testWords.contains),
            self.isOn(.testConfig)
        {
            return PathJudgement(
                role: .manifest, servesTestsOnly: true, confidence: 0.93,
                rule: "python.test-requirements", evidence: "name \(parts.name)")
        }
        let mustHoldEverywhere = territory.meaning == .docs || territory.meaning == .benchmark
        if let rule = index.supportName(
            parts, name, words,
            where: { isOn($0) && ($0.rule != "jvm.abstract-test" || territory.isInsideTests) })
        {
            return judgement(rule, parts, territory)
        }
        if let rule = index.testName(
            parts, name, words,
            where: {
                isOn($0) && (!mustHoldEverywhere || $0.holdsInShippedCode)
                    && ($0.rule != "jvm.test-prefix" || !parts.folders.contains("src"))
            })
        {
            return judgement(rule, parts, territory)
        }
        if let inner = judgeByTerritory(parts, words, territory) { return inner }
        return judgeByExtension(parts, words, territory)
    }

    /// Whether a file is in a folder of settings, as `config/environments/` is.
    private static func isSettings(_ parts: PathParts) -> Bool {
        ["config", "environments", "settings"].contains(parts.folders.last)
    }

    static let testWords: Set<String> = ["test", "tests", "testing", "pytest"]
}
