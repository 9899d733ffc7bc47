import Testing

@testable import TaskSynthCore

/// A text that is left in its record says the same as one that was made of it.
@Suite struct JSONTextTests {
    private enum Key: String, KnownWord {
        case text, other

        static let table = WordTable<Key>()
    }

    private static let word = ByteWord("No such file")

    private static func left(_ literal: String) throws -> JSONText {
        let value = try JSONValue(
            leaving: Array("{\"text\":\"\(literal)\"}".utf8), maximumDepth: 4)
        let object = try #require(value.object)
        return try #require(JSONFields<Key>(object).text(.text))
    }

    @Test(arguments: [
        "", "plain", "No such file", "cat: x: No such file or directory", #"No such \u0066ile"#,
        #"\u001b[1mNo\u001b[0m such file"#, #"\nNo such file"#, #"No such\nfile"#, #"  \t"#,
        #"\u0020<a> and more"#, #"\ud83d\udd14 No such file"#, #"\\No such file"#, "<a> b",
        "Exit code 2", #"\u0045xit code 2"#,
    ])
    func `says the same as a string that was made`(literal: String) throws {
        let left = try Self.left(literal)
        let made = JSONText(left.string)
        #expect(left == made)
        #expect(left.nameHash == made.nameHash)
        #expect(left.isEmpty == made.isEmpty)
        #expect(left.has(Self.word) == left.string.contains("No such file"))
        #expect(left.has(Self.word) == made.has(Self.word))
        for starts in [["Exit code "], ["<a>", "No"]] {
            #expect(left.begins(with: starts) == made.begins(with: starts))
            #expect(left.isBlankOrBegins(with: starts) == made.isBlankOrBegins(with: starts))
        }
    }

    @Test func `joins paragraphs`() throws {
        var text: JSONText?
        text.append(paragraph: nil)
        #expect(text == nil)
        text.append(paragraph: try Self.left(#"one \"1\""#))
        text.append(paragraph: JSONText("two"))
        text.append(paragraph: try Self.left("No such file"))
        #expect(text?.string == "one \"1\"\n\ntwo\n\nNo such file")
        #expect(text?.has(Self.word) == true)
        #expect(text?.begins(with: ["one "]) == true)
        #expect(text == JSONText("one \"1\"\n\ntwo\n\nNo such file"))
    }
}
