import TaskSynthCore
import TaskSynthTestSupport
import Testing

@testable import TaskSynthProviders

@Suite struct WikiMarkdownTests {
    private static let golden = GoldenFolder("wiki-markup")

    @Test(arguments: golden.cases)
    func `writes a golden text as Markdown`(name: String) throws {
        let text = String(decoding: try Self.golden.read("input.txt", of: name), as: UTF8.self)
        let markdown = WikiMarkdown.markdown(of: text) + "\n"
        try Self.golden.expect(markdown, matches: "expected.md", of: name)
    }

    @Test(arguments: golden.cases)
    func `loses no word, wherever a text is cut`(name: String) throws {
        let text = String(decoding: try Self.golden.read("input.txt", of: name), as: UTF8.self)
        let words = { (text: String) in
            text.split { !$0.isLetter && !$0.isNumber }.map(String.init).sorted()
        }
        let silent: Set = [
            "h1", "h2", "bq", "code", "noformat", "color", "red", "quote", "panel", "title",
            "borderStyle", "solid", "thumbnail", "Main", "java",
        ]
        for end in text.indices {
            let part = String(text[..<end])
            let written = words(WikiMarkdown.markdown(of: part))
            let missing = words(part).filter { !silent.contains($0) && !written.contains($0) }
            // A tag that is cut in the middle is a word of its own.
            #expect(missing.isEmpty, "\(missing) of '\(part.suffix(40))'")
        }
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: ["{", "{code", "[", "*", "!", "{{", "|", "{quote}", "h1. "])
    func `a long line of beginnings ends`(mark: String) {
        let text = String(repeating: mark, count: 20_000 / mark.count)
        #expect(!WikiMarkdown.markdown(of: text).isEmpty)
    }

    @Test func `keeps what it does not know`() {
        for text in [
            "", "plain", "a {b} c", "[x]", "{code", "|", "||", "*", "!", "{{", "{quote", "h1.",
        ] {
            #expect(
                WikiMarkdown.markdown(of: text).filter { !" -\n".contains($0) }.count >= text.count
                    - 2)
        }
    }
}
