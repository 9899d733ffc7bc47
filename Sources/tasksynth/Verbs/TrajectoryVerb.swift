import TaskSynthCore

extension Verb {
    /// Reads a recorded session, and prints it in one of our forms, or measured.
    static let trajectory = Verb(
        name: "trajectory", summary: "read a recorded session of an agent",
        operands: "FILE|DIR|-",
        options: [
            Option(name: "--format", value: "F", summary: "the format, where it is known"),
            Option(
                name: "--to", value: "FORM",
                summary: "normalized (default), annotation or atif"),
            Option(name: "--counts", summary: "print the counts of the format"),
            .json,
        ],
        example: "tasksynth trajectory session.jsonl --counts"
    ) { arguments in
        guard let path = try arguments.operand() else {
            throw Failure.usage("which record?", hints: ["tasksynth trajectory FILE"])
        }
        let format = try TrajectoryInput.format(arguments["--format"])
        let recording = try TrajectoryInput.recording(at: path, as: format)
        if arguments.has("--counts") {
            Terminal.print(JSONValue.object(recording.counts).document)
            return .done
        }
        switch arguments["--to"] ?? "normalized" {
        case "normalized": Terminal.print(recording.json.document)
        case let form: throw Failure.usage("no form '\(form)'")
        }
        return .done
    }
}
