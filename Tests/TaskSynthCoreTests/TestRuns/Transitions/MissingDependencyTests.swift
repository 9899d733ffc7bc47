import TaskSynthCore
import Testing

@Suite struct MissingDependencyTests {
    private let files = [
        "src/shop/basket.py", "lib/Shop/Basket.pm", "include/shop/basket.h",
        "packages/cart/index.js",
    ]

    @Test(arguments: [
        "E   ModuleNotFoundError: No module named 'numpy.linalg'",
        "ImportError: No module named yaml",
        "Error: Cannot find module 'left-pad'", "Error: Cannot find module '@scope/cart'",
        "a.go:3:8: no required module provides package example.org/x; to add it:",
        "a.go:3:8: example.org/x@v1.0.0: module lookup disabled by GOPROXY=off",
        "error: no matching package named `rand` found",
        "Can't locate Test/Deep.pm in @INC (you may need to install the Test::Deep module)",
        "a.c:1:10: fatal error: zlib.h: No such file or directory",
        "[ERROR] Failed to execute goal on project x: Could not resolve dependencies for project a:x:jar:1",
        "-- Could NOT find ZLIB (missing: ZLIB_LIBRARY)",
        "LoadError: cannot load such file -- nokogiri",
    ])
    func `finds what has to come from outside`(line: String) {
        #expect(MissingDependency(in: "first\n  \(line)\nlast", files: files)?.line == line)
    }

    @Test(arguments: [
        "ModuleNotFoundError: No module named 'shop.prices'",
        "Error: Cannot find module './prices'",
        "Error: Cannot find module '/testbed/prices.js'", "Error: Cannot find module 'cart'",
        "Can't locate Shop/Basket.pm in @INC",
        "a.c:1:10: fatal error: shop/basket.h: No such file or directory",
        "fatal error: too many errors emitted", "nothing of the kind", "",
    ])
    func `takes no part of the project for one`(line: String) {
        #expect(MissingDependency(in: line, files: files) == nil)
    }

    @Test func `looks at what failed, and at the log where nothing ran`() {
        let text = "ModuleNotFoundError: No module named 'numpy'"
        var run = TestRun(framework: "pytest", state: .completed)
        #expect(MissingDependency(in: run, log: Array(text.utf8), files: []) != nil)
        run = TestRun(
            framework: "pytest", state: .completed, tests: [TestResult(id: "a", status: .passed)])
        #expect(MissingDependency(in: run, log: Array(text.utf8), files: []) == nil)
        run.tests.append(TestResult(id: "b", status: .errored, message: text))
        #expect(MissingDependency(in: run, log: [], files: [])?.line == text)
    }

    @Test func `says that tests of old names do not build without the fix`() {
        func run(_ state: RunState) -> TestRun {
            var run = TestRun(framework: "go-test", state: state)
            if state == .completed {
                run = TestRun(
                    framework: "go-test", state: state,
                    tests: [TestResult(id: "old", status: .passed)])
            } else {
                run.diagnostics = ["./a_test.go:3:2: undefined: New"]
            }
            return run
        }
        let cycle = TestTransitions(
            before: [run(.completed)], testsOnly: [run(.buildError)], withFix: [run(.completed)])
        #expect(cycle.verdict.answer == .doesNotBuildWithoutFix)
        #expect(cycle.verdict.reasons.first?.contains("undefined: New") == true)
    }

    @Test func `judges tests that lack a library as not run`() {
        func run(_ status: TestStatus) -> TestRun {
            TestRun(
                framework: "unittest", state: .completed,
                tests: [
                    TestResult(id: "old", status: .passed),
                    TestResult(
                        id: "new", status: status,
                        message: "ModuleNotFoundError: No module named 'shop.new'"),
                ])
        }
        let before = TestRun(
            framework: "unittest", state: .completed,
            tests: [TestResult(id: "old", status: .passed)])
        let cycle = TestTransitions(
            before: [before], testsOnly: [run(.errored)], withFix: [run(.errored)])
        #expect(cycle.verdict(in: ["other.py"]).answer == .nothingRan)
        #expect(cycle.verdict(in: files).answer == .stillFailing)
        #expect(cycle.verdict.answer == .stillFailing)
    }
}
