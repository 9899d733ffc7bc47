import TaskSynthCore
import Testing

@Suite struct JSONValueTests {
    @Test(arguments: [
        "null", "[1.0,1e3,-0,123456789012345678901234567890]", #"{"b":1,"a":{"c":[]}}"#,
        #"["\"\\\n","é😀"]"#, #"{"a":1,"a":2}"#,
    ])
    func `writes what it read, byte for byte`(text: String) throws {
        #expect(try JSONValue(parsing: text).line == text)
    }

    @Test func `indents by two spaces and ends with a line feed`() {
        let value: JSONValue = ["name": "x", "list": [1, nil], "empty": []]
        #expect(
            value.document == """
                {
                  "name": "x",
                  "list": [
                    1,
                    null
                  ],
                  "empty": []
                }

                """)
    }

    @Test(arguments: [
        ("{\n  \"a\" 1}", 2, 8), ("", 1, 0), ("[1,]", 1, 3), ("\"\u{1}\"", 1, 1), ("01", 1, 1),
        ("\"\\x\"", 1, 2), ("1 2", 1, 2),
    ])
    func `says where a text is wrong`(text: String, line: Int, byteOffset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.line == line)
        #expect(error?.byteOffset == byteOffset)
    }

    @Test func `refuses nesting beyond the limit`() {
        let text = String(repeating: "[", count: 100_000)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.code == .tooDeep)
    }

    @Test func `joins surrogate pairs and replaces a lone one`() throws {
        #expect(try JSONValue(parsing: #""\ud83d\ude00 \ud83d""#).string == "😀 \u{FFFD}")
    }

    @Test func `keeps the place of a member that is set again`() {
        var object = JSONObject()
        object["a"] = 1
        object["b"] = 2
        object["a"] = 3
        #expect(JSONValue.object(object).line == #"{"a":3,"b":2}"#)
    }
}
