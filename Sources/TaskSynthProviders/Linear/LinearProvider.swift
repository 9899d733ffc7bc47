public import TaskSynthCore

/// The issues of one workspace of Linear.
public struct LinearProvider: TicketProviding {
    package let service: LinearService
    private let context: ProviderContext
    private let team: String?

    /// Opens a workspace.
    ///
    /// - Parameters:
    ///   - api: The address of the GraphQL endpoint, or of the host; Linear's own where it is `nil`.
    ///   - team: The key of the team that new issues belong to.
    ///   - context: What comes from the outside.
    /// - Throws: ``ProviderError`` where the address is none.
    public init(
        api: String? = nil, team: String? = nil, context: ProviderContext
    ) throws(ProviderError) {
        var endpoint = try context.address(api, standard: "https://api.linear.app/graphql")
        if !endpoint.path.hasSuffix("/graphql") { endpoint = endpoint.appending("graphql") }
        let credential = Self.credential(context.secrets)
        service = LinearService(
            client: context.client(LinearDialect(hasKey: credential != nil)), endpoint: endpoint,
            credential: credential, agent: context.agent)
        self.context = context
        self.team = team
    }

    /// A personal key goes bare, an OAuth token behind `Bearer`.
    private static func credential(_ secrets: SecretStore) -> Credential? {
        if let key = secrets.secret("LINEAR_API_KEY") {
            let isToken = key.reveal().hasPrefix("lin_oauth_")
            return isToken ? .bearer(key) : Credential(prefix: "", secret: key)
        }
        return secrets.secret("LINEAR_OAUTH_TOKEN", "LINEAR_ACCESS_TOKEN").map(Credential.bearer)
    }

    /// The provider.
    public var provider: TicketProvider { .linear }

    /// Linear can do everything.
    public var capabilities: ProviderCapabilities {
        ProviderCapabilities(
            supportsChildren: true, supportsUpdate: true, supportsStateSync: true,
            supportsInProgress: true)
    }

    /// Makes a task source of a ticket and of the change that solved it.
    ///
    /// - Parameters:
    ///   - id: The name of the ticket, `ENG-1`, or its UUID.
    ///   - hosts: The services that its repository may be on; those of the context where `nil`.
    ///   - mapping: The repositories of tickets that name none.
    /// - Returns: The source; what was not found is null and a warning.
    /// - Throws: ``ProviderError`` where the ticket itself cannot be read.
    public func source(
        ofTicket id: String, in hosts: ChangeHosts? = nil,
        mapping: RepositoryMapping = RepositoryMapping()
    ) async throws(ProviderError) -> TaskSource {
        let hosts = try context.hosts(hosts)
        return try await LinearIngestion(service: service, hosts: hosts, mapping: mapping)
            .source(ofTicket: id)
    }

    /// Reads the issues that a word in the title or a filter of Linear's own form selects.
    public func importTickets(
        query: String?, filters: JSONObject
    ) async throws(ProviderError) -> TicketOutcome {
        if let ids = filters["ids"]?.array {
            return try await syncState(ids.compactMap(\.string))
        }
        var filter = filters
        if let query {
            let label = query.hasPrefix("label:") ? String(query.dropFirst(6)) : nil
            if let label {
                filter["labels"] = ["name": ["eqIgnoreCase": .string(label)]]
            } else {
                filter["title"] = ["containsIgnoreCase": .string(query)]
            }
        }
        var outcome = TicketOutcome()
        var cursor: JSONValue = nil
        for _ in 0..<200 {
            let answer = try await service.query(
                LinearQuery.issues, ["filter": .object(filter), "after": cursor])
            outcome.errors += answer.problems.map { TicketFailure(message: $0) }
            let page = answer.data["issues"]
            for node in page?["nodes"]?.array ?? [] {
                if let issue = LinearIssue(node) {
                    outcome.tickets.append(issue.ticket)
                } else {
                    outcome.errors.append(TicketFailure(message: "an entry is no issue"))
                }
            }
            guard page?["pageInfo"]?["hasNextPage"]?.bool == true,
                let next = page?["pageInfo"]?["endCursor"], !next.isNull, next != cursor
            else { return outcome }
            cursor = next
        }
        outcome.errors.append(TicketFailure(message: "there are more than 10000 issues"))
        return outcome
    }

    /// Makes an issue with an id of this side's own, so that it can be looked for.
    public func create(_ draft: TicketDraft) async throws(ProviderError) -> ExternalTicket {
        try await create(draft, parent: nil)
    }

