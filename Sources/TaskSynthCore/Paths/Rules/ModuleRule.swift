/// What the name of a module says: `parser-tests`, `Parser.Tests`, `ParserTestHelpers`, `inlineTest`.
///
/// Words decide, not letters: `contest` and `attestation` are single words.
enum ModuleRule {
    struct Verdict: Sendable {
        let rule: String
        let family: PathRuleFamily
        let meaning: FolderMeaning
        let confidence: Double
    }

    /// Judges one folder by its words.
    ///
    /// - Parameters:
    ///   - folder: The name of the folder.
    ///   - below: The folders below it on the way to the file.
    ///   - fileExtension: The extension of the file.
    /// - Returns: What the name says, or `nil` where it says nothing of tests.
    static func verdict(
        on folder: Substring, below: ArraySlice<Substring>, fileExtension: String
    ) -> Verdict? {
        // Erlang's Common Test gives each suite a folder of data.
        if folder.hasSuffix("_SUITE_data") {
            return Verdict(
                rule: "erlang.suite-data", family: .fixtures, meaning: .fixture, confidence: 0.97)
        }
        let words = PathWords.of(folder)
        if let verdict = helpers(words) { return verdict }
        guard let last = words.last, let first = words.first else { return nil }
        if words.count == 1 {
            return tests.contains(last) && !folder.utf8.allSatisfy(isLetter)
                ? Verdict(
                    rule: "module.tests", family: .testModules, meaning: .test, confidence: 0.85)
                : nil
        }
        let kinds = words.dropLast()
        if plurals.contains(last) || (last == "test" && kinds.contains(where: qualifiers.contains))
        {
            return Verdict(
                rule: "module.tests", family: .testModules, meaning: .test, confidence: 0.93)
        }
        if qualifiers.contains(last), kinds.last == "tests" {
            return Verdict(
                rule: "module.tests", family: .testModules, meaning: .test, confidence: 0.9)
        }
        if last == "test" { return singular(folder, below, fileExtension) }
        if ["tests", "e2e"].contains(first), isSeparated(folder) {
            return Verdict(
                rule: "module.tests-prefix", family: .testModules, meaning: .test, confidence: 0.9)
        }
        if first == "test", isSeparated(folder) {
            return Verdict(
                rule: "module.test-prefix", family: .testModules, meaning: .test, confidence: 0.72)
        }
        return nil
    }

    private static let tests: Set<String> = ["test", "tests"]
    private static let plurals: Set<String> = [
        "tests", "unittests", "testsuite", "testsuites", "specs", "testcases", "e2e",
    ]
    private static let qualifiers: Set<String> = [
        "unit", "integration", "functional", "e2e", "system", "smoke", "acceptance", "android",
        "ui", "dts", "regression", "it", "api", "load", "stress", "conformance", "compat",
        "compatibility", "memory", "sanity",
    ]
    private static let helperWords: Set<String> = [
        "support", "util", "utils", "helper", "helpers", "common", "lib", "libs", "tools",
        "infra", "infrastructure", "harness", "utilities", "shared", "mocks", "extensions", "env",
        "objects", "doubles", "base", "commons",
    ]
    private static let dataWords: Set<String> = [
        "data", "fixture", "fixtures", "resource", "resources", "asset", "assets", "files",
        "results", "reports", "input", "inputs", "projects", "apps", "app", "samples", "output",
        "outputs", "packages", "modules", "images", "gen", "certs", "keys",
    ]

    private static func helpers(_ words: [String]) -> Verdict? {
        for (word, next) in zip(words, words.dropFirst())
        where ["test", "tests", "testing"].contains(word) {
            if helperWords.contains(next) {
                return Verdict(
                    rule: "module.test-helpers", family: .testSupport, meaning: .testSupport,
                    confidence: 0.8)
            }
            if dataWords.contains(next) {
                return Verdict(
                    rule: "module.test-data", family: .fixtures,
                    meaning: next == "gen" ? .test : .fixture, confidence: 0.88)
            }
            if ["suite", "suites", "cases", "case"].contains(next) {
                return Verdict(
                    rule: "module.test-suite", family: .testModules, meaning: .test,
                    confidence: 0.85)
            }
        }
        guard let last = words.last, words.count > 1,
            ["testutil", "testutils", "testhelpers", "testsupport", "testlib", "testcommon"]
                .contains(last)
        else { return nil }
        return Verdict(
            rule: "module.test-helpers", family: .testSupport, meaning: .testSupport,
            confidence: 0.8)
    }

    /// A singular `x-test` may be a library that is published for the tests of others.
    private static func singular(
        _ folder: Substring, _ below: ArraySlice<Substring>, _ fileExtension: String
    ) -> Verdict {
        let isRust = fileExtension == "rs" ? below.first == "src" : fileExtension == "toml"
        if isRust || publishesTestNamespace(below) {
            return Verdict(
                rule: "module.test-library", family: .shippedRoots, meaning: .shipped,
                confidence: 0.66)
        }
        return Verdict(
            rule: "module.test", family: .testModules, meaning: .test,
            confidence: folder.contains(".") ? 0.93 : 0.78)
    }

    /// Whether shipped code below a module lives in a namespace that is called for tests.
    static func publishesTestNamespace(_ below: ArraySlice<Substring>) -> Bool {
        guard let source = below.firstIndex(of: "src") else { return false }
        var namespace = below[(source + 1)...]
        if namespace.first == "test" { return false }
        if namespace.first == "main" { namespace = namespace.dropFirst() }
        return namespace.contains { ["test", "testing", "testkit"].contains($0) }
    }

    private static func isSeparated(_ folder: Substring) -> Bool {
        folder.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
}
