import Testing

@testable import TaskSynthProviders

@Suite struct ClosingKeywordsTests {
    private func names(_ style: ClosingKeywords.Style, _ text: String) -> [String] {
        ClosingKeywords(style).references(in: text).map { reference in
            reference.key ?? "\(reference.repository ?? "")#\(reference.number)"
        }
    }

    @Test(arguments: [
        ("Closes #10", ["#10"]), ("closes: #10", ["#10"]), ("CLOSES: #10", ["#10"]),
        ("FIXED #7.", ["#7"]), ("resolves acme/widgets#3", ["acme/widgets#3"]),
        ("fix https://github.com/acme/widgets/issues/12", ["acme/widgets#12"]),
        ("Fixes GH-4", ["#4"]), ("Fixes\n#9", ["#9"]), ("close  :  #2", ["#2"]),
        ("Resolves #10, resolves #123, resolves acme/kit#100", ["#10", "#123", "acme/kit#100"]),
        ("Fixes #1, #2", ["#1"]), ("Fix typo (#4)\n\nFixes #3", ["#3"]),
    ])
    func `reads what GitHub closes`(text: String, expected: [String]) {
        #expect(names(.github, text) == expected)
    }

    @Test(arguments: [
        "related to #17, does not fix it", "prefixes #3", "fixing #3", "closing #3",
        "auto-close #3", "fix#3", "fixes # 3", "Fixes #3a", "<!-- fixes #3 -->", "`fixes #3`",
        "```\nfixes #3\n```", "fixes https://github.com/acme/widgets/pull/3", "implements #3",
        "un_fixes #3", "fixes",
    ])
    func `reads nothing where GitHub closes nothing`(text: String) {
        #expect(names(.github, text).isEmpty)
    }

    @Test(arguments: [
        ("Closes #4, #6 and group/p#7", ["#4", "#6", "group/p#7"]), ("Implements #3", ["#3"]),
        ("closing issue #3", ["#3"]), ("Fixing issues #1 and #2", ["#1", "#2"]),
        ("Resolves ABC-12", ["ABC-12"]), ("Implemented: group/sub/p#9", ["group/sub/p#9"]),
        ("fixes https://gitlab.example/group/p/-/issues/5", ["group/p#5"]),
        ("Closes #1, and tests", ["#1"]),
    ])
    func `reads what GitLab closes`(text: String, expected: [String]) {
        #expect(names(.gitlab, text) == expected)
    }

    @Test func `knows the issue it is asked for by number and repository`() {
        let keywords = ClosingKeywords(.github)
        func phrase(_ text: String, home: String) -> String? {
            keywords.phrase(closing: 3, of: "acme/widgets", in: text, home: home)
        }
        #expect(phrase("Fixes #3", home: "Acme/Widgets") == "Fixes #3")
        #expect(phrase("Fixes #3", home: "acme/other") == nil)
        #expect(phrase("closes ACME/widgets#3", home: "acme/other") == "closes ACME/widgets#3")
        #expect(phrase("Fixes #33", home: "acme/widgets") == nil)
    }
}
