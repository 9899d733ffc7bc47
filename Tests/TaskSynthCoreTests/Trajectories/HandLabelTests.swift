import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// The decision list against labels that were given by reading each recorded run.
@Suite(.needsCorpus) struct HandLabelTests {
    private static let folder = "trajectories/swe-agent-outcomes"

    private struct Run {
        let name: String
        let label: String?
        let others: [String]
        let outcome: String
        let trajectory: Trajectory
        let gold: Patch

        func failure(_ isResolved: Bool?) -> FailureAnalysis {
            TrajectoryMetrics(
                of: trajectory, gold: gold, verdict: AttemptVerdict(isResolved: isResolved)
            ).failure
        }
    }

    private static func runs() throws -> [Run] {
        let labels = try JSONValue(
            parsing: GoldenFolder("hand-labels").read("labels.json", of: "swe-agent-outcomes"))
        let outcomes = try JSONValue(parsing: Corpus.read("\(folder)/outcomes.json"))
        return try (labels["runs"]?.array ?? []).map { entry in
            let name = try #require(entry["run"]?.string)
            let known = try #require(outcomes["\(name).traj"])
            let instance = try #require(known["instance"]?.string)
            return Run(
                name: name, label: entry["class"]?.string,
                others: entry["also"]?.array?.compactMap(\.string) ?? [],
                outcome: try #require(known["outcome"]?.string),
                trajectory: try Trajectory(reading: Corpus.read("\(folder)/\(name).traj")),
                gold: try Patch(parsing: Corpus.read("\(folder)/gold/\(instance).patch")))
        }
    }

    @Test func `gives no failure to a run that solved its task`() throws {
        let solved = try Self.runs().filter { $0.outcome == "resolved" }
        #expect(solved.count == 5)
        for run in solved {
            #expect(run.failure(true).primary == nil, "\(run.name)")
            #expect(run.failure(nil).primary == nil, "\(run.name)")
        }
    }

    @Test func `names the failure that reading an unsolved run confirms`() throws {
        let unsolved = try Self.runs().filter { ["unresolved", "emptyPatch"].contains($0.outcome) }
        #expect(unsolved.count == 36)
        let right = unsolved.count { $0.failure(false).primary?.mode.name == $0.label }
        #expect(right * 10 >= unsolved.count * 9, "\(right) of \(unsolved.count)")
    }

    @Test func `names nothing that reading contradicts where the outcome is not known`() throws {
        for run in try Self.runs() {
            guard let name = run.failure(nil).primary?.mode.name else { continue }
            #expect(name == run.label || run.others.contains(name), "\(run.name): \(name)")
        }
    }
}
