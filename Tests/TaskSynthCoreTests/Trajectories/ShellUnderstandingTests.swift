import TaskSynthCore
import Testing

/// What a call of a shell is found to do, as the categories and touches of its step show it.
@Suite struct ShellUnderstandingTests {
    private static func call(_ command: String, output: String = "") throws -> ToolCall {
        let arguments: JSONValue = ["command": .string(command)]
        let message: JSONValue = [
            [
                "role": "assistant",
                "tool_calls": [
                    [
                        "id": "1", "type": "function",
                        "function": [
                            "name": "bash",
                            "arguments": .string(arguments.line),
                        ],
                    ]
                ],
            ],
            ["role": "tool", "tool_call_id": "1", "content": .string(output)],
        ]
        let trajectory = try Trajectory(reading: message.documentBytes)
        return try #require(trajectory.toolCalls.first)
    }

    /// Each touch as `kind path [lines]`.
    private static func touches(_ call: ToolCall) -> [String] {
        call.touches.map { touch in
            let lines = touch.lines.map { range in
                let end = range.upperBound == .max ? "" : String(range.upperBound)
                return " \(range.lowerBound)-\(end)"
            }
            let old = touch.previousPath.map { " from \($0)" }
            return "\(touch.kind.name) \(touch.path)\(old ?? "")\(lines ?? "")"
        }
    }

    @Test(arguments: [
        ("cat src/a.py", "readFile", ["read src/a.py"]),
        ("cd lib && sed -n '10,20p' a.rb", "readFile", ["read lib/a.rb 10-20"]),
        ("cat a.c | head -n 5", "readFile", ["read a.c 1-5"]),
        ("nl -ba x.go | sed -n '3,9p'", "readFile", ["read x.go 3-9"]),
        ("head -40 'my file.txt'", "readFile", ["read my file.txt 1-40"]),
        ("git show HEAD~1:src/b.py", "versionControl", ["read src/b.py"]),
        ("awk 'NR>3' data.csv", "readFile", ["read data.csv"]),
        ("tail -n 3 log.txt 2>/dev/null", "readFile", ["read log.txt"]),
    ])
    func `finds what is read`(command: String, category: String, touches: [String]) throws {
        let call = try Self.call(command)
        #expect(call.category.name == category)
        #expect(Self.touches(call) == touches)
    }

    @Test(arguments: [
        ("sed -i 's/a/b/' x.py y.py", "editFile", ["edit x.py", "edit y.py"]),
        ("cat > new.txt <<'EOF'\nls; rm -rf /\nEOF", "createFile", ["create new.txt"]),
        ("echo one >> notes.md", "editFile", ["edit notes.md"]),
        ("printf x | tee -a out.txt", "editFile", ["edit out.txt"]),
        ("mv a.py b.py", "editFile", ["rename b.py from a.py"]),
        ("rm -f old.js", "deleteFile", ["delete old.js"]),
        ("perl -pi -e 's/x/y/' lib/a.pm", "editFile", ["edit lib/a.pm"]),
        ("git checkout -- src/a.py", "versionControl", ["revert src/a.py"]),
        (
            "apply_patch <<'EOF'\n*** Begin Patch\n*** Update File: a.txt\n@@\n-x\n+y\n"
                + "*** Add File: b.txt\n+z\n*** End Patch\nEOF",
            "editFile", ["edit a.txt", "create b.txt"]
        ),
        (
            "python3 - <<'EOF'\nfrom pathlib import Path\n"
                + "Path('conf.ini').write_text(open('base.ini').read())\nEOF",
            "editFile", ["edit conf.ini", "read base.ini"]
        ),
    ])
    func `finds what is written`(command: String, category: String, touches: [String]) throws {
        let call = try Self.call(command)
        #expect(call.category.name == category)
        #expect(Self.touches(call) == touches)
    }

    @Test(arguments: [
        ("pytest tests/test_a.py::test_x -q", "runTests", ["test tests/test_a.py"]),
        ("cd app && PYTHONPATH=. python -m pytest", "runTests", []),
        ("timeout 60 ./gradlew :core:test --info", "runTests", []),
        ("bash -lc 'npm run test:unit'", "runTests", []),
        ("cargo test -p core 2>&1 | tail -20", "runTests", []),
        ("go test ./... && go vet ./...", "runTests", []),
        ("mvn -q -DskipTests compile", "build", []),
        ("swift build", "build", []),
        ("npx tsc --noEmit", "build", []),
        ("ruff check src", "lint", []),
        ("make", "build", []),
        ("make check", "runTests", []),
    ])
    func `finds what is checked`(command: String, category: String, touches: [String]) throws {
        let call = try Self.call(command)
        #expect(call.category.name == category)
        #expect(Self.touches(call) == touches)
    }

    @Test(arguments: [
        ("grep -rn 'def main' src lib", "search", ["search src", "search lib"]),
        ("rg -n --glob '*.py' pattern", "search", []),
        ("find . -name '*.java' | head", "listFiles", ["list ."]),
        ("ls -la src", "listFiles", ["list src"]),
        ("git status && git diff", "versionControl", []),
        ("pip install -e .", "runCommand", []),
        ("echo hello # cat secret.txt", "runCommand", []),
        ("echo 'cat a.py > b.py'", "runCommand", []),
        ("cat missing.py", "readFile", []),
    ])
    func `finds the rest`(command: String, category: String, touches: [String]) throws {
        let call = try Self.call(
            command, output: "cat: missing.py: No such file or directory")
        #expect(call.category.name == category)
        #expect(Self.touches(call) == touches)
    }

    @Test(arguments: [
        "'", "\"$(", "cat <<EOF", "a | | b", "$((((", "`", "\\", "<<<", ">", "&>", "cat <<-",
        "for i in", "((", "echo $(echo $(echo $(echo $(x))))",
    ])
    func `forgives what does not end`(command: String) throws {
        #expect(try Self.call(command).tool == "bash")
    }
}
