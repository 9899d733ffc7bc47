import TaskSynthCore
import TaskSynthFiles
import TaskSynthProviders
import TaskSynthURLSession

/// Puts together what the providers need: network, secrets, cache, patience.
enum Ingestion {
    static func context(_ arguments: Arguments) throws -> ProviderContext {
        let environment = Environment.variables
        let home = environment["HOME"] ?? ""
        let configuration = environment["XDG_CONFIG_HOME"] ?? "\(home)/.config"
        let envFile = arguments["--env-file"]
        let secrets = SecretStore(
            environment: environment, dotEnv: try envFile.map(text) ?? (try? text(".env")),
            userConfiguration: try? text("\(configuration)/tasksynth/env"))
        var settings = ClientSettings()
        if let seconds = try arguments.integer("--timeout", atLeast: 1) {
            settings.attemptSeconds = Double(seconds)
            settings.requestSeconds = Double(seconds) * 4
        }
        if let seconds = try arguments.integer("--max-wait") {
            settings.maximumWaitSeconds = Double(seconds)
        }
        var context = ProviderContext(
            transport: URLSessionTransport(), secrets: secrets, settings: settings)
        context.agent = "tasksynth/\(Version.number)"
        if !arguments.has("--dry-run") {
            let caches = environment["XDG_CACHE_HOME"] ?? "\(home)/.cache"
            let cache = DiskCache(folder: "\(caches)/tasksynth/http")
            cache.prune(toBytes: 256 << 20)
            context.cache = cache
        }
        if !arguments.has("--quiet") {
            context.announce = { Terminal.note("tasksynth: \($0)") }
        }
        return context
    }

    static func source(
        provider name: String, _ arguments: Arguments, _ context: ProviderContext
    ) async throws -> TaskSource {
        let hints = PlannerHints(environment: Environment.variables)
        let hosts = try ChangeHosts(
            githubAPI: arguments["--github-api"], gitlabAPI: arguments["--gitlab-api"],
            context: context)
        switch name {
        case "github":
            let number = try required(arguments.integer("--issue", atLeast: 1), "--issue")
            let provider = try GitHubProvider(
                repository: required(arguments["--repo"] ?? hints.repository, "--repo"),
                api: arguments["--api"], context: context)
            return try await provider.source(ofIssue: number)
        case "linear":
            let provider = try LinearProvider(api: arguments["--api"], context: context)
            return try await provider.source(
                ofTicket: arguments.required("--ticket"), in: hosts,
                mapping: try mapping(arguments, hints))
        case "gitlab":
            let number = try required(arguments.integer("--issue", atLeast: 1), "--issue")
            let provider = try GitLabProvider(
                project: arguments.required("--repo"), api: arguments["--api"], context: context)
            return try await provider.source(ofIssue: number)
        case "jira":
            let provider = try JiraProvider(api: arguments["--api"], context: context)
            return try await provider.source(
                ofTicket: arguments.required("--ticket"), in: hosts,
                mapping: try mapping(arguments, hints),
                repositoryField: arguments["--repo-field"])
        case "beads":
            let provider = BeadsProvider(
                path: arguments["--file"] ?? ".beads/issues.jsonl", context: context)
            return try await provider.source(
                ofTicket: arguments.required("--ticket"), in: hosts,
                repository: arguments["--repo"])
        default:
            throw Failure.usage(
                "no provider '\(name)'", hints: ["there are \(names.joined(separator: ", "))"])
        }
    }

    /// The providers that tickets can be followed from.
    static let names = ["github", "gitlab", "linear", "jira", "beads"]

    /// The provider that is named, else the only one that the environment names for the project.
    static func provider(_ arguments: Arguments) throws -> String {
        if let name = try arguments.operand() { return name }
        let hinted = PlannerHints(environment: Environment.variables).providers.map(\.slug)
            .filter(names.contains)
        guard hinted.count == 1 else {
            throw Failure.usage(
                "which provider: \(names.dropLast().joined(separator: ", ")) or beads?")
        }
        return hinted[0]
    }

    /// `--map ENG=acme/widgets`, and `--repo`, or the hint of the environment, for all others.
    private static func mapping(
        _ arguments: Arguments, _ hints: PlannerHints
    ) throws -> RepositoryMapping {
        var entries: [String: String] = [:]
        entries[""] = arguments["--repo"] ?? hints.repository
        for entry in arguments.all("--map") {
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[1].contains("/") else {
                throw Failure.usage("'--map' needs PREFIX=REPOSITORY, not '\(entry)'")
            }
            entries[parts[0]] = parts[1]
        }
        return RepositoryMapping(entries)
    }

    private static func required<Value>(_ value: Value?, _ name: String) throws -> Value {
        guard let value else { throw Failure.usage("'\(name)' is missing") }
        return value
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try Folder.read(path, limit: 1 << 20), as: UTF8.self)
    }
}
