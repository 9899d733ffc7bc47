import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct TrajectoryMetricsTests {
    private static let gold = """
        diff --git a/src/cart.py b/src/cart.py
        --- a/src/cart.py
        +++ b/src/cart.py
        @@ -10,3 +10,3 @@ def total(items):
             amount = 0
        -    return amout
        +    return amount
             # end
        diff --git a/tests/test_cart.py b/tests/test_cart.py
        --- a/tests/test_cart.py
        +++ b/tests/test_cart.py
        @@ -1 +1,2 @@
         import cart
        +import pytest

        """

    private static func line(
        _ name: String, _ input: JSONValue, _ id: Int, error: Bool = false, result: String = "done"
    ) -> [JSONValue] {
        [
            [
                "type": "assistant", "uuid": .string("a\(id)"), "sessionId": "s",
                "cwd": "/project/shop", "timestamp": .string("2025-01-01T00:00:\(10 + id * 2)Z"),
                "message": [
                    "id": .string("m\(id)"), "role": "assistant",
                    "content": [
                        [
                            "type": "tool_use", "id": .string("t\(id)"), "name": .string(name),
                            "input": input,
                        ]
                    ],
                ],
            ],
            [
                "type": "user", "uuid": .string("u\(id)"), "sessionId": "s",
                "timestamp": .string("2025-01-01T00:00:\(11 + id * 2)Z"),
                "message": [
                    "role": "user",
                    "content": [
                        [
                            "type": "tool_result", "tool_use_id": .string("t\(id)"),
                            "content": .string(result), "is_error": .bool(error),
                        ]
                    ],
                ],
            ],
        ]
    }

    private static func metrics(_ lines: [[JSONValue]]) throws -> TrajectoryMetrics {
        let text = lines.flatMap(\.self).map(\.line).joined(separator: "\n") + "\n"
        return TrajectoryMetrics(
            of: try Trajectory(reading: Array(text.utf8)), gold: try Patch(parsing: gold))
    }

    @Test func `compares files with the gold patch`() throws {
        let metrics = try Self.metrics([
            Self.line("Read", ["file_path": "/project/shop/src/cart.py"], 1),
            Self.line("Read", ["file_path": "/project/shop/src/user.py"], 2),
            Self.line(
                "Edit",
                [
                    "file_path": "/project/shop/src/user.py", "old_string": "a", "new_string": "b",
                ], 3),
            Self.line("Bash", ["command": "pytest tests"], 4, error: true),
        ])
        let navigation = metrics.navigation
        let gold = try #require(navigation.gold)
        #expect(navigation.opened == ["src/cart.py", "src/user.py"])
        #expect(navigation.edited == ["src/user.py"])
        #expect(gold.openedSource.recall == 1)
        #expect(gold.openedSource.precision == 0.5)
        #expect(gold.editedSource.precision == 0)
        #expect(gold.editedSource.f1 == 0)
        #expect(gold.missedFiles == ["src/cart.py"])
        #expect(gold.seenButNotEdited == ["src/cart.py"])
        #expect(gold.firstGoldOpenStep == 0)
        #expect(gold.firstGoldEditStep == nil)
        #expect(gold.goldLineCoverage == 1)
        #expect(metrics.signals.isVerificationCompleted == false)
        #expect(metrics.signals.verifications.map(\.outcome) == [.failed])
        #expect(metrics.signals.planAdherence == nil)
        #expect(metrics.steps.failedCalls == 1)
        #expect(metrics.steps.wallSeconds == 7)
        #expect(metrics.steps.usage == nil)
    }

    @Test(arguments: [
        ("Error: JAVA_HOME is not defined correctly.", Verification.Outcome.notRun),
        (
            "Tests run: 3, Failures: 1\nJAVA_HOME is not used by the test",
            Verification.Outcome.failed
        ),
    ])
    func `knows a wrapper that could not start what runs the tests`(
        result: String, outcome: Verification.Outcome
    ) throws {
        let metrics = try Self.metrics([
            Self.line("Bash", ["command": "./mvnw -q test"], 1, error: true, result: result)
        ])
        #expect(metrics.signals.verifications.map(\.outcome) == [outcome])
    }

    @Test func `knows blind edits, loops, churn and plans`() throws {
        let edit: JSONValue = [
            "file_path": "/project/shop/src/cart.py", "old_string": "one", "new_string": "two",
        ]
        let back: JSONValue = [
            "file_path": "/project/shop/src/cart.py", "old_string": "two", "new_string": "one",
        ]
        let plan: JSONValue = [
            "todos": [
                ["content": "look", "status": "completed"],
                ["content": "fix", "status": "pending"],
            ]
        ]
        let metrics = try Self.metrics(
            [
                Self.line("Edit", edit, 1), Self.line("Edit", back, 2),
                Self.line("TodoWrite", plan, 3),
            ]
                + (4...7).map { Self.line("Bash", ["command": "ls"], $0) })
        #expect(metrics.navigation.editedWithoutOpening == ["src/cart.py"])
        #expect(metrics.navigation.editsBeforeAnyOpening == 2)
        #expect(metrics.signals.churn == 1)
        #expect(metrics.signals.planAdherence == 0.5)
        #expect(metrics.signals.loops.count == 2)
        #expect(metrics.signals.repetitionRate == 3.0 / 7)
        #expect(metrics.signals.isVerificationCompleted == false)
    }

    @Test func `takes neither other lines for a re-read nor a missing script for a run`() throws {
        let file: JSONValue = ["file_path": "src/cart.py"]
        let missing = "/bin/bash: line 1: ./gradlew: No such file or directory"
        let signals = try Self.metrics([
            Self.line("Read", file, 1, result: "1\ta\n2\tb"),
            Self.line("Read", file, 2, result: "3\tc\n4\td"),
            Self.line("Read", file, 3, result: "3\tc\n4\td"),
            Self.line("Bash", ["command": "./gradlew test"], 4, error: true, result: missing),
        ]).signals
        #expect(signals.rereads == 1)
        #expect(signals.json["verificationSteps"]?[0]?["outcome"] == "notRun")
    }

    @Test func `measures a session whose clock jumps by centuries`() throws {
        let lines = ["1700-01-01T00:00:00Z", "2200-01-01T00:00:00Z"].map { time in
            #"{"type":"assistant","uuid":"\#(time)","timestamp":"\#(time)","message":{"content":"x"}}"#
        }
        let attempt = try Trajectory(reading: Array(lines.joined(separator: "\n").utf8))
        #expect(attempt.steps.count == 2)
        #expect(TrajectoryMetrics(of: attempt, idleSeconds: 300).steps.activeSeconds == 300)
    }

    @Test(arguments: [("1111111", true), ("2222222", false)])
    func `compares lines only where files were the same before`(id: String, isSame: Bool) throws {
        let mark = "+++ b/src/cart.py\n"
        func change(_ id: String) -> String {
            Self.gold.replacing(
                "--- a/src/cart.py\n" + mark,
                with: "index \(id)..3333333 100644\n--- a/src/cart.py\n" + mark)
        }
        let text = Self.line("Read", ["file_path": "src/cart.py"], 1).map(\.line)
            .joined(separator: "\n")
        var attempt = try Trajectory(reading: Array(text.utf8))
        attempt.outcome.patch = change("1111111")
        let found = TrajectoryMetrics(of: attempt, gold: try Patch(parsing: change(id)))
        let gold = try #require(found.navigation.gold)
        #expect(gold.hunkRecall == (isSame ? 1 : nil))
        #expect(gold.goldLineCoverage == (isSame ? 1 : nil))
        #expect(gold.editedSymbols?.recall == 1)
        #expect(gold.symbolMethod == "lexical")
    }

    @Test(.needsCorpus) func `agrees with an independent measurement of real runs`() throws {
        let folder = "trajectories/swe-agent-outcomes"
        let oracle = try JSONValue(parsing: try Corpus.read("\(folder)/prototype_metrics.json"))
        let outcomes = try JSONValue(parsing: try Corpus.read("\(folder)/outcomes.json"))
        var runs = 0
        var same: [String: Int] = [:]
        for member in (oracle.object?.members ?? []) {
            let instance = try #require(outcomes[member.key]?["instance"]?.string)
            let bytes = try Corpus.read("\(folder)/\(member.key)")
            let metrics = TrajectoryMetrics(
                of: try Trajectory(reading: bytes),
                gold: try Patch(parsing: try Corpus.read("\(folder)/gold/\(instance).patch")))
            let json = metrics.json["navigationMetrics"]
            runs += 1
            let opened = Set(metrics.navigation.opened)
            let expected = Set(member.value["filesOpened"]?.array?.compactMap(\.string) ?? [])
            // It misses files that a refused `create` shows, and an `open` behind a `cd`.
            let headers = String(decoding: bytes, as: UTF8.self).split(separator: "[File: ")
                .dropFirst().map { $0.prefix { $0 != "(" } }
            let isShown = opened.subtracting(expected).allSatisfy { path in
                headers.contains { $0.hasSuffix("/\(path) ") }
            }
            if isShown, expected.isSubset(of: opened) { same["opened", default: 0] += 1 }
            for (key, path) in [("editRecall", "all"), ("goldFileRecall", "source")] {
                let value = json?[key]?.double ?? -1
                let other = member.value[path]?["recall"]?.double ?? -1
                if abs(value - other) < 0.001 { same[key, default: 0] += 1 }
            }
            if metrics.steps.callsByTool.values.reduce(0, +)
                == member.value["toolCalls"]?.integer
            {
                same["toolCalls", default: 0] += 1
            }
        }
        // They differ where the definitions do, as for files that the gold patch renames.
        #expect(runs > 0)
        #expect(same["toolCalls"] == runs)
        for key in ["opened", "editRecall", "goldFileRecall"] {
            #expect((same[key] ?? 0) * 100 >= runs * 93, "\(key): \(same[key] ?? 0) of \(runs)")
        }
    }
}
