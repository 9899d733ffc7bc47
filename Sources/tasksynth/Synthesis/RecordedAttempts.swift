import TaskSynthCore

/// The recorded sessions that a synthesis is given: of an attempt that solved the task, and of one
/// that did not.
struct RecordedAttempts {
    /// Where the normalized record of an attempt lies in a bundle, beside its annotation form.
    static func recordName(of trajectory: String) -> String { "trace/\(trajectory)" }

    private(set) var ideal: Trajectory?
    private(set) var failed: Trajectory?
    /// What the tests said about the change of the failed attempt, where they were run on it.
    private(set) var verdict: AttemptVerdict?

    /// Reads the sessions that the options name, of any format.
    init(_ arguments: Arguments) throws {
        ideal = try Self.trajectory(arguments["--ideal"])
        failed = try Self.trajectory(arguments["--failed"])
    }

    private static func trajectory(_ path: String?) throws -> Trajectory? {
        guard let path else { return nil }
        let recording = try TrajectoryInput.recording(at: path, as: .detect)
        guard let first = recording.trajectories.first else {
            throw Failure.badInput("\(path) holds no trajectory")
        }
        return first
    }

    /// Derives the attempt that solves the task from its fix, where none was recorded.
    mutating func deriveIdeal(
        of fix: Patch, goal: TaskGoal, testCommand: String?, exitCode: Int?, isResolved: Bool?
    ) {
        guard ideal == nil else { return }
        ideal = DerivedAttempt.trajectory(
            of: fix, goal: Self.issue(goal), testCommand: testCommand, exitCode: exitCode,
            isResolved: isResolved)
    }

    /// Takes a fix with a part left out, which the tests refused, for the attempt that failed.
    mutating func deriveFailed(_ attempt: FailedAblation, goal: TaskGoal, testCommand: String) {
        failed = DerivedAttempt.trajectory(
            of: attempt.fix.patch, goal: Self.issue(goal), testCommand: testCommand,
            exitCode: attempt.exitCode, isResolved: false)
        verdict = attempt.verdict
    }

    private static func issue(_ goal: TaskGoal) -> String {
        goal.statement.isEmpty ? goal.title : "\(goal.title)\n\n\(goal.statement)"
    }

    /// Where each attempt comes from.
    func origins(leftOut: [String]?) -> JSONValue {
        func origin(_ trajectory: Trajectory?) -> JSONValue {
            trajectory.map { $0.isDerived ? "derived" : "recorded" } ?? nil
        }
        return [
            "idealTrajectory": origin(ideal), "failedTrajectory": origin(failed),
            "leftOutOfTheFix": leftOut.map { JSONValue($0) } ?? nil,
        ]
    }

    /// The attempts as a bundle holds them: in the annotation form, and normalized.
    func files(
        goal: TaskGoal, repositoryName: String, failureMode: String?
    ) -> [FolderFile] {
        let issue = Self.issue(goal)
        var files: [FolderFile] = []
        for (trajectory, name) in [
            (ideal, TaskBundle.Name.idealTrajectory), (failed, TaskBundle.Name.failedTrajectory),
        ] {
            guard let trajectory else { continue }
            var tags = JSONObject()
            if name == TaskBundle.Name.failedTrajectory {
                tags["failureMode"] = JSONValue(failureMode)
            }
            let form = AnnotationForm(
                of: trajectory, taskIssue: issue, repositoryName: repositoryName, tags: tags)
            files.append(FolderFile(path: name, bytes: form.json.documentBytes))
            // What follows from a change is no record.
            guard !trajectory.isDerived else { continue }
            files.append(
                FolderFile(
                    path: Self.recordName(of: name), bytes: trajectory.json.documentBytes))
        }
        return files
    }
}
