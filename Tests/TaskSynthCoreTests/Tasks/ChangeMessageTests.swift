import TaskSynthCore
import Testing

@Suite struct ChangeMessageTests {
    @Test func `takes the number of a squashed pull request off the title`() {
        let message = ChangeMessage("Keep the order of keys (#321)\n\nText.\n")
        #expect(message.title == "Keep the order of keys")
        #expect(message.pullRequestNumber == 321)
        #expect(message.body == "Text.")
    }

    @Test func `takes the title of a merged pull request from its body`() {
        let message = ChangeMessage("Merge pull request #7 from a/branch\n\nKeep the order\n\nWhy")
        #expect(message.title == "Keep the order")
        #expect(message.pullRequestNumber == 7)
        #expect(message.body == "Why")
    }

    @Test(arguments: [
        ("Fix a\n\nFixes #1", [1]), ("Fix a\n\nCloses #2, #3 and #4", [2, 3, 4]),
        ("resolves owner/name#5", [5]), ("prefixes #6", []), ("See #7", []),
        ("fixed: #8\n\nFixes #8", [8]),
    ])
    func `finds the issues that closing keywords name`(text: String, numbers: [Int]) {
        #expect(ChangeMessage(text).issueNumbers == numbers)
    }

    @Test func `drops trailers and closing lines and keeps everything else`() {
        let message = ChangeMessage(
            """
            Fix a

            The note: is text.

            - Closes #12
            Signed-off-by is explained here.

            Signed-off-by: A <a@example.invalid>
            Co-authored-by: B <b@example.invalid>
            """)
        #expect(message.body == "The note: is text.\n\nSigned-off-by is explained here.")
    }

    @Test(arguments: ["", "\n\n", "Title"])
    func `reads a message without a body`(text: String) {
        #expect(ChangeMessage(text).body.isEmpty)
    }
}
