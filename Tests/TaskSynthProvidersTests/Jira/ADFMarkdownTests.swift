import TaskSynthCore
import TaskSynthTestSupport
import Testing

@testable import TaskSynthProviders

@Suite struct ADFMarkdownTests {
    private static let golden = GoldenFolder("adf")

    @Test(arguments: golden.cases)
    func `writes a golden document as Markdown`(name: String) throws {
        let document = try JSONValue(parsing: Self.golden.read("input.json", of: name))
        let text = ADFMarkdown.markdown(of: document) + "\n"
        try Self.golden.expect(text, matches: "expected.md", of: name)
    }

    @Test func `a plain text becomes paragraphs and comes back`() {
        let text = "One\ntwo\n\nthree"
        #expect(ADFMarkdown.markdown(of: ADFMarkdown.document(of: text)) == text)
    }

    @Test func `a document that is nested without end loses no text`() {
        var node: JSONValue = ["type": "paragraph", "content": [["type": "text", "text": "deep"]]]
        for _ in 0..<200 { node = ["type": "blockquote", "content": [node]] }
        #expect(ADFMarkdown.markdown(of: ["type": "doc", "content": [node]]).contains("deep"))
    }

    @Test(.needsCorpus, arguments: Corpus.files(under: "providers/jira/adf-fixtures/adf"))
    func `loses no text of a real document`(file: String) throws {
        let document = try JSONValue(parsing: Corpus.read(file))
        let words = { (text: String) in text.filter { !$0.isWhitespace } }
        let written = words(ADFMarkdown.markdown(of: document))
        var stack = [document]
        while let node = stack.popLast() {
            if node["type"]?.string == "text", let text = node["text"]?.string {
                // Quotes and tables write marks between the lines of a text.
                for line in text.split(whereSeparator: \.isNewline) {
                    let bare = words(String(line))
                    #expect(
                        written.contains(bare) || written.filter { $0 != "\\" }.contains(bare),
                        "\(line) of \(file)")
                }
            }
            stack += node["content"]?.array ?? []
        }
    }
}
