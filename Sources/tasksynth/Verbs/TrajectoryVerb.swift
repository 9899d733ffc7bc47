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
            Option(
                name: "--outcome", value: "WORD|FILE",
                summary:
                    "resolved, unresolved, or a report of the SWE-bench harness, for --metrics"),
            .grammars,
            Option(name: "--counts", summary: "print the counts of the format"),
            Option(
                name: "--max-bytes", value: "N",
                summary: "how large a record may be that is read whole (1073741824)"),
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
            let rest = try await TrajectoryInput.stream(at: path, as: format) { settled in
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
        var limits = TrajectoryLimits()
        limits.recordBytes = try arguments.integer("--max-bytes") ?? limits.recordBytes
        let recording = try TrajectoryInput.recording(at: path, as: format, limits: limits)
        if arguments.has("--counts") {
            TrajectoryOutput.write(.object(recording.counts))
        } else if arguments.has("--metrics") {
            let gold = try arguments["--gold"].map { path in
                try Patch(parsing: try InputFile.bytes(at: path))
            }
            let verdict = try verdict(arguments["--outcome"])
            let analyzer = try SyntaxSettings.analyzer(arguments)
            try TrajectoryOutput.print(recording) {
                TrajectoryMetrics(of: $0, gold: gold, verdict: verdict, using: analyzer).json
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

    private static func verdict(_ word: String?) throws -> AttemptVerdict {
        switch word {
        case nil: return AttemptVerdict()
        case "resolved": return AttemptVerdict(isResolved: true)
        case "unresolved": return AttemptVerdict(isResolved: false)
        case let path?:
            guard
                let verdict = AttemptVerdict(
                    sweBench: try JSONValue(parsing: try InputFile.bytes(at: path)))
            else {
                throw Failure.badInput(
                    "\(path) is no report of a test run",
                    hints: ["--outcome resolved, --outcome unresolved, --outcome report.json"])
            }
            return verdict
        }
    }
}
