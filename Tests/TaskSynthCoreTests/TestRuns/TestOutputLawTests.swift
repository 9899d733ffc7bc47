import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// What holds for every output, whole or cut.
@Suite struct TestOutputLawTests {
    private static let golden = GoldenFolder("test-output")

    @Test(arguments: golden.cases)
    func `names nothing in a part that it does not name in the whole`(name: String) throws {
        Self.expectSubsets(of: try Self.golden.read("input.log", of: name), cuts: 40)
    }

    private static let logs = Corpus.files(under: "testlogs/logs").filter {
        $0.hasSuffix(".log") || $0.hasSuffix(".txt")
    }

    @Test(.needsCorpus, arguments: logs)
    func `names nothing new in a part of a recorded log`(file: String) throws {
        Self.expectSubsets(of: try Corpus.read(file), cuts: 8)
    }

    @Test(.needsCorpus, arguments: logs)
    func `reads a recorded log the same in every disguise`(file: String) throws {
        let bytes = try Corpus.read(file)
        guard bytes.count < 1 << 15 else { return }
        let plain = TestRun(reading: bytes)
        for (kind, disguised) in Disguise.all(of: bytes) {
            let run = TestRun(reading: disguised)
            #expect(run.framework == plain.framework, "\(kind)")
            #expect(run.state == plain.state, "\(kind)")
            #expect(run.counts == plain.counts, "\(kind)")
            #expect(run.tests.map(\.id) == plain.tests.map(\.id), "\(kind)")
        }
    }

    /// What `git diff` prints of tests that imitate the results of many runners.
    private static let patch = """
        + git diff 3f2a91c
        diff --git a/tests/test_harbour.py b/tests/test_harbour.py
        index 3f2a91c..77be210 100644
        --- a/tests/test_harbour.py
        +++ b/tests/test_harbour.py
        @@ -1,4 +1,13 @@
         EXPECTED = [
             "1 failed, 2 passed in 0.12s",
        +tests/test_harbour.py::test_moors PASSED [100%]
        +test_moors (tests.Harbour.test_moors) ... ok
        +--- PASS: TestMoors (0.00s)
        +ok 1 - moors
        +test harbour::moors ... ok
        +    ✔ moors
        +  ✓ moors (2 ms)
        +Tests run: 3, Failures: 1, Errors: 0, Skipped: 0
        +[       OK ] Harbour.Moors (0 ms)
         ok 2 - sails
         1 passed in 0.01s
        \\ No newline at end of file
        + git status


        """

    @Test(arguments: golden.cases)
    func `passes over a patch that is printed ahead of the tests`(name: String) throws {
        let bytes = try Self.golden.read("input.log", of: name)
        // A document is one only where it begins the log.
        guard let first = bytes.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "<"),
            first != UInt8(ascii: "[")
        else { return }
        let plain = TestRun(reading: bytes)
        let run = TestRun(reading: Array(Self.patch.utf8) + bytes)
        #expect(run.framework == plain.framework)
        #expect(run.state == plain.state)
        #expect(run.counts == plain.counts)
        #expect(run.tests.map(\.id) == plain.tests.map(\.id))
    }

    /// Checks that parts of a log name what the whole names, but for what the whole takes back.
    ///
    /// Lines that imitate results are told from them by what stands below, and the whole says so.
    /// A package that is named below its tests is not known above.
    private static func expectSubsets(of bytes: [UInt8], cuts: Int) {
        let whole = TestRun(reading: bytes)
        let ids = Set(whole.tests.map(\.id))
        let imitations = whole.warnings.isEmpty ? 0 : 2
        for cut in stride(from: 1, to: bytes.count, by: max(1, bytes.count / cuts)) {
            let part = TestRun(reading: Array(bytes[..<cut]))
            let strange = Set(part.tests.map(\.id)).subtracting(ids).filter { id in
                !ids.contains { $0.hasSuffix("." + id) }
            }
            #expect(strange.count <= imitations, "cut at \(cut): \(strange)")
            if part.state == .truncated {
                #expect(part.tests.count <= whole.tests.count + imitations, "cut at \(cut)")
            }
        }
    }

    @Test func `says that a cut run is truncated`() throws {
        for name in ["pytest-verbose", "go-verbose", "cargo", "googletest", "rspec", "xctest"] {
            let bytes = try Self.golden.read("input.log", of: name)
            let part = TestRun(reading: Array(bytes[..<(bytes.count / 3)]))
            #expect(part.state == .truncated, "\(name)")
        }
    }

    @Test func `does not know a runner that it does not know`() {
        let text = "linking 12 objects\nwarning: unused\n  ✔ Network created\n3 passed the gate\n"
        let run = TestRun(reading: Array(text.utf8))
        #expect(run.framework == .unknown)
        #expect(run.tests.isEmpty)
    }

    @Test func `survives counts beyond all measure`() {
        let text = """
            ====================== test session starts ======================
            === 9223372036854775807 passed, 9223372036854775807 failed in 1.0s ===
            """
        let run = TestRun(reading: Array(text.utf8))
        #expect(run.counts.passed >= 0)
    }

    @Test func `says why nothing could run`() {
        let run = TestRun(reading: Array("/bin/sh: 1: pytest: not found\n".utf8))
        #expect(run.state == .setupError)
        #expect(TestRun(reading: []).state == .notRun)
        #expect(TestRun(reading: Array("{\"a\": nonsense}\n".utf8)).state == .unreadable)
    }

    @Test func `reads with the reader that is asked for`() {
        let text = "ok 1 - only line\n"
        let run = TestRun(reading: Array(text.utf8), format: .output(of: "tap"))
        #expect(run.framework == "tap")
        #expect(run.tests.map(\.id) == ["only line"])
    }

    @Test(arguments: ["=== RUN   TestOne\n", "=== RUN   TestOne/part\n=== RUN   TestTwo\n"])
    func `tests of Go that start again and again cost no more than a look at each`(line: String) {
        let text = String(repeating: line, count: 4000) + "FAIL\tone\t0.1s\n"
        let run = TestRun(reading: Array(text.utf8))
        #expect(run.framework == "go-test")
        #expect(run.tests.count < 1000)
    }

    @Test func `subtests as deep as nobody nests them are read, and end nothing`() {
        let levels = (0..<20_000).map { "    not ok 1 - level\($0) {\n" }.joined()
        let run = TestRun(reading: Array("TAP version 13\nnot ok 1 - all {\n\(levels)1..1\n".utf8))
        #expect(run.framework == "vitest")
    }

    @Test func `keeps a line that is printed by a test out of the results`() {
        let text = """
            === RUN   TestReal
            --- PASS: TestGhost (0.00s)
            --- PASS: TestReal (0.00s)
            PASS
            ok  \torchard.test/farm\t0.001s

            """
        let run = TestRun(reading: Array(text.utf8))
        #expect(run.tests.map(\.id) == ["orchard.test/farm.TestReal"])
    }
}
