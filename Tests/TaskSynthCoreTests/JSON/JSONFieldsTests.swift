import Testing

@testable import TaskSynthCore

/// Members that are found in one pass are those that one look-up each finds.
@Suite struct JSONFieldsTests {
    private enum Key: String, KnownWord {
        case id, name, size
        case isOpen = "is_open"

        static let table = WordTable<Key>()
    }

    private static let text =
        #"{"x":1,"id":"a\u0062","size":12,"is_open":true,"\u006eame":"n","y":[2]}"#

    /// The same object, left in its text and made whole.
    private static func objects() throws -> [JSONObject] {
        [
            try JSONValue(leaving: Array(text.utf8), maximumDepth: 8).object,
            try JSONValue(parsing: text).object,
        ].compactMap(\.self)
    }

    @Test func `finds what look-ups find`() throws {
        for object in try Self.objects() {
            let fields = JSONFields<Key>(object)
            #expect(fields.string(.id) == "ab" && object["id"]?.string == "ab")
            #expect(fields.isString(.id, "ab") && !fields.isString(.id, "b"))
            #expect(fields.nameHash(.id) == "ab".nameHash)
            #expect(fields.integer(.size) == 12 && fields.string(.size) == nil)
            #expect(fields.bool(.isOpen) == true)
            #expect(fields.string(.name) == "n")
        }
    }

    @Test func `leaves what was not taken, in order`() throws {
        for object in try Self.objects() {
            var fields = JSONFields<Key>(object)
            #expect(fields.takeString(.size) == nil)
            #expect(fields.takeString(.id) == "ab")
            fields.leave(.size, "rest")
            fields.remove(.name)
            #expect(!fields.has(.id) && fields.take(.id) == nil)
            #expect(
                JSONValue.object(fields.rest).line
                    == #"{"x":1,"is_open":true,"y":[2],"size":"rest"}"#)
        }
    }

    @Test func `takes the last of keys that repeat, and keeps the others`() throws {
        let object = try JSONValue(leaving: Array(#"{"id":"1","id":"2"}"#.utf8), maximumDepth: 8)
        var fields = JSONFields<Key>(try #require(object.object))
        #expect(fields.takeString(.id) == "2")
        #expect(JSONValue.object(fields.rest).line == #"{"id":"1"}"#)
    }

    @Test func `reads objects with more members than there are bits`() throws {
        let many = (0..<80).map { #""k\#($0)":\#($0)"# }.joined(separator: ",")
        let text = #"{\#(many),"id":"last"}"#
        let object = try JSONValue(leaving: Array(text.utf8), maximumDepth: 8)
        var fields = JSONFields<Key>(try #require(object.object))
        #expect(fields.takeString(.id) == "last")
        #expect(fields.rest.count == 80)
    }

    @Test func `finds the end of plain text wherever it is`() {
        for length in 0..<70 {
            for mark in [UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x1F, 0] {
                var bytes = [UInt8](repeating: 0x80, count: 80)
                bytes[length] = mark
                #expect(bytes.span.endOfPlainText(from: 0, to: 80) == length)
                #expect(bytes.span.endOfPlainText(from: 0, to: length) == length)
                #expect(bytes.span.endOfPlainText(from: length / 2, to: 75) == length)
            }
        }
    }
}
