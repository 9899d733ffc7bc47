import TaskSynthCore

extension Verb {
    /// Splits a patch.
    static let split = Verb(
        name: "split", summary: "split a patch into the fix and its tests",
        operands: "[PATCH|-]",
        options: [
            Option(name: "--fix", value: "OUT", summary: "write what changes the product there"),
            Option(name: "--tests", value: "OUT", summary: "write what serves tests alone there"),
            Option(name: "--other", value: "OUT", summary: "write what is kept apart there"),
            Option(
                name: "--fix-after-tests", value: "OUT",
                summary: "write the fix as it applies where the tests are applied already"),
            Option(
                name: "--tests-after-fix", value: "OUT",
                summary: "write the tests as they apply where the fix is applied already"),
            Option(
                name: "--keep-apart", value: "ROLE",
                summary: "keep files of this role out of both parts", isRepeatable: true),
            Option(
                name: "--repo", value: "PATH",
                summary: "let the repository's paths, manifests and files sharpen the split"),
            Option(
                name: "--revision", value: "REV",
                summary: "the commit of the repository to look at; HEAD where none is given"),
            Option(
                name: "--roles", value: "FILE", summary: "patterns of your own that decide first"),
            Option(
                name: "--without", value: "FAMILY",
                summary: "switch a family of rules off, to see what it carries", isRepeatable: true),
            .grammars, .json,
        ],
        example: "git diff main...topic | tasksynth split - --fix fix.patch --tests tests.patch"
    ) { arguments in
        let patch = try Patch(parsing: InputFile.bytes(at: try arguments.operand() ?? "-"))
        let view = try arguments["--repo"].map {
            try RepositoryView(
                path: $0, revision: arguments["--revision"] ?? "HEAD", patch: patch)
        }
        var classifier = PathClassifier(
            layout: view?.layout,
            overrides: try arguments["--roles"].map(RoleFile.read) ?? view?.overrides)
        for name in arguments.all("--without") {
            guard let family = PathRuleFamily(rawValue: name) else {
                throw Failure.usage(
                    "'\(name)' is no family of rules",
                    hints: [PathRuleFamily.allCases.map(\.rawValue).joined(separator: ", ")])
            }
            classifier.disabledFamilies.insert(family)
        }
        let roles = try arguments.all("--keep-apart").map { name throws in
            guard let role = PathRole(rawValue: name) else {
                throw Failure.usage("'\(name)' is no role")
            }
            return role
        }
        let split = try patch.split(
            using: SplitPolicy(
                classifier: classifier, otherRoles: Set(roles), contents: view?.contentProvider,
                analyzer: view == nil ? nil : try SyntaxSettings.analyzer(arguments)))
        for (option, part) in [
            ("--fix", split.fix), ("--tests", split.tests), ("--other", split.other),
        ] {
            if let path = arguments[option] { try OutputFile.write(part.bytes, to: path) }
        }
        if let path = arguments["--fix-after-tests"] {
            try OutputFile.write(split.fixAfterTests.bytes, to: path)
        }
        if let path = arguments["--tests-after-fix"] {
            try OutputFile.write(split.testsAfterFix.bytes, to: path)
        }
        Terminal.print(arguments.has("--json") ? split.json.line : split.json.document)
        return .done
    }
}
