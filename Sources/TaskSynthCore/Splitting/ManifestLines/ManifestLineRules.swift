extension ManifestLineRule {
    /// The rules by the names of manifests.
    static let byName: [String: ManifestLineRule] = [
        "package.json": node, "composer.json": composer, "Cargo.toml": cargo,
        "pyproject.toml": pyproject, "setup.py": python, "setup.cfg": python, "Pipfile": python,
        "Gemfile": ruby, "go.mod": go, "mix.exs": mix, "Package.swift": swift,
        "build.gradle": gradle, "build.gradle.kts": gradle, "pom.xml": maven,
        "pubspec.yaml": dart,
    ]

    /// The first text in quotation marks: the name of a dependency in most lists.
    private static func quoted(_ text: Substring) -> String {
        ManifestReaders.quoted(text).first ?? ""
    }

    private static let node = ManifestLineRule(
        name: "node",
        line: { text in
            guard text.hasPrefix("\"") else { return false }
            let strings = ManifestReaders.quoted(text)
            guard let name = strings.first, strings.count == 2 else { return false }
            return TestPackages.holds(TestPackages.npm, name) || name == "test"
                || name.hasPrefix("test:") || name.hasPrefix("pretest")
                || name.hasPrefix("posttest")
        },
        opens: { text in
            ["\"jest\": {", "\"mocha\": {", "\"nyc\": {", "\"ava\": {", "\"c8\": {"]
                .contains { text.hasPrefix($0) }
        })

    private static let composer = ManifestLineRule(
        name: "composer",
        line: { text in
            text.hasPrefix("\"") && TestPackages.holds(TestPackages.php, quoted(text))
        })

    private static let cargo = ManifestLineRule(
        name: "cargo",
        line: { text in
            let name = text.utf8.prefix { isNameByte($0) }
            let rest = text.utf8[name.endIndex...].first { !$0.isBlank }
            return rest == UInt8(ascii: "=")
                && TestPackages.holds(TestPackages.crates, String(Substring(name)))
        },
        opens: { text in
            text.hasPrefix("[dev-dependencies") || text.hasPrefix("[[test]]")
                || text.hasPrefix("[target.") && text.contains("dev-dependencies")
        }, block: .section)

    private static let pyproject = ManifestLineRule(
        name: "python",
        line: { isPythonPackage($0) },
        opens: { text in
            text.hasPrefix("[tool.pytest") || text.hasPrefix("[tool.coverage")
                || text.hasPrefix("[tool.poetry.group.test") || text.hasPrefix("[tool.tox")
        }, block: .section)

    static let python = ManifestLineRule(
        name: "python", line: { isPythonPackage($0) },
        opens: { text in
            text.hasPrefix("tests_require") && text.contains("=") && text.contains("[")
        })

    private static func isPythonPackage(_ text: Substring) -> Bool {
        let name = text.utf8.drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
            .prefix { isNameByte($0) || $0 == UInt8(ascii: ".") }
        guard !name.isEmpty else { return false }
        let next = text.utf8[name.endIndex...].first ?? UInt8(ascii: " ")
        return "<>=!~\"',;[ ".utf8.contains(next)
            && TestPackages.holds(TestPackages.python, Substring(name).lowercased())
    }

    /// Whether a byte may be part of the name of a package.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte.isASCIIDigit || byte >= 0x80
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    static let ruby = ManifestLineRule(
        name: "ruby",
        line: { text in
            let isDependency =
                text.hasPrefix("gem ") || text.hasPrefix("gem(")
                || text.contains("add_development_dependency")
            return isDependency && TestPackages.holds(TestPackages.ruby, quoted(text))
        },
        opens: { text in
            text.hasPrefix("group :test do") || text.hasPrefix("group(:test) do")
        }, block: .end)

    private static let go = ManifestLineRule(
        name: "go",
        line: { text in
            let words = text.split(separator: " ").filter { $0 != "require" }
            guard let module = words.first, words.count >= 2 else { return false }
            return TestPackages.holds(TestPackages.go, String(module))
        })

    private static let mix = ManifestLineRule(
        name: "mix",
        line: { text in
            text.hasPrefix("{:") && (text.contains("only: :test") || text.contains("only: [:test]"))
        })

    private static let swift = ManifestLineRule(
        name: "swift", opens: { $0.hasPrefix(".testTarget(") })

    private static let gradle = ManifestLineRule(
        name: "gradle",
        line: { text in
            guard PathWords.mayMentionTests(text) else {
                return text.hasPrefix("useJUnitPlatform")
            }
            let words = PathWords.of(text.prefix { $0.isLetter || $0.isNumber })
            guard words.contains("test") else { return text.hasPrefix("useJUnitPlatform") }
            let last = words.last ?? ""
            return ["implementation", "api", "only", "compile", "runtime", "processor"].contains(
                last)
        },
        opens: { text in
            [
                "test {", "tasks.test {", "tasks.withType<Test>", "tasks.withType(Test)",
                "testOptions {",
            ]
            .contains { text.hasPrefix($0) } && text.hasSuffix("{")
        })

    private static let maven = ManifestLineRule(
        name: "maven",
        line: { text in text.hasPrefix("<scope>test</scope>") }, block: .element("dependency"))

    private static let dart = ManifestLineRule(
        name: "dart",
        line: { text in
            guard let colon = text.firstIndex(of: ":") else { return false }
            return TestPackages.holds(TestPackages.dart, String(text[..<colon]))
        })
}
