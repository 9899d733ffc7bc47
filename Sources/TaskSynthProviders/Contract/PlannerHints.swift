public import TaskSynthCore

/// What the environment tells a planner about the tickets of its project; a hint, not a setting.
public struct PlannerHints: Hashable, Sendable {
    /// The providers that the project uses, in order, each once.
    public var providers: [TicketProvider]
    /// The repository on GitHub, `owner/name`.
    public var repository: String?

    /// Makes hints.
    public init(providers: [TicketProvider] = [], repository: String? = nil) {
        self.providers = providers
        self.repository = repository
    }

    /// Reads `TASKSYNTH_EXTERNAL_PROVIDERS` and `TASKSYNTH_GITHUB_REPO`, else Atelier's `ATELIER_…`.
    ///
    /// A word that is no slug and a name that is no repository are left out.
    public init(environment: [String: String]) {
        func value(_ name: String) -> String? {
            for prefix in ["TASKSYNTH_", "ATELIER_"] {
                if let text = environment[prefix + name]?.trimmed, !text.isEmpty { return text }
            }
            return nil
        }
        var seen: Set<TicketProvider> = []
        providers = (value("EXTERNAL_PROVIDERS") ?? "").split(separator: ",")
            .compactMap { TicketProvider(reading: String($0)) }
            .filter { seen.insert($0).inserted }
        let name = value("GITHUB_REPO")?.split(separator: "/", omittingEmptySubsequences: false)
        repository = name.flatMap { parts in
            parts.count == 2 ? ChangeReference.name(parts.map(String.init)) : nil
        }
    }

    /// The variables that tell these hints to a program.
    public var environment: [String: String] {
        var variables: [String: String] = [:]
        if !providers.isEmpty {
            let slugs = providers.map(\.slug).joined(separator: ",")
            variables["TASKSYNTH_EXTERNAL_PROVIDERS"] = slugs
        }
        variables["TASKSYNTH_GITHUB_REPO"] = repository
        return variables
    }
}
