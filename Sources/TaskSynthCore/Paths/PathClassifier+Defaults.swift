extension PathClassifier {
    /// Judges a file whose name says nothing by the folders that it is in.
    func judgeByTerritory(
        _ parts: PathParts, _ words: [String], _ territory: PathTerritory
    ) -> PathJudgement? {
        switch territory.meaning {
        case .test: return judgeInsideTests(parts, words, territory)
        case .testSupport:
            let isData = !Language.code.contains(parts.fileExtension) && parts.fileExtension != ""
            return judgement(isData ? .fixture : .testSupport, territory)
        case .fuzz: return judgement(.test, territory)
        case .docs: return judgement(.docs, territory)
        case .example: return judgement(.example, territory)
        case .benchmark: return judgement(.benchmark, territory)
        case .generated: return judgement(.generated, territory)
        case .build: return judgement(.build, territory)
        case .shipped: return judgement(.source, territory)
        case .vendored, .fixture, .snapshot, .ci, nil: return nil
        }
    }

    private func judgeInsideTests(
        _ parts: PathParts, _ words: [String], _ territory: PathTerritory
    ) -> PathJudgement {
        let name = parts.fileExtension
        if Language.code.contains(name) {
            let isHelper =
                Language.headers.contains(name) || name == "go"
                || words.contains(where: NameRules.supportWords.contains)
            return judgement(isHelper && isOn(.testSupport) ? .testSupport : .test, territory)
        }
        if name.isEmpty { return judgement(.test, territory) }
        return judgement(.fixture, territory)
    }

    private static let scriptFolders: Set<String> = ["scripts", "script", "tools", "ci", "hack"]
    private static let settingsFolders: Set<String> = ["config", "conf", ".github", "etc"]

    /// Judges a file of which nothing is known but its extension.
    func judgeByExtension(
        _ parts: PathParts, _ words: [String], _ territory: PathTerritory
    ) -> PathJudgement {
        let name = parts.fileExtension
        func answer(_ role: PathRole, _ confidence: Double, _ rule: String) -> PathJudgement {
            PathJudgement(
                role: role, servesTestsOnly: false, confidence: confidence, rule: rule,
                evidence: name.isEmpty ? "name \(parts.name)" : "extension .\(name)")
        }
        let top = parts.folders.first?.lowercased() ?? ""
        if Language.media.contains(name) { return answer(.asset, 0.9, "asset.extension") }
        if Self.scriptFolders.contains(top), isOn(.projectFiles) {
            return answer(.build, 0.7, "folder.scripts")
        }
        if Language.settings.contains(name), isOn(.projectFiles),
            top.isEmpty || Self.settingsFolders.contains(top)
        {
            return answer(.config, 0.8, "config.extension")
        }
        if Language.code.contains(name) {
            let mentionsTests = words.contains(where: Self.testWords.contains)
            return answer(
                .source, mentionsTests ? (words.count == 1 ? 0.65 : 0.72) : 0.95,
                mentionsTests ? "source.mentions-tests" : "source.extension")
        }
        return answer(.source, 0.8, "source.other")
    }

    func judgement(_ role: PathRole, _ territory: PathTerritory) -> PathJudgement {
        PathJudgement(
            role: role, servesTestsOnly: territory.isInsideTests,
            confidence: territory.confidence, rule: territory.rule, evidence: territory.evidence)
    }

    func judgement(
        _ rule: NameRule, _ parts: PathParts, _ territory: PathTerritory
    ) -> PathJudgement {
        PathJudgement(
            role: rule.rule == "test-runner.script" && parts.folders.count > 1
                && territory.isInsideTests ? .test : rule.role,
            servesTestsOnly: rule.role.isTestLike || rule.servesTests || territory.isInsideTests,
            confidence: territory.isInsideTests
                ? max(rule.confidence, territory.confidence) : rule.confidence,
            rule: rule.rule, evidence: "name \(parts.name)")
    }
}
