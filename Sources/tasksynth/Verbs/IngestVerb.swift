import TaskSynthCore
import TaskSynthFiles
import TaskSynthProviders

extension Verb {
    /// Makes a task source of a ticket.
    static let ingest = Verb(
        name: "ingest", summary: "follow a closed ticket to the change that solved it",
        operands: "github|gitlab|linear|jira|beads",
        options: [
            Option(
                name: "--repo", value: "REPOSITORY",
                summary: "the ticket's repository: OWNER/NAME, gitlab:GROUP/NAME or an address"),
            Option(name: "--issue", value: "N", summary: "the number of the issue"),
            Option(name: "--ticket", value: "ID", summary: "the ticket: ENG-1, ABC-12, bd-a1"),
            Option(name: "--file", value: "FILE", summary: "the issues.jsonl of Beads"),
            Option(name: "--api", value: "URL", summary: "the service at another address"),
            Option(
                name: "--github-api", value: "URL",
                summary: "GitHub at another address, for tickets elsewhere"),
            Option(
                name: "--gitlab-api", value: "URL",
                summary: "GitLab at another address, for tickets elsewhere"),
            Option(
                name: "--map", value: "PREFIX=REPOSITORY",
                summary: "the repository of tickets whose id begins so", isRepeatable: true),
            Option(
                name: "--repo-field", value: "FIELD",
                summary: "the field of a ticket that names its repository"),
            Option(name: "--out", value: "FILE", summary: "write the source to a file as well"),
            Option(name: "--dry-run", summary: "print the source and write nothing"),
            Option(
                name: "--timeout", value: "SECONDS", summary: "the longest time of one request"),
            Option(
                name: "--max-wait", value: "SECONDS",
                summary: "the longest pause for a rate limit, 300 at first"),
            Option(name: "--env-file", value: "FILE", summary: "secrets, instead of ./.env"),
            .json, .quiet,
        ],
        example: "tasksynth ingest github --repo acme/widgets --issue 12 > source.json"
    ) { arguments in
        let name = try Ingestion.provider(arguments)
        let context = try Ingestion.context(arguments)
        let source = try await Ingestion.source(provider: name, arguments, context)
        let document = context.redactor.redact(source.json)
        Terminal.write(document.documentBytes)
        if let path = arguments["--out"], !arguments.has("--dry-run") {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : "."
            let file = FolderFile(
                path: String(parts.last ?? ""), bytes: document.documentBytes)
            try Folder(path: folder).replace([file])
        }
        if !arguments.has("--quiet") {
            for warning in source.warnings {
                Terminal.note("tasksynth: warning: \(context.redactor.redact(warning.message))")
            }
        }
        let isOpen = source.warnings.contains { $0.code == "not_closed" }
        return isOpen && source.change.closedBy == .none ? .negative : .done
    }
}
