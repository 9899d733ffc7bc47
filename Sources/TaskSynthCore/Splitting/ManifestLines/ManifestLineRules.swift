extension ManifestLineRule {
    /// The rules by the names of manifests.
    static let byName: [String: ManifestLineRule] = [
        "package.json": node, "composer.json": composer, "Cargo.toml": cargo,
        "pyproject.toml": pyproject, "setup.py": python, "setup.cfg": python, "Pipfile": python,
        "Gemfile": ruby, "go.mod": go, "mix.exs": mix, "Package.swift": swift,
        "build.gradle": gradle, "build.gradle.kts": gradle, "pom.xml": maven,
        "pubspec.yaml": dart,
    ]

    private static let node = ManifestLineRule(
        name: "node",
        line: { line in
            guard line.starts(with: "\"") else { return false }
            let strings = line.quoted(atMost: 3)
            guard let name = strings.first, strings.count == 2 else { return false }
            return TestPackages.npm.contains(name) || name.elementsEqual("test".utf8)
                || name.starts(with: "test:".utf8) || name.starts(with: "pretest".utf8)
                || name.starts(with: "posttest".utf8)
        },
        opens: {
            $0.starts(
                withAny: "\"jest\": {", "\"mocha\": {", "\"nyc\": {", "\"ava\": {", "\"c8\": {")
        })

    private static let composer = ManifestLineRule(
        name: "composer",
        line: { $0.starts(with: "\"") && TestPackages.php.contains($0.firstQuoted) })

    private static let cargo = ManifestLineRule(
        name: "cargo",
        line: { line in
            let name = line.bytes.prefix(while: isNameByte)
            let rest = line.bytes[name.endIndex...].first { !$0.isBlank }
            return rest == UInt8(ascii: "=") && TestPackages.crates.contains(name)
        },
        opens: { line in
            line.starts(withAny: "[dev-dependencies", "[[test]]")
                || line.starts(with: "[target.") && line.contains("dev-dependencies")
        }, block: .section)

    private static let pyproject = ManifestLineRule(
        name: "python",
        line: isPythonPackage,
        opens: {
            $0.starts(
                withAny: "[tool.pytest", "[tool.coverage", "[tool.poetry.group.test", "[tool.tox")
        }, block: .section)

    static let python = ManifestLineRule(
        name: "python", line: isPythonPackage,
        opens: { $0.starts(with: "tests_require") && $0.contains("=") && $0.contains("[") })

    @Sendable private static func isPythonPackage(_ line: ManifestLine) -> Bool {
        let name = line.bytes.drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
            .prefix { isNameByte($0) || $0 == UInt8(ascii: ".") }
        guard !name.isEmpty else { return false }
        let next = line.bytes[name.endIndex...].first ?? UInt8(ascii: " ")
        guard "<>=!~\"',;[ ".utf8.contains(next) else { return false }
        // Names of packages are the same in upper and lower case.
        return TestPackages.python.contains(
            name.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }[...])
    }

    /// Whether a byte may be part of the name of a package.
    @Sendable private static func isNameByte(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte.isASCIIDigit || byte >= 0x80
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    static let ruby = ManifestLineRule(
        name: "ruby",
        line: { line in
            let isDependency =
                line.starts(withAny: "gem ", "gem(") || line.contains("add_development_dependency")
            return isDependency && TestPackages.ruby.contains(line.firstQuoted)
        },
        opens: { $0.starts(withAny: "group :test do", "group(:test) do") }, block: .end)

    private static let go = ManifestLineRule(
        name: "go",
        line: { line in
            let words = line.bytes.split(separator: UInt8(ascii: " ")).filter {
                !$0.elementsEqual("require".utf8)
            }
            guard let module = words.first, words.count >= 2 else { return false }
            return TestPackages.go.contains(module)
        })

    private static let mix = ManifestLineRule(
        name: "mix",
        line: { line in
            line.starts(with: "{:")
                && (line.contains("only: :test") || line.contains("only: [:test]"))
        })

    private static let swift = ManifestLineRule(
        name: "swift", opens: { $0.starts(with: ".testTarget(") })

    private static let gradle = ManifestLineRule(
        name: "gradle",
        line: { line in
            guard PathWords.mayMentionTests(line.bytes) else {
                return line.starts(with: "useJUnitPlatform")
            }
            let words = PathWords.of(
                line.bytes.prefix { isNameByte($0) && !"-_".utf8.contains($0) })
            guard words.contains("test") else { return line.starts(with: "useJUnitPlatform") }
            let last = words.last ?? ""
            return ["implementation", "api", "only", "compile", "runtime", "processor"].contains(
                last)
        },
        opens: { line in
            line.ends(with: UInt8(ascii: "{"))
                && line.starts(
                    withAny: "test {", "tasks.test {", "tasks.withType<Test>",
                    "tasks.withType(Test)", "testOptions {")
        })

    private static let maven = ManifestLineRule(
        name: "maven", line: { $0.starts(with: "<scope>test</scope>") },
        block: .element(opening: "<dependency>", closing: "</dependency>"))

    private static let dart = ManifestLineRule(
        name: "dart",
        line: { line in
            guard let colon = line.bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
            return TestPackages.dart.contains(line.bytes[..<colon])
        })
}
