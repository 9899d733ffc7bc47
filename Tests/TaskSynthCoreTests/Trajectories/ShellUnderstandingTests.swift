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
        ("(cd lib && cat a.rb); cat b.rb", "readFile", ["read lib/a.rb", "read b.rb"]),
        ("cd lib; cd -; cat b.rb", "readFile", ["read b.rb"]),
        ("git -C lib show HEAD:a.rb", "versionControl", ["read lib/a.rb"]),
        ("docker exec -it -w /srv web cat conf/a.ini", "readFile", ["read conf/a.ini"]),
        ("docker compose exec web bash -lc 'cat a.ini'", "readFile", ["read a.ini"]),
        ("for f in a.py b.py; do cat $f; done", "readFile", ["read a.py", "read b.py"]),
        ("F=src/a.py; head -3 \"${F}\"", "readFile", ["read src/a.py 1-3"]),
        ("cat src/*.py", "readFile", []),
        ("find . -name a.c -exec cat {} +", "listFiles", ["list ."]),
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
        ("perl -MList::Util -e 'print 1' a.txt", "runCommand", []),
        ("sed -i '' -e 's/a/b/' x.py", "editFile", ["edit x.py"]),
        ("sed -i '' 's/a/b/' x.py", "editFile", ["edit x.py"]),
        (
            "for f in x y; do sed -i s/a/b/ src/$f.py; done", "editFile",
            ["edit src/x.py", "edit src/y.py"]
        ),
        ("find src -name '*.py' -exec sed -i s/a/b/ {} \\;", "editFile", ["list src"]),
        ("grep -rl old src | xargs sed -i s/old/new/", "editFile", ["search src"]),
        ("cat a.txt b.txt > c.txt", "createFile", ["create c.txt"]),
        ("cp a.py b.py lib/", "createFile", ["create lib/a.py", "create lib/b.py"]),
        (
            "mv a.py b.py lib", "editFile",
            ["rename lib/a.py from a.py", "rename lib/b.py from b.py"]
        ),
        ("git checkout main src/a.py", "versionControl", ["revert src/a.py"]),
        ("git checkout feature/one", "versionControl", []),
        ("awk -i inplace '{print}' f.txt", "editFile", ["edit f.txt"]),
        ("ed -s f.c <<'EOF'\n1d\nw\nEOF", "editFile", ["edit f.c"]),
        ("rsync -a src/ dst/", "createFile", []),
        ("cp -r src/. copy/", "createFile", []),
        ("bash <<'EOF'\necho x > made.txt\nEOF", "createFile", ["create made.txt"]),
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
        (
            "python - <<'EOF'\npath = 'src/a.py'\ntext = open(path).read()\n"
                + "with open(path, 'w') as file:\n    file.write(text)\nEOF",
            "editFile", ["read src/a.py", "edit src/a.py"]
        ),
        (
            "python - <<'EOF'\np = Path(\"src/b.py\")\ns = p.read_text()\np.write_text(s)\nEOF",
            "editFile", ["read src/b.py", "edit src/b.py"]
        ),
        (
            "node -e \"const f = 'a.js'; fs.writeFileSync(f, 'x')\"", "editFile", ["edit a.js"]
        ),
        ("python -c \"print(Path('src').exists())\"", "runCommand", []),
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
        ("python -W error -m pytest", "runTests", []),
        ("coverage run --source src -m pytest tests", "runTests", []),
        ("python3 -m coverage run -m unittest", "runTests", []),
        ("docker run --rm -v /a:/b image:1 pytest -q", "runTests", []),
        ("docker build -t image .", "runCommand", []),
        ("conda run -n env --no-capture-output pytest", "runTests", []),
        ("uv run --with pytest pytest", "runTests", []),
        ("hatch run dev:test", "runTests", []),
        ("bazel build //core:parser_test", "build", []),
        ("bazel test //core:all", "runTests", []),
        ("mvn -pl core-test compile", "build", []),
        ("npm --prefix web test", "runTests", []),
        ("pnpm --filter web lint", "lint", []),
        ("node --test", "runTests", []),
        ("ninja -C build test", "runTests", []),
        ("cmake --build build", "build", []),
        ("make clean", "runCommand", []),
        ("python bin/test core", "runTests", ["test bin/test"]),
        ("./manage.py test shop", "runTests", []),
        ("./manage.py migrate", "runCommand", ["run ./manage.py"]),
        ("command -v pytest", "runCommand", []),
        ("/usr/bin/env python3 -m pytest", "runTests", []),
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
        ("javac -version", "runCommand", []),
        ("python -m pytest --version", "runCommand", []),
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

    /// What is known of the end of the check that a command runs.
    private static func outcome(_ command: String, code: Int, output: String) throws -> String? {
        let record: JSONValue = [
            "trajectory_format": "mini-swe-agent-1.1", "info": [:],
            "messages": [
                [
                    "role": "assistant",
                    "tool_calls": [
                        [
                            "id": "1", "type": "function",
                            "function": [
                                "name": "bash",
                                "arguments": .string(
                                    (["command": .string(command)] as JSONValue).line),
                            ],
                        ]
                    ],
                ],
                [
                    "role": "tool", "tool_call_id": "1",
                    "content": .string(
                        "<returncode>\(code)</returncode>\n<output>\n\(output)</output>"),
                    "extra": ["returncode": JSONValue(code), "raw_output": .string(output)],
                ],
            ],
        ]
        let trajectory = try Trajectory(reading: record.documentBytes)
        return TrajectoryMetrics(of: trajectory).signals.verifications.first?.outcome.rawValue
    }

    @Test(arguments: [
        ("pytest", 0, "1 failed", "passed"),
        ("pytest && git diff", 1, "", "failed"),
        ("pytest | tail -3", 0, "1 failed, 3 passed in 0.1s", "failed"),
        ("pytest 2>&1 | tail -3", 0, "3 passed in 0.1s", "passed"),
        ("pytest | tail -3", 0, "", "unknown"),
        ("set -o pipefail; pytest | tail -3", 0, "3 errors were met on the way", "passed"),
        ("pytest; echo done", 0, "1 failed in 0.1s\ndone", "failed"),
        ("set -e\npytest\necho done", 0, "done", "passed"),
        ("pytest || true", 0, "FAILED (failures=1)", "failed"),
        ("python -m pytest | tail", 0, "python: No module named pytest", "notRun"),
        ("bash -lc 'go test ./... | grep FAIL'", 1, "", "unknown"),
        ("python -m unittest | tail", 0, "Ran 2 tests\n\nOK (skipped=1)", "passed"),
        ("python -m unittest | tail", 0, "a TOKEN was read", "unknown"),
    ])
    func `takes the end of a check from its own end alone`(
        command: String, code: Int, output: String, outcome: String
    ) throws {
        #expect(try Self.outcome(command, code: code, output: output) == outcome)
    }
}
