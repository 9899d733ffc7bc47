public import TaskSynthCore

/// The issues of one Jira, in the cloud or on a server.
public struct JiraProvider: TicketProviding {
    private let newest: JiraService
    private let versions: [Int]
    private let context: ProviderContext
    private let project: String?

    /// Opens a site.
    ///
    /// - Parameters:
    ///   - api: The address of the site; `JIRA_URL` where it is `nil`.
    ///   - project: The key of the project that new issues belong to.
    ///   - context: What comes from the outside.
    /// - Throws: ``ProviderError`` where there is no address.
    public init(
        api: String? = nil, project: String? = nil, context: ProviderContext
    ) throws(ProviderError) {
        guard let text = api ?? context.secrets.setting("JIRA_URL", "JIRA_BASE_URL") else {
            throw ProviderError(
                .configuration, "Jira has no address of its own",
                advice: ["give it with --api https://SITE.atlassian.net, or set JIRA_URL"])
        }
        let base = try context.address(text, standard: text)
        let token = context.secrets.secret("JIRA_TOKEN", "JIRA_API_TOKEN")
        let user = context.secrets.setting("JIRA_EMAIL", "JIRA_USER")
        let credential = token.flatMap { token in
            user.flatMap { Credential.basic(user: $0, password: token) } ?? .bearer(token)
        }
        switch context.secrets.setting("JIRA_API_VERSION") {
        case "2": versions = [2]
        case "3": versions = [3]
        default: versions = [3, 2]
        }
        newest = JiraService(
            client: context.client(JiraDialect(hasToken: token != nil)), base: base,
            credential: credential, agent: context.agent, version: versions[0])
        self.context = context
        self.project = project
    }

    /// The provider.
    public var provider: TicketProvider { .jira }

    /// Jira can do everything.
    public var capabilities: ProviderCapabilities {
        ProviderCapabilities(
            supportsChildren: true, supportsUpdate: true, supportsStateSync: true,
            supportsInProgress: true)
    }

    /// Makes a task source of a ticket and of the change that solved it.
    ///
    /// - Parameters:
    ///   - key: The key of the ticket, `ABC-12`.
    ///   - hosts: The services that its repository may be on; those of the context where `nil`.
    ///   - mapping: The repositories of tickets that name none.
    ///   - repositoryField: The field of a ticket that names its repository.
    /// - Returns: The source; what was not found is null and a warning.
    /// - Throws: ``ProviderError`` where the ticket itself cannot be read.
    public func source(
        ofTicket key: String, in hosts: ChangeHosts? = nil,
        mapping: RepositoryMapping = RepositoryMapping(), repositoryField: String? = nil
    ) async throws(ProviderError) -> TaskSource {
        let hosts = try context.hosts(hosts)
        return try await anyVersion { service throws(ProviderError) in
            try await JiraIngestion(
                service: service, hosts: hosts, mapping: mapping,
                repositoryField: repositoryField
            ).source(ofTicket: key)
        }
    }

    /// Reads the issues that a query in Jira's own language selects.
    public func importTickets(
        query: String?, filters: JSONObject
    ) async throws(ProviderError) -> TicketOutcome {
        if let ids = filters["ids"]?.array {
            return try await syncState(ids.compactMap(\.string))
        }
        guard let jql = query ?? filters["jql"]?.string else {
            throw ProviderError(.configuration, "an import from Jira needs a query")
        }
        return try await anyVersion { service throws(ProviderError) in
            try await search(jql, service)
        }
    }

    /// Makes an issue; where the answer is lost, it is looked for before it is made again.
    public func create(_ draft: TicketDraft) async throws(ProviderError) -> ExternalTicket {
        try await create(draft, parent: nil)
    }

    /// Writes a comment that names the local task.
    public func link(
        _ id: String, to bead: String, note: String?
    ) async throws(ProviderError) -> ExternalTicket {
        try await anyVersion { service throws(ProviderError) in
            let issue = try await issue(id, service)
            let marker = "tasksynth:link-\(bead)"
            let text = "\(note ?? "Linked with \(bead).")\n\n\(marker)"
            _ = try await service.client.json(service.comment(id, text)) {
                () async throws(ProviderError) in
                let page = try await service.client.json(service.comments(id, from: 0)).value
                return (page["comments"]?.array ?? []).first {
                    JiraIssue.text($0["body"])?.contains(marker) ?? false
                }
            }
            return issue.ticket
        }
    }

    /// Moves an issue by the transition that leads to work in progress.
    public func setInProgress(_ id: String) async throws(ProviderError) -> ExternalTicket {
        try await anyVersion { service throws(ProviderError) in
            let before = try await issue(id, service)
            guard before.state != .inProgress else { return before.ticket }
            let answer = try await service.client.json(service.transitions(id)).value
            guard let transition = Self.started(answer["transitions"]?.array ?? []) else {
                throw ProviderError(
                    .unsupported, "\(id) has no transition to work in progress from where it is")
            }
            _ = try await service.client.json(service.move(id, by: transition))
            return try await issue(id, service).ticket
        }
    }

