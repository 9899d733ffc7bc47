import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// Whether the decision list names the failure that each recorded attempt shows.
@Suite struct GoldenFailureTests {
    private static let golden = GoldenFolder("failures")

    @Test(arguments: golden.cases)
    func `names the failure that the golden attempt shows`(name: String) throws {
        let golden = Self.golden
        let file = try #require(golden.inputs(of: name).first)
        let trajectory = try Trajectory(reading: golden.read(file, of: name))
        let gold = try? Patch(parsing: golden.read("gold.patch", of: name))
        let report = try? JSONValue(parsing: golden.read("report.json", of: name))
        let verdict = report.flatMap { AttemptVerdict(sweBench: $0) }
        let metrics = TrajectoryMetrics(
            of: trajectory, gold: gold, verdict: verdict ?? AttemptVerdict())
        try golden.expect(metrics.failure.json.document, matches: "failure.json", of: name)
    }
}
