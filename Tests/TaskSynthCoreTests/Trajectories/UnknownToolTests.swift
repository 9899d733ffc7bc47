import TaskSynthCore
import Testing

/// What is found of tools that no table names, by their arguments and the words of their names.
@Suite struct UnknownToolTests {
    private static func call(_ tool: String, _ arguments: JSONValue) throws -> ToolCall {
        let message: JSONValue = [
            [
                "role": "assistant",
                "tool_calls": [
                    [
                        "id": "1", "type": "function",
                        "function": ["name": .string(tool), "arguments": .string(arguments.line)],
                    ]
                ],
            ],
            ["role": "tool", "tool_call_id": "1", "content": "done"],
        ]
        let trajectory = try Trajectory(reading: message.documentBytes)
        return try #require(trajectory.toolCalls.first)
    }

    @Test(
        arguments: [
            ("box_exec", ["command": "pytest -q", "wait": 5], "runTests", []),
            ("Runner", ["cmd": ["bash", "-lc", "cat a.py"]], "readFile", ["read a.py"]),
            (
                "fancyEditor", ["command": "create", "path": "a.py", "file_text": "x"],
                "createFile", ["create a.py"]
            ),
            (
                "swapText", ["filePath": "a.py", "oldText": "x", "newText": "y"], "editFile",
                ["edit a.py"]
            ),
            ("saveDocument", ["path": "a.md", "content": "x"], "createFile", ["create a.md"]),
            ("fs__append_lines", ["path": "a.md", "content": "x"], "editFile", ["edit a.md"]),
            (
                "changeset", ["diff": "--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-a\n+b\n"], "editFile",
                ["edit x.c"]
            ),
            ("mcp__disk__readWholeFile", ["path": "a.py"], "readFile", ["read a.py"]),
            ("project_grep", ["regex": "def", "path": "src"], "search", ["search src"]),
            ("globFiles", ["pattern": "*.py", "path": "src"], "listFiles", ["list src"]),
            ("drop-file-delete", ["path": "a.py"], "deleteFile", ["delete a.py"]),
            ("add_todos", ["todos": [["content": "one", "status": "pending"]]], "plan", []),
            ("send_message", ["text": "hello"], "other", []),
            ("get_file_info", ["filePath": "a.py"], "other", []),
            ("list_tasks", [:], "other", []),
        ] as [(String, JSONValue, String, [String])])
    func `tells what it is for`(
        tool: String, arguments: JSONValue, category: String, touches: [String]
    ) throws {
        let call = try Self.call(tool, arguments)
        #expect(call.category.name == category)
        #expect(call.touches.map { "\($0.kind.name) \($0.path)" } == touches)
    }
}