    /// The first transition to a status that is in progress, no review and not blocked.
    package static func started(_ transitions: [JSONValue]) -> String? {
        transitions.first { transition in
            let status = transition["to"]
            let names = [status?["name"]?.string].compactMap(\.self)
            let key = status?["statusCategory"]?["key"]?.string ?? ""
            return TicketStateTable.jira.state(of: key, names: names) == .inProgress
        }?["id"]?.string
    }

    /// Changes title and text.
    public func update(
        _ id: String, to draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        try await anyVersion { service throws(ProviderError) in
            let fields: JSONValue = [
                "summary": .string(draft.title), "description": service.document(draft.body),
            ]
            _ = try await service.client.json(service.update(id, fields))
            return try await issue(id, service).ticket
        }
    }

    /// Makes an issue below another one.
    public func createChild(
        of parent: String, _ draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        try await create(draft, parent: parent)
    }

    /// Reads issues again.
    public func syncState(_ ids: [String]) async throws(ProviderError) -> TicketOutcome {
        try await each(ids) { id throws(ProviderError) in
            try await anyVersion { service throws(ProviderError) in
                try await issue(id, service).ticket
            }
        }
    }

    // MARK: -

    /// Tries the newer version of the API, then the older one where it is not there.
    private func anyVersion<Value: Sendable>(
        _ body: (JiraService) async throws(ProviderError) -> Value
    ) async throws(ProviderError) -> Value {
        do throws(ProviderError) {
            return try await body(newest)
        } catch {
            guard versions.count > 1, error.code == .notFound,
                error.path?.contains("/rest/api/3/") ?? false
            else { throw error }
            var older = newest
            older.version = versions[1]
            do throws(ProviderError) {
                return try await body(older)
            } catch let second {
                throw second.code == .notFound ? error : second
            }
        }
    }

    private func issue(_ key: String, _ service: JiraService) async throws(ProviderError)
        -> JiraIssue
    {
        let request = service.issue(key)
        guard let issue = JiraIssue(try await service.client.json(request).value) else {
            throw ProviderError(.badAnswer, "the answer is no issue").about(request)
        }
        return issue
    }

    private func search(
        _ jql: String, _ service: JiraService
    ) async throws(ProviderError) -> TicketOutcome {
        var outcome = TicketOutcome()
        var token: String?
        var seen: Set<String> = []
        var start = 0
        for _ in 0..<200 {
            let request = service.search(jql, token: token, start: start)
            let page = try await service.client.json(request).value
            let items = page["issues"]?.array ?? []
            start += items.count
            for item in items {
                if let issue = JiraIssue(item) {
                    if seen.insert(issue.key).inserted { outcome.tickets.append(issue.ticket) }
                } else {
                    outcome.errors.append(TicketFailure(message: "an entry is no issue"))
                }
            }
            if service.version >= 3 {
                guard let next = page["nextPageToken"]?.string, page["isLast"]?.bool != true,
                    next != token
                else { return outcome }
                token = next
            } else {
                guard !items.isEmpty, start < page["total"]?.integer ?? 0 else { return outcome }
            }
        }
        outcome.errors.append(TicketFailure(message: "there are more than 200 pages of issues"))
        return outcome
    }

    private func create(
        _ draft: TicketDraft, parent: String?
    ) async throws(ProviderError) -> ExternalTicket {
        guard
            let project = project
                ?? parent.flatMap({ $0.split(separator: "-").first }).map(String.init)
        else {
            throw ProviderError(
                .configuration, "a new issue needs a project", advice: ["name the key of a project"]
            )
        }
        // A label can be searched for at once; a comment in the text cannot.
        let label =
            "tasksynth-" + draft.bead.filter { $0.isLetter || $0.isNumber || "._-".contains($0) }
        return try await anyVersion { service throws(ProviderError) in
            var fields = JSONObject()
            fields["project"] = ["key": .string(project)]
            fields["issuetype"] = ["name": .string(parent == nil ? "Task" : "Sub-task")]
            fields["summary"] = .string(draft.title)
            fields["description"] = service.document(draft.body)
            fields["labels"] = .array((draft.labels + [label]).map(JSONValue.string))
            fields["parent"] = parent.map { ["key": .string($0)] }
            let answer = try await service.client.json(service.create(.object(fields))) {
                () async throws(ProviderError) in
                let jql = "project = \"\(project)\" AND labels = \"\(label)\""
                let found = try await service.client.json(
                    service.search(jql, token: nil, start: 0))
                return found.value["issues"]?[0]
            }
            guard let key = answer.value["key"]?.string else {
                throw ProviderError(.badAnswer, "the new issue has no key")
            }
            return try await issue(key, service).ticket
        }
    }
}
