import TaskSynthCore
import Testing

@Suite struct FailureCauseTests {
    @Test(
        arguments: [
            ("assert 3 == 4\n +  where 3 = total([1, 2])", FailureCause.Kind.assertion),
            ("E       AssertionError: assert 'TypeError: x is not a function' == ''", .assertion),
            ("expect(received).toBe(expected) // Object.is equality", .assertion),
            ("AttributeError: module 'cart' has no attribute 'total'", .missingSymbol),
            ("TypeError: basket.sum is not a function", .missingSymbol),
            ("NoMethodError: undefined method `sum' for #<Cart>", .missingSymbol),
            ("ModuleNotFoundError: No module named 'cart.totals'", .importError),
            ("Cannot find module './totals' from 'test/cart.test.js'", .importError),
            ("SyntaxError: Unexpected token '}'", .compileError),
            ("Failed: Timeout >5.0s", .timeout),
            ("thrown: \"Exceeded timeout of 5000 ms for a test.\"", .timeout),
            ("SIGSEGV: segmentation violation", .crash),
            ("ValueError: not a price: '-'", .exception),
            ("java.io.IOException: closed", .exception),
            ("thread 'cart::total' panicked at src/cart.rs:9:5:\nindex out of bounds", .exception),
            ("panicked at src/cart.rs:9:5:\nassertion `left == right` failed", .assertion),
            (
                "Subprocess aborted\ntide: tide.cpp:9: int main(): Assertion `ebb()' failed.",
                .assertion
            ),
            ("Exception: SegFault", .crash),
            ("Timeout::Error: execution expired", .timeout),
            ("X.testEbb : threw error \"NoMoon()\"", .exception),
            ("Caught error: NoMoon()", .exception),
            ("** (KeyError) key :ebb not found in: %{}", .exception),
            ("** (exit) :ebb", .exception),
            ("Assertion with == failed\nleft:  1", .assertion),
            ("org.opentest4j.AssertionFailedError: expected: <3> but was: <4>", .assertion),
        ])
    func `tells why a test failed`(message: String, kind: FailureCause.Kind) {
        let result = TestResult(id: "t", status: .failed, message: message)
        #expect(FailureCause(of: result).kind == kind)
    }

    @Test func `takes the error that Node shows as the cause of its own`() {
        let result = TestResult(
            id: "t", status: .failed, message: "ebb",
            output: "[Error [ERR_TEST_FAILURE]: ebb] {\n  cause: RangeError [Error]: ebb\n}")
        #expect(FailureCause(of: result).kind == .exception)
    }

    @Test func `a test of Go that failed by a part of it has the cause of the part`() {
        func run(_ tests: [TestResult]) -> TestRun {
            TestRun(framework: "go-test", state: .completed, tests: tests)
        }
        let failed = run([
            TestResult(id: "quay.TestTide", status: .failed),
            TestResult(
                id: "quay.TestTide/ebb", status: .failed, message: "panic: runtime error: no moon"),
        ])
        let passed = run([TestResult(id: "quay.TestTide", status: .passed)])
        let transitions = TestTransitions(before: [], testsOnly: [failed], withFix: [passed])
        #expect(transitions.tests(in: .failToPass).map(\.cause?.kind) == [.exception])
    }

    @Test func `tests of a module that unittest could not import have the error of the import`() {
        let lost = TestRun(
            framework: "unittest", state: .completed,
            tests: [
                TestResult(
                    id: "unittest.loader._FailedTest.test_tide", status: .errored,
                    message: "ImportError: cannot import name 'ebb' from 'tide'")
            ])
        let passed = TestRun(
            framework: "unittest", state: .completed,
            tests: [TestResult(id: "test_tide.Tides.test_ebb", status: .passed)])
        let transitions = TestTransitions(before: [], testsOnly: [lost], withFix: [passed])
        let test = transitions.tests(in: .failToPass).first
        #expect(test?.id == "test_tide.Tides.test_ebb")
        #expect(test?.cause?.kind == .missingSymbol)
        #expect(transitions.verdict.answer == .doesNotBuildWithoutFix)
    }

    @Test func `tests of a module that pytest could not collect have the error of the collection`()
    {
        let lost = TestRun(
            framework: "junit-xml", state: .completed,
            tests: [
                TestResult(
                    id: "::tests.test_tide", status: .errored, message: "collection failure",
                    output: "E   ModuleNotFoundError: No module named 'tide'")
            ])
        let passed = TestRun(
            framework: "junit-xml", state: .completed,
            tests: [TestResult(id: "tests.test_tide::test_ebb", status: .passed)])
        let transitions = TestTransitions(before: [], testsOnly: [lost], withFix: [passed])
        #expect(transitions.tests(in: .failToPass).map(\.cause?.kind) == [.importError])
        #expect(transitions.verdict.answer == .doesNotBuildWithoutFix)
    }

    @Test func `a run that died loses its tests by a crash, whatever its lines look like`() {
        var died = TestRun(
            framework: "cargo-test", state: .crashed, tests: [],
            counts: TestCounts(passed: 1))
        died.diagnostics = ["error: test failed, to rerun pass `--lib`"]
        died.namesComplete = false
        let passed = TestRun(
            framework: "cargo-test", state: .completed,
            tests: [TestResult(id: "tide::ebb", status: .passed)])
        let transitions = TestTransitions(before: [], testsOnly: [died], withFix: [passed])
        #expect(transitions.tests(in: .failToPass).map(\.cause?.kind) == [.crash])
    }

    @Test func `a failure without a word stays unknown`() {
        #expect(FailureCause(of: TestResult(id: "t", status: .failed)).kind == .unknown)
    }

    @Test func `names the place that the failure names`() {
        let result = TestResult(
            id: "t", status: .failed, message: "boom",
            output: "at Object.<anonymous> (cart.js:5:52)")
        #expect(FailureCause(of: result).location == "cart.js:5")
    }
}
