import Glibc
import TaskSynthCore
import TaskSynthHarness

/// The executable: finds the verb, parses its arguments, runs it, and turns errors into statuses.
@main enum TaskSynth {
    /// The verbs, in the order in which help lists them.
    static let verbs: [Verb] = [
        .synth,
        .verify,
        .enrich,
        .split,
        .stat,
        .roundtrip,
        .apply,
        .classify,
        .trajectory,
        .symbols,
        .tests, .transitions, .coverage,
        .ingest, .semantics,
    ]

    static func main() async {
        let status = await run(Array(CommandLine.arguments.dropFirst()))
        exit(status.rawValue)
    }

    static func run(_ words: [String]) async -> ExitStatus {
        guard let name = words.first else {
            Terminal.note(Help.overview(of: verbs))
            return .usage
        }
        switch name {
        case "--version":
            Terminal.print(Version.text)
            return .done
        case "--help", "-h", "help":
            Terminal.print(Help.overview(of: verbs))
            return .done
        default: break
        }
        guard let verb = verbs.first(where: { $0.name == name }) else {
            return report(
                Failure.usage("no verb '\(name)'", hints: ["tasksynth --help lists them"]))
        }
        let rest = Array(words.dropFirst())
        if rest.contains("--help") || rest.contains("-h") {
            Terminal.print(Help.page(of: verb))
            return .done
        }
        do {
            let arguments = try Arguments(parsing: rest, for: verb)
            return try await Interruption.cancelling { try await verb.run(arguments) }
        } catch {
            return report(Failure(describing: error))
        }
    }

    private static func report(_ failure: Failure) -> ExitStatus {
        let redactor = Environment.redactor
        Terminal.note("tasksynth: error: \(redactor.redact(failure.message))")
        for hint in failure.hints { Terminal.note("  \(redactor.redact(hint))") }
        return failure.status
    }
}
