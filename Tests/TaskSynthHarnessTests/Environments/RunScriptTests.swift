import Foundation
import TaskSynthCore
import TaskSynthHarness
import Testing

@Suite struct RunScriptTests {
    /// A repository with a fix and its test in one commit, and the bundle's patches beside it.
    private final class SampleTask {
        let scratch: Scratch
        let script: RunScript

        init(test: String = "sh test.sh", exitCodes: [CycleState: Int] = [:]) async throws {
            scratch = try Scratch()
            try scratch.write("1\r\n", to: "repository/value")
            try scratch.write("grep -q 1 value\n", to: "repository/test.sh")
            try scratch.write("*.txt text eol=crlf\n", to: "repository/.gitattributes")
            try scratch.write("line\n", to: "repository/note.txt")
            let line = """
                set -e
                mkdir bundle; cd repository
                export GIT_CONFIG_GLOBAL=/dev/null
                git init -q .; git config core.autocrlf false; git add -A
                git() { command git -c user.name=a -c user.email=a@example.org "$@"; }
                git commit -q -m base
                echo 2 > value; git add -A; git commit -q -m fix; git tag fixed
                git diff --binary HEAD^ HEAD > ../bundle/fix.patch
                git reset -q --hard HEAD^; echo 'grep -q 2 value' > test.sh; git add -A
                git commit -q -m tests; git diff --binary HEAD^ HEAD > ../bundle/tests.patch
                git rev-parse HEAD^ 'HEAD^^{tree}' 'HEAD^{tree}' > ../hashes
                git checkout -q fixed; git checkout -q HEAD^ -- .; git checkout -q fixed -- value
                git apply --index ../bundle/tests.patch; git write-tree >> ../hashes
                git commit -q -m head; git branch -f main 2> /dev/null || true
                """
            _ = try await scratch.shell(line)
            let hashes = scratch.text("hashes").split(separator: "\n").map(String.init)
            try #require(hashes.count == 4, "\(scratch.text())")
            script = RunScript(
                base: hashes[0], baseTree: hashes[1], testsTree: hashes[2], headTree: hashes[3],
                commands: ValidationCommands(
                    build: "test -e built || echo building > built", test: test,
                    environment: ["GREETING": "it's"]),
                dependencyFolders: ["node_modules"], exitCodes: exitCodes)
            try scratch.write(script.text, to: "bundle/run.sh")
        }

        func run(_ repository: String = "repository") async throws -> ProcessResult {
            try await scratch.shell(": > log; sh bundle/run.sh '\(repository)' logs")
        }
    }

    @Test func `repeats the cycle and changes nothing of the repository`() async throws {
        let task = try await SampleTask()
        let state = "cd repository; git status --porcelain; git for-each-ref; git stash list; ls -A"
        _ = try await task.scratch.shell("(\(state)) > before 2>&1")
        #expect(try await task.run().ending == .exited(0), "\(task.scratch.text())")
        _ = try await task.scratch.shell("(\(state)) > after 2>&1")
        #expect(task.scratch.text("before") == task.scratch.text("after"))
        let lines = task.scratch.text().split(separator: "\n").compactMap {
            try? JSONValue(parsing: String($0))
        }
        #expect(lines.compactMap { $0["exitCode"]?.integer } == [0, 1, 0])
        #expect(lines.last?["holds"]?.bool == true)
        let logs = try FileManager.default.contentsOfDirectory(
            atPath: "\(task.scratch.path)/logs")
        #expect(
            logs.sorted() == [
                "FAIL_pre_patch.log", "PASS_post_patch.log", "PASS_pre_tests.log", "reports",
            ])
    }

    @Test func `finds the base in a copy whose history is cut`() async throws {
        let task = try await SampleTask()
        _ = try await task.scratch.shell(
            "mkdir -p cut/node_modules; cd cut; echo 1 > node_modules/x; export GIT_CONFIG_GLOBAL=/dev/null;"
                + "git -C ../repository archive --format=tar \(task.script.base) | tar x;"
                + "cp ../repository/value .; printf '1\\r\\n' > value; printf 'line\\n' > note.txt;"
                + "printf '* -text\\n' > .git-attributes; rm .git-attributes; git init -q .;"
                + "printf '* -text\\n' > .git/info/attributes; git add .gitattributes value test.sh note.txt;"
                + "git -c user.name=a -c user.email=a@example.org commit -q -m cut")
        #expect(try await task.run("cut").ending == .exited(0), "\(task.scratch.text())")
    }

    @Test func `says no when the tests do not fail, or the runner is missing`() async throws {
        for test in ["true", "no-such-runner", "sleep 0.1; kill -9 $$"] {
            let task = try await SampleTask(test: test)
            #expect(try await task.run().ending == .exited(1), "\(test)")
        }
    }

    @Test func `holds to the exit codes that were measured`() async throws {
        let right = try await SampleTask(exitCodes: [.before: 0, .testsOnly: 1, .withFix: 0])
        #expect(try await right.run().ending == .exited(0))
        let wrong = try await SampleTask(exitCodes: [.before: 0, .testsOnly: 5, .withFix: 0])
        #expect(try await wrong.run().ending == .exited(1))
    }

    @Test func `says what is wrong with a repository`() async throws {
        let task = try await SampleTask()
        #expect(try await task.run("nowhere").ending == .exited(4))
        #expect(task.scratch.text().contains("nowhere"))
        _ = try await task.scratch.shell("mkdir other; cd other; git init -q .")
        #expect(try await task.run("other").ending == .exited(4))
        #expect(try await task.run("").ending == .exited(2))
        // A patch that is not the one that was proven is found by the hash of its tree.
        _ = try await task.scratch.shell("sed -i 's/^+2/+2 2/' bundle/fix.patch")
        #expect(try await task.run().ending == .exited(4))
    }

    @Test func `passes what checks shell scripts`() async throws {
        let task = try await SampleTask()
        let result = try await task.scratch.shell("dash -n bundle/run.sh && bash -n bundle/run.sh")
        #expect(result.ending == .exited(0))
    }
}
