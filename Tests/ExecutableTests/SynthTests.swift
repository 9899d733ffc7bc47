import TaskSynthCore
import TaskSynthFiles
import TaskSynthTestSupport
import Testing

@Suite(.needsGit) struct SynthTests {
    @Test func `makes a valid bundle, and git puts its parts together again`() async throws {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let out = "\(parent.path)/bundle"
        let run = try await project.synthesize(out)
        #expect(run.status == 0, "\(run.messages)")
        let result = try JSONValue(parsing: run.output)
        #expect(result["validation"]?["verdict"] == "valid")
        #expect(result["validation"]?["failToPass"]?.array?.isEmpty == false)
        let git = project.repository
        try git.git(["read-tree", project.base])
        try git.git(["apply", "--cached", "\(out)/tests.patch"])
        try git.git(["apply", "--cached", "\(out)/fix.patch"])
        #expect(
            try git.git(["write-tree"]) == git.git(["rev-parse", "\(project.fix)^{tree}"]))
        #expect(try await Executable.run(["verify", out, "--lint"]).status == 0)
        let again = try await Executable.run([
            "verify", out, "--repo", git.path, "--sandbox", "worktree", "--quiet",
        ])
        #expect(again.output == "valid\n")
    }

    @Test func `gives the same bytes whatever locale, time zone and number of processors`()
        async throws
    {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let one = Folder(path: "\(parent.path)/one")
        let two = Folder(path: "\(parent.path)/two")
        let first = try await project.synthesize(
            one.path, arguments: ["--runs", "2"], environment: ["LC_ALL": "C", "TZ": "UTC"])
        let second = try await project.synthesize(
            two.path, arguments: ["--runs", "2"],
            environment: ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"], isOnOneProcessor: true)
        #expect(second.status == 0, "\(second.messages)")
        let names = try #require(try JSONValue(parsing: first.output)["files"]?.array)
            .compactMap(\.string)
        #expect(names.count > 12)
        for name in names where name != "metadata.json" && !name.hasSuffix(".log") {
            #expect(try one.read(name) != nil, "\(name)")
            #expect(try one.read(name) == two.read(name), "\(name)")
        }
        #expect(try withoutMeasures(one) == withoutMeasures(two))
    }

    @Test func `leaves the repository as it was`() async throws {
        let project = try ExampleProject()
        let git = project.repository
        try git.write("dirty", to: "src/double.sh")
        try git.write("new", to: "untracked.txt")
        let before = try state(of: git)
        let parent = try Folder.temporary()
        defer { parent.remove() }
        #expect(try await project.synthesize("\(parent.path)/bundle").status == 0)
        #expect(try state(of: git) == before)
    }

    @Test func `works on a bare clone`() async throws {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        try project.repository.git(["clone", "-q", "--bare", ".", "\(parent.path)/bare.git"])
        let run = try await Executable.run([
            "synth", "--repo", "\(parent.path)/bare.git", "--range", "HEAD~1..HEAD", "--out",
            "\(parent.path)/bundle", "--sandbox", "worktree", "--test-command",
            ExampleProject.testCommand, "--quiet",
        ])
        #expect(run.status == 0, "\(run.messages)")
    }

    @Test(arguments: ["--pr", "--commit"])
    func `makes a bundle of a merged pull request`(option: String) async throws {
        let project = try ExampleProject()
        let git = project.repository
        try git.git(["checkout", "-q", "-b", "topic", project.base])
        try git.git(["checkout", "-q", project.fix, "--", "."])
        try git.commit("Half of the work")
        try git.git(["checkout", "-q", "-B", "trunk", project.base])
        try git.write("text\n", to: "NOTES")
        let trunk = try git.commit("Take notes")
        try git.git(["merge", "-q", "--no-ff", "-m", "Merge pull request #12 from a/b", "topic"])
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let out = Folder(path: "\(parent.path)/bundle")
        let run = try await Executable.run([
            "synth", "--repo", git.path, option, option == "--pr" ? "12" : "HEAD", "--out",
            out.path, "--sandbox", "worktree", "--test-command", ExampleProject.testCommand,
            "--quiet", "--json",
        ])
        #expect(run.status == 0, "\(run.messages)")
        let metadata = try JSONValue(parsing: try out.read("metadata.json") ?? [])
        #expect(metadata["prNumber"] == "12")
        #expect(metadata["base"]?.string == (option == "--pr" ? project.base : trunk))
        let other = try await project.synthesize(
            "\(parent.path)/other", arguments: ["--mainline", "2"], commit: "HEAD")
        #expect(other.messages.contains("changes no tests"))
        #expect(
            try await project.synthesize(
                "\(parent.path)/third", arguments: ["--mainline", "3"], commit: "HEAD"
            ).messages.contains("no parent 3"))
    }

    @Test func `works on a shallow clone that holds both sides, and on a partial one`() async throws
    {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let git = project.repository
        try git.git(["config", "uploadpack.allowFilter", "true"])
        for (name, options) in [("shallow", ["--depth", "2"]), ("partial", ["--filter=tree:0"])] {
            let clone = "\(parent.path)/\(name)"
            try git.git(["clone", "-q"] + options + ["file://\(git.path)", clone])
            let run = try await Executable.run([
                "synth", "--repo", clone, "--commit", "HEAD", "--out", "\(clone)-bundle",
                "--sandbox", "worktree", "--test-command", ExampleProject.testCommand, "--quiet",
            ])
            // Nothing is fetched behind the user's back: what is not there is named.
            #expect(run.status == (name == "shallow" ? 0 : 3), "\(run.messages)")
            guard name == "partial" else { continue }
            #expect(run.messages.hasPrefix("tasksynth: error: "))
            #expect(run.messages.contains("clone"), "\(run.messages)")
        }
    }

    @Test func `reads the reports that a runner writes of its own accord`() async throws {
        let git = try TemporaryRepository()
        let report = "target/surefire-reports/TEST-ShopTest.xml"
        func write(value: String, expected: String) throws {
            try git.write("class Shop { int open = \(value); }\n", to: "src/main/java/Shop.java")
            try git.write(
                "import org.junit.Test; class ShopTest { /* \(expected) */ }\n",
                to: "src/test/java/ShopTest.java")
        }
        try git.write(
            """
            <project><modelVersion>4.0.0</modelVersion><artifactId>shop</artifactId>
            <version>1</version></project>

            """, to: "pom.xml")
        try git.write(
            """
            mkdir -p target/surefire-reports
            case=ShopTest; result=
            value=$(sed 's/.*open = //; s/;.*//' src/main/java/Shop.java)
            grep -q "/. $value ./" src/test/java/ShopTest.java \
                || result='<failure message="closed" type="AssertionError"/>'
            {
                echo '<testsuite name="ShopTest" tests="2">'
                echo '<testcase classname="ShopTest" name="exists" time="0"/>'
                echo '<testcase classname="ShopTest" name="opens" time="0">'
                echo "$result</testcase>"
                echo '</testsuite>'
            } > \(report)
            echo '<testsuite name="GateTest"><testcase name="cl' \
                > target/surefire-reports/TEST-GateTest.xml
            [ -z "$result" ]

            """, to: "run.sh")
        try write(value: "8", expected: "8")
        try git.commit("Open a shop")
        try write(value: "9", expected: "9")
        let fix = try git.commit("Fix the hour")
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let run = try await Executable.run([
            "synth", "--repo", git.path, "--commit", fix, "--out", "\(parent.path)/bundle",
            "--sandbox", "worktree", "--test-command", "sh run.sh", "--quiet", "--json",
        ])
        #expect(run.status == 0, "\(run.messages)")
        let metadata = try JSONValue(
            parsing: try Folder(path: "\(parent.path)/bundle").read("metadata.json") ?? [])
        let validation = metadata["validation"]
        #expect(validation?["failToPass"]?.array == ["ShopTest#opens"])
        #expect(validation?["passToPass"]?.array == ["ShopTest#exists"])
        // A report that is cut short is not passed over in silence.
        let warnings = metadata["testExecution"]?["warnings"]?.array?.compactMap(\.string) ?? []
        #expect(warnings.count == 3, "\(warnings)")
        #expect(
            warnings.allSatisfy {
                $0.contains("a report cannot be read: ") && $0.contains("TEST-GateTest.xml: ")
            }, "\(warnings)")
    }

    private func state(of git: TemporaryRepository) throws -> [String] {
        [
            try git.git(["status", "--porcelain"]), try git.git(["for-each-ref"]),
            try git.git(["rev-parse", "HEAD"]), try git.git(["reflog"]),
            try git.git(["count-objects"]), try git.git(["ls-files", "-s"]),
        ]
    }

    /// The metadata without what is measured anew in every run: times, memory and logs.
    private func withoutMeasures(_ folder: Folder) throws -> JSONValue {
        withoutMeasures(try JSONValue(parsing: try #require(try folder.read("metadata.json"))))
    }

    private func withoutMeasures(_ value: JSONValue) -> JSONValue {
        if let object = value.object {
            return .object(
                JSONObject(
                    object.members.filter { !Self.measures.contains($0.key) }.map {
                        .init(key: $0.key, value: withoutMeasures($0.value))
                    }))
        }
        return value.array.map { .array($0.map(withoutMeasures)) } ?? value
    }

    private static let measures: Set<String> = [
        "seconds", "buildSeconds", "processorSeconds", "peakMemoryBytes", "logBytes", "duration",
    ]
}
