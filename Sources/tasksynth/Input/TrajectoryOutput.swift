import TaskSynthCore

/// What the verb about trajectories prints.
enum TrajectoryOutput {
    /// Prints a form of the one trajectory of a record, or of each in a list.
    static func print(
        _ recording: Recording, _ form: (Trajectory) throws -> JSONValue
    ) throws {
        let forms = try recording.trajectories.map(form)
        if forms.count == 1, let only = forms.first {
            Terminal.write(only.documentBytes)
        } else {
            Terminal.write(JSONValue.object(["trajectories": .array(forms)]).documentBytes)
        }
    }

    /// Prints something that was read, on one line.
    static func print(_ element: TrajectoryStream.Element) {
        switch element {
        case .step(let step):
            Terminal.print(JSONValue.object(["step": step.json]).line)
        case .record(let record):
            Terminal.print(JSONValue.object(["record": record]).line)
        }
    }

    /// Prints the last steps, and what is known of the whole.
    static func printEnd(of trajectory: Trajectory) {
        for step in trajectory.steps { print(.step(step)) }
        var rest = trajectory
        rest.steps = []
        Terminal.print(JSONValue.object(["trajectory": rest.json]).line)
    }
}
