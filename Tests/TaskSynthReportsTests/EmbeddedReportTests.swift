import TaskSynthCore
import TaskSynthReports
import TaskSynthTestSupport
import Testing

/// Reports in XML between other lines of a log.
@Suite struct EmbeddedReportTests {
    static let mocha = """
        <testsuite name="Mocha Tests" tests="3" failures="0" errors="2" time="0.02">
        <testcase classname="" name="stands" time="0"/>
        <testcase classname="basket" name="counts figs" time="0.001"/>
        <testcase classname="basket" name="sorts" time="0"><failure>3 !== 4</failure></testcase>
        <testcase classname="basket" name="&#x22;after each&#x22; hook: clean" time="0"><failure>
        no broom</failure></testcase>
        </testsuite>
        """

    static func run(_ text: String) -> TestRun {
        var reader = TestRunReader(reports: EmbeddedXMLReports())
        reader.read(Array(text.utf8).span)
        return reader.finish()
    }

    @Test(arguments: ["", "npm run test\n", "no line feed", "<testcase a=\"1\"> <testsuiteX>\n"])
    func `finds what Mocha's reporter prints behind other output`(before: String) {
        let run = Self.run(before + Self.mocha + "\nnpm ERR! code 2\n")
        #expect(run.framework == "mocha")
        let ids = run.tests.filter { $0.scope == nil }.map(\.id)
        #expect(ids == ["stands", "basket counts figs", "basket sorts"])
        #expect(run.tests.last?.scope == .hook)
        #expect(run.counts.passed == 2 && run.counts.failed == 1)
    }

    @Test func `a report that a test prints is no report of its run`() {
        let log = """
            === RUN   TestPrints
            <testsuites><testsuite name="fake"><testcase name="ghost"/></testsuite></testsuites>
            --- PASS: TestPrints (0.00s)
            PASS
            ok  \torchard.test/farm\t0.001s

            """
        let run = Self.run(log)
        #expect(run.tests.map(\.id) == ["orchard.test/farm.TestPrints"])
    }

    @Test func `a report names the tests that the log only counts`() {
        let log = """
            [INFO]  T E S T S
            [INFO] Running farm.BasketTest
            [INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.01 s - in farm.BasketTest
            [INFO] Results:
            [INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0
            [INFO] BUILD SUCCESS
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="farm.BasketTest" tests="2">
            <testcase classname="farm.BasketTest" name="counts"/>
            <testcase classname="farm.BasketTest" name="sorts"/>
            </testsuite>

            """
        let run = Self.run(log)
        #expect(run.framework == "maven-surefire")
        #expect(run.namesComplete)
        #expect(run.tests.map(\.id) == ["farm.BasketTest::counts", "farm.BasketTest::sorts"])
    }

    @Test func `a report that is cut short or not well formed is none`() {
        #expect(Self.run(String(Self.mocha.dropLast(30))).framework == .unknown)
        #expect(Self.run("<testsuite name=\"a\"><testcase></testsuite>\n").framework == .unknown)
    }
}
