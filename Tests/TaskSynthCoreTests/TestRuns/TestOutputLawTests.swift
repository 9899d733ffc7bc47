import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// What holds for every output, whole or cut.
@Suite struct TestOutputLawTests {
    private static let golden = GoldenFolder("test-output")

    @Test(arguments: golden.cases)
    func `names nothing in a part that it does not name in the whole`(name: String) throws {
        let bytes = try Self.golden.read("input.log", of: name)
        let whole = Set(TestRun(reading: bytes).tests.map(\.id))
        // Without the lines about them, what tests print cannot be told from results, the title
        // of a failure not from its message, and a subtest has no parent yet.
        let isImitated = [
            "jest", "node-spec", "ava", "node-tap", "perl-tap", "prove-verbose",
        ].contains(name)
        let step = max(1, bytes.count / 60)
        for cut in stride(from: 1, to: bytes.count, by: step) {
            let part = TestRun(reading: Array(bytes[..<cut]))
            let strange = part.tests.map(\.id).filter { !whole.contains($0) }
            #expect(strange.isEmpty || isImitated, "cut at \(cut)")
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
