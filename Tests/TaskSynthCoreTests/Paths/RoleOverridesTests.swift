import TaskSynthCore
import Testing

@Suite struct RoleOverridesTests {
    @Test func `lets the last line that fits decide`() throws {
        let overrides = try RoleOverrides(
            parsing: """
                # ours
                tools/check/**    test-support
                tools/check/README.md docs   # said twice
                *.orchard fixture
                """)
        let classifier = PathClassifier(overrides: overrides)
        let support = classifier.judge("tools/check/run.go")
        #expect(support.role == .testSupport)
        #expect(support.evidence == "line 2: tools/check/**")
        #expect(classifier.judge("tools/check/README.md").role == .docs)
        #expect(classifier.judge("a/b/c.orchard").role == .fixture)
        #expect(classifier.judge("tools/other.go").rule != "override")
    }

    @Test(arguments: [("a/**", 1), ("\nx/ nothing", 2)])
    func `refuses a line without a role`(text: String, line: Int) {
        let error = #expect(throws: RoleOverridesError.self) {
            try RoleOverrides(parsing: text)
        }
        #expect(error?.line == line)
    }

    @Test(arguments: [
        ("*.py", "a/b.py", true), ("/*.py", "a/b.py", false), ("a/*/c", "a/b/c", true),
        ("a/*/c", "a/b/d/c", false), ("a/**/c", "a/c", true), ("a/**/c", "a/b/d/c", true),
        ("docs/", "docs/a/b", true), ("docs/", "docs", false), ("x?z", "xyz", true),
        ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false), ("a\\*", "a*", true),
        ("**/test", "deep/er/test", true), ("a/**", "a/b/c", true), ("a/**", "ab", false),
    ])
    func `matches patterns as a list of ignored files does`(
        pattern: String, path: String, fits: Bool
    ) {
        #expect(GlobPattern(pattern).matches(path) == fits)
    }
}