    /// Writes a comment that names the local task.
    public func link(
        _ id: String, to bead: String, note: String?
    ) async throws(ProviderError) -> ExternalTicket {
        let issue = try await issue(id)
        let text = note ?? "Linked with \(bead)."
        let name = DerivedUUID.text(of: "comment \(issue.id) \(bead) \(text)")
        let input: JSONValue = [
            "id": .string(name), "issueId": .string(issue.id), "body": .string(text),
        ]
        _ = try await service.mutate(
            LinearQuery.comment, ["input": input], field: "commentCreate"
        ) { () async throws(ProviderError) in
            let comments = try await LinearIngestion.allComments(of: issue.id, service)
            let isThere = comments.contains { $0["id"]?.string == name }
            return isThere ? ["success": true, "comment": ["id": .string(name)]] : nil
        }
        return issue.ticket
    }

    /// Moves an issue to the first started state of its team that is no review and not blocked.
    public func setInProgress(_ id: String) async throws(ProviderError) -> ExternalTicket {
        let issue = try await issue(id)
        guard issue.stateType != "started" else { return issue.ticket }
        let answer = try await service.query(
            LinearQuery.states, ["team": JSONValue(issue.teamID)])
        let states = answer.data["workflowStates"]?["nodes"]?.array ?? []
        guard let state = Self.firstStarted(states)?["id"]?.string else {
            throw ProviderError(
                .unsupported, "the team of \(issue.identifier) has no state for work in progress")
        }
        return try await update(issue.id, input: ["stateId": .string(state)])
    }

    /// Chooses by the type of the state and its position; names only tell reviews apart.
    package static func firstStarted(_ states: [JSONValue]) -> JSONValue? {
        states.filter { state in
            let names = [state["name"]?.string].compactMap(\.self)
            return TicketStateTable.linear.state(of: state["type"]?.string ?? "", names: names)
                == .inProgress
        }.min { ($0["position"]?.double ?? 0) < ($1["position"]?.double ?? 0) }
    }

    /// Changes title and text.
    public func update(
        _ id: String, to draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        try await update(
            id, input: ["title": .string(draft.title), "description": .string(draft.body)])
    }

    /// Makes an issue below another one.
    public func createChild(
        of parent: String, _ draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        try await create(draft, parent: try await issue(parent))
    }

    /// Reads issues again.
    public func syncState(_ ids: [String]) async throws(ProviderError) -> TicketOutcome {
        try await each(ids) { id throws(ProviderError) in try await issue(id).ticket }
    }

    // MARK: -

    private func issue(_ id: String) async throws(ProviderError) -> LinearIssue {
        let answer = try await service.query(LinearQuery.issue, ["id": .string(id)])
        guard let issue = LinearIssue(answer.data["issue"]) else {
            throw ProviderError(.badAnswer, "the answer is no issue")
        }
        return issue
    }

    private func create(
        _ draft: TicketDraft, parent: LinearIssue?
    ) async throws(ProviderError) -> ExternalTicket {
        let name = DerivedUUID.text(of: "issue \(draft.bead) \(draft.title)")
        var input = JSONObject()
        input["id"] = .string(name)
        input["teamId"] = .string(try await teamID(parent))
        input["title"] = .string(draft.title)
        input["description"] = .string(draft.body)
        input["parentId"] = (parent?.id).map(JSONValue.string)
        let payload = try await service.mutate(
            LinearQuery.create, ["input": .object(input)], field: "issueCreate"
        ) { () async throws(ProviderError) in
            do throws(ProviderError) {
                let found = try await service.query(LinearQuery.issue, ["id": .string(name)])
                return found.data["issue"].map { ["success": true, "issue": $0] }
            } catch {
                guard error.code == .notFound else { throw error }
                return nil
            }
        }
        guard let issue = LinearIssue(payload["issue"]) else {
            throw ProviderError(.badAnswer, "the answer is no issue")
        }
        return issue.ticket
    }

    private func teamID(_ parent: LinearIssue?) async throws(ProviderError) -> String {
        if let team = parent?.teamID { return team }
        guard let team else {
            throw ProviderError(
                .configuration, "a new issue needs a team", advice: ["name the key of a team"])
        }
        let answer = try await service.query(LinearQuery.team, ["key": .string(team)])
        guard let id = answer.data["teams"]?["nodes"]?[0]?["id"]?.string else {
            throw ProviderError(.notFound, "there is no team \(team.shortened)")
        }
        return id
    }

    private func update(
        _ id: String, input: JSONValue
    ) async throws(ProviderError) -> ExternalTicket {
        let payload = try await service.mutate(
            LinearQuery.update, ["id": .string(id), "input": input], field: "issueUpdate"
        ) { () throws(ProviderError) in nil }
        guard let issue = LinearIssue(payload["issue"]) else {
            throw ProviderError(.badAnswer, "the answer is no issue")
        }
        return issue.ticket
    }
}
