import TaskSynthCore

extension Verb {
    /// Says what paths are for.
    static let classify = Verb(
        name: "classify", summary: "say what each path on standard input is for",
        options: [
            Option(
                name: "--repo", value: "PATH",
                summary: "let the repository's paths and manifests sharpen the judgement"),
            Option(
                name: "--roles", value: "FILE", summary: "patterns of your own that decide first"),
            Option(
                name: "--whole",
                summary: "the paths are all of one repository: let them explain each other"),
        ],
        example: "git ls-files | tasksynth classify"
    ) { arguments in
        let input = try InputFile.bytes(at: "-")
        let paths = input.split(separator: .lineFeed).map { String(decoding: $0, as: UTF8.self) }
        let view = try arguments["--repo"].map { try RepositoryView(path: $0) }
        let whole = arguments.has("--whole") ? ProjectLayout(paths: paths) : nil
        let classifier = PathClassifier(
            layout: view?.layout ?? whole,
            overrides: try arguments["--roles"].map(RoleFile.read) ?? view?.overrides)
        for path in paths {
            let judgement = classifier.judge(path)
            Terminal.print(
                ([
                    "path": .string(path), "role": .string(judgement.role.rawValue),
                    "confidence": JSONValue(judgement.confidence),
                    "rule": .string(judgement.rule), "evidence": .string(judgement.evidence),
                    "testsOnly": .bool(judgement.servesTestsOnly),
                ] as JSONValue).line)
        }
        return .done
    }
}
