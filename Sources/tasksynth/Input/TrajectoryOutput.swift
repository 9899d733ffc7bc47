import TaskSynthCore

/// What the verb about trajectories prints; never the secrets or the homes of who was recorded.
enum TrajectoryOutput {
    /// Prints a document.
    static func write(_ document: JSONValue) {
        Terminal.write(redacted(document).documentBytes)
    }

    /// Prints a form of the one trajectory of a record, or of each in a list.
    static func print(
        _ recording: Recording, _ form: (Trajectory) throws -> JSONValue
    ) throws {
        let redactor = Environment.redactor.knowing(recording.json)
        let forms = try recording.trajectories.map { redactor.redact(try form($0)) }
        if forms.count == 1, let only = forms.first {
            Terminal.write(only.documentBytes)
        } else {
            Terminal.write(JSONValue.object(["trajectories": .array(forms)]).documentBytes)
        }
    }

    /// Prints something that was read, on one line.
    static func print(_ element: TrajectoryStream.Element) {
        switch element {
        case .step(let step): print(line: ["step": step.json])
        case .record(let record): print(line: ["record": record])
        }
    }

    /// Prints the last steps, and what is known of the whole.
    static func printEnd(of trajectory: Trajectory) {
        for step in trajectory.steps { print(.step(step)) }
        var rest = trajectory
        rest.steps = []
        print(line: ["trajectory": rest.json])
    }

    private static func print(line: JSONValue) { Terminal.print(redacted(line).line) }

    private static func redacted(_ value: JSONValue) -> JSONValue {
        Environment.redactor.knowing(value).redact(value)
    }
}
