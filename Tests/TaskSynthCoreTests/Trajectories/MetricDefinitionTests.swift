import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// The written definitions of metrics, on small runs whose numbers can be counted by hand.
@Suite struct MetricDefinitionTests {
    private static let gold = """
        diff --git a/docs/tide.md b/docs/tide.md
        --- a/docs/tide.md
        +++ b/docs/tide.md
        @@ -1 +1,2 @@
         # Tide
        +Low water counts.
        diff --git a/src/tide.py b/src/tide.py
        --- a/src/tide.py
        +++ b/src/tide.py
        @@ -3,3 +3,3 @@ def level(hour):
             base = 1
        -    return bas
        +    return base
             # end
        diff --git a/tests/test_tide.py b/tests/test_tide.py
        --- a/tests/test_tide.py
        +++ b/tests/test_tide.py
        @@ -1 +1,2 @@
         import tide
        +import pytest

        """

    private static func metrics(
        _ steps: [(action: String, observation: String)], patch: String? = nil
    ) throws -> TrajectoryMetrics {
        let record: JSONValue = [
            "trajectory": .array(
                steps.map { step in
                    [
                        "action": .string(step.action), "observation": .string(step.observation),
                        "thought": "", "response": "",
                        "state": ["open_file": "n/a", "working_dir": "/harbour"],
                    ]
                }),
            "history": [],
            "info": [
                "exit_status": "submitted", "submission": patch.map { .string($0) } ?? nil,
            ],
        ]
        return TrajectoryMetrics(
            of: try Trajectory(reading: Array(record.line.utf8)), gold: try Patch(parsing: gold))
    }

    private static func shown(_ file: String) -> String {
        "[File: /harbour/\(file) (9 lines total)]\n1:x"
    }

    private static func made(_ path: String) -> String {
        "diff --git a/\(path) b/\(path)\nnew file mode 100644\n--- /dev/null\n+++ b/\(path)\n"
            + "@@ -0,0 +1 @@\n+x\n"
    }

    @Test func `calls new files beside the folders of the product scratch`() throws {
        let paths = ["try.py", "play/a.py", "play/b.class", "src/low.py", "tests/test_low.py"]
        let gold = try #require(
            try Self.metrics([("ls", "")], patch: paths.map(Self.made).joined()).navigation.gold)
        #expect(gold.scratchFilesLeft == ["try.py", "play/a.py", "play/b.class"])
        #expect(gold.unnecessaryFiles == ["src/low.py"])
    }

    @Test func `touches gold first where its source is touched`() throws {
        let gold = try #require(
            try Self.metrics([
                ("open tests/test_tide.py", Self.shown("tests/test_tide.py")),
                ("open docs/tide.md", Self.shown("docs/tide.md")),
                ("open src/tide.py", Self.shown("src/tide.py")),
                ("echo x >> tests/test_tide.py", ""), ("echo x >> src/tide.py", ""),
            ]).navigation.gold)
        #expect(gold.firstGoldOpenStep == 2)
        #expect(gold.firstGoldEditStep == 4)
    }

    @Test func `tells edits before opening from files that were never opened`() throws {
        let metrics = try Self.metrics([
            ("echo x >> src/tide.py", ""), ("echo x >> src/moon.py", ""),
            ("open src/tide.py", Self.shown("src/tide.py")), ("echo x > src/new.py", ""),
        ])
        #expect(metrics.navigation.blindEdits == ["src/tide.py", "src/moon.py"])
        #expect(metrics.navigation.editedWithoutOpening == ["src/moon.py"])
        #expect(metrics.signals.readBeforeEditRatio == 0.5)
    }

    @Test(arguments: [
        ("open src", "Error: src is a directory. You can only open files."),
        ("open src/tide.py", "Usage: open <path> [<line_number>]"),
        ("goto 400", "Error: <line> must be less than or equal to 9"),
        ("edit 1:1\nx\nend_of_edit", "\nEXECUTION TIMED OUT AND INTERRUPT FAILED."),
        ("make", "The command 'make' was cancelled because it took more than 30 seconds."),
    ])
    func `takes what was refused or cut off for no touch`(
        action: String, observation: String
    ) throws {
        let metrics = try Self.metrics([(action, observation)])
        #expect(metrics.steps.failedCalls == 1)
        #expect(metrics.navigation.opened.isEmpty)
        #expect(metrics.navigation.editEvents.isEmpty)
    }

    @Test(arguments: [
        ("javac Try.java && java Try", ["build", "repro"]),
        ("javac -d out Try.java; java -cp out:lib.jar harbour.Try", ["build"]),
        ("./mvnw compile\n./mvnw test", ["build", "test"]),
        ("python test_try.py", ["repro"]), ("pytest test_try.py", ["test"]),
        ("python tests/test_tide.py", ["test"]), ("gradle -v", []), ("pytest -v", ["test"]),
    ])
    func `names each kind of check in a call`(command: String, kinds: [String]) throws {
        let made = ["Try.java", "test_try.py"].map { ("create \($0)", Self.shown($0)) }
        let found = try Self.metrics(made + [(command, "")]).signals.verifications
        #expect(found.map(\.kind) == kinds)
    }

    @Test(arguments: [
        ("pytest tests", "1 passed", true), ("mypy src", "ok", false), ("python try.py", "", true),
        ("pytest tests", "bash: pytest: command not found", false),
    ])
    func `reproduces by tests and by programs of its own`(
        command: String, observation: String, isFirst: Bool
    ) throws {
        let signals = try Self.metrics([
            ("create try.py", Self.shown("try.py")), (command, observation),
            ("echo x >> src/tide.py", ""),
        ]).signals
        #expect(signals.isReproducedFirst == isFirst)
    }

    private static func java(_ line: Int, _ old: String, _ new: String) -> String {
        """
        @@ -\(line),3 +\(line),3 @@ public class Tide {
                     if (isLow(hour)) {
        -                \(old)
        +                \(new)
                     }

        """
    }

    @Test(arguments: [(21, 1.0, 1.0), (90, 0.0, 0.0)])
    func `knows a hunk that shows no definition by its lines`(
        line: Int, precision: Double, recall: Double
    ) throws {
        let head = """
            diff --git a/src/Tide.java b/src/Tide.java
            --- a/src/Tide.java
            +++ b/src/Tide.java

            """
        // Imports are no definition.
        let imports = "@@ -3,1 +3,2 @@\n import java.util.List;\n+import java.util.Map;\n"
        let gold = head + imports + Self.java(20, "level = 1;", "level = 2;")
        var attempt = try Trajectory(reading: Array("[{\"role\":\"user\",\"content\":\"x\"}]".utf8))
        attempt.outcome.patch = head + Self.java(line, "level = 1;", "level = 0;")
        let found = TrajectoryMetrics(of: attempt, gold: try Patch(parsing: gold)).navigation.gold
        #expect(found?.editedSymbols?.precision == precision)
        #expect(found?.editedSymbols?.recall == recall)
        #expect(found?.symbolMethod == "lines")
    }
}
