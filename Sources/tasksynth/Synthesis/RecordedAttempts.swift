import TaskSynthCore

/// The recorded sessions that a synthesis is given: of an attempt that solved the task, and of one
/// that did not.
struct RecordedAttempts {
    /// Where the normalized record of an attempt lies in a bundle, beside its annotation form.
    static func recordName(of trajectory: String) -> String { "trace/\(trajectory)" }

    let ideal: Trajectory?
    let failed: Trajectory?

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

    /// The attempts as a bundle holds them: in the annotation form, and normalized.
    func files(goal: TaskGoal, repositoryName: String) -> [FolderFile] {
        let issue = goal.statement.isEmpty ? goal.title : "\(goal.title)\n\n\(goal.statement)"
        var files: [FolderFile] = []
        for (trajectory, name) in [
            (ideal, TaskBundle.Name.idealTrajectory), (failed, TaskBundle.Name.failedTrajectory),
        ] {
            guard let trajectory else { continue }
            let form = AnnotationForm(
                of: trajectory, taskIssue: issue, repositoryName: repositoryName)
            files.append(FolderFile(path: name, bytes: form.json.documentBytes))
            files.append(
                FolderFile(
                    path: Self.recordName(of: name), bytes: trajectory.json.documentBytes))
        }
        return files
    }
}
