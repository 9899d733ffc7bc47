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
            Option(name: "--metrics", summary: "print what can be measured"),
            Option(
                name: "--gold", value: "PATCH",
                summary: "the patch that solves the problem, for --metrics"),
            Option(name: "--counts", summary: "print the counts of the format"),
            Option(name: "--ndjson", summary: "print one step a line, as it is read"),
            .json,
        ],
        example: "tasksynth trajectory session.jsonl --counts"
    ) { arguments in
        guard let path = try arguments.operand() else {
            throw Failure.usage("which record?", hints: ["tasksynth trajectory FILE"])
        }
        let format = try TrajectoryInput.format(arguments["--format"])
        if arguments.has("--counts") || arguments.has("--ndjson") {
            let isPrinting = arguments.has("--ndjson")
            let rest = try TrajectoryInput.stream(at: path, as: format) { settled in
                if isPrinting { settled.forEach(TrajectoryOutput.print) }
            }
            if let rest {
                if isPrinting {
                    TrajectoryOutput.printEnd(of: rest)
                } else {
                    TrajectoryOutput.write(.object(rest.counts))
                }
                return .done
            }
        }
        let recording = try TrajectoryInput.recording(at: path, as: format)
        if arguments.has("--counts") {
            TrajectoryOutput.write(.object(recording.counts))
        } else if arguments.has("--metrics") {
            let gold = try arguments["--gold"].map { path in
                try Patch(parsing: try InputFile.bytes(at: path))
            }
            try TrajectoryOutput.print(recording) {
                TrajectoryMetrics(of: $0, gold: gold).json
            }
        } else if arguments.has("--ndjson") {
            for trajectory in recording.trajectories {
                TrajectoryOutput.printEnd(of: trajectory)
            }
        } else {
            switch arguments["--to"] ?? "normalized" {
            case "normalized": TrajectoryOutput.write(recording.json)
            case "annotation":
                try TrajectoryOutput.print(recording) { AnnotationForm(of: $0).json }
            case "atif": try TrajectoryOutput.print(recording) { ATIFForm(of: $0).json }
            case let form:
                throw Failure.usage("no form '\(form)'", hints: ["normalized, annotation, atif"])
            }
        }
        return .done
    }
}
