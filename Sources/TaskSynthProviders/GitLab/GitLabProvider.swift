public import TaskSynthCore

/// The issues of one project on GitLab, at gitlab.com or elsewhere.
public struct GitLabProvider: TicketProviding {
    /// The label that marks an issue as being worked on.
    public static let inProgressLabel = "in-progress"

    package let service: GitLabService
    private let base: WebAddress
    private let project: String

    /// Opens a project.
    ///
    /// - Parameters:
    ///   - project: Its path, `group/name`, or its number.
    ///   - api: The address of the API, or of the host; gitlab.com where it is `nil`.
    ///   - context: What comes from the outside.
    /// - Throws: ``ProviderError`` where the address is none.
    public init(
        project: String, api: String? = nil, context: ProviderContext
    ) throws(ProviderError) {
        guard !project.trimmed.isEmpty else {
            throw ProviderError(.configuration, "a project is written group/name")
        }
        base = try GitLabService.base(api, context)
        service = GitLabService(base: base, context: context)
        self.project = project
    }

    /// The provider.
    public var provider: TicketProvider { .gitlab }

    /// GitLab can do everything but children, which its API has only for epics.
    public var capabilities: ProviderCapabilities {
        ProviderCapabilities(
            supportsUpdate: true, supportsStateSync: true, supportsInProgress: true)
    }

    /// Makes a task source of a closed issue.
    public func source(ofIssue number: Int) async throws(ProviderError) -> TaskSource {
        try await GitLabIngestion(
            link: GitLabLink(service: service, base: base), project: project
        ).source(ofIssue: number)
    }

    /// Reads the issues that a search or filters select.
    public func importTickets(
        query: String?, filters: JSONObject
    ) async throws(ProviderError) -> TicketOutcome {
        if let ids = filters["ids"]?.array {
            return try await syncState(
                ids.compactMap { $0.string ?? $0.integer.map(String.init) })
        }
        var wanted = filters.members.compactMap { member -> (String, String)? in
            let value = member.value.string ?? member.value.integer.map(String.init)
            return value.map { (member.key, $0) }
        }
        if let query { wanted.append(("search", query)) }
        let items = try await service.client.pages(service.issues(of: project, filters: wanted))
        var outcome = TicketOutcome()
        for (index, item) in items.enumerated() {
            if let issue = GitLabIssue(item) {
                outcome.tickets.append(issue.ticket)
            } else {
                let message = "entry \(index + 1) of the answer is no issue"
                outcome.errors.append(TicketFailure(message: message))
            }
        }
        return outcome
    }

    /// Makes an issue; where the answer is lost, it is looked for before it is made again.
    public func create(_ draft: TicketDraft) async throws(ProviderError) -> ExternalTicket {
        var body = JSONObject()
        body["title"] = .string(draft.title)
        body["description"] = .string(draft.markedBody)
        if !draft.labels.isEmpty {
            body["labels"] = .string(draft.labels.joined(separator: ","))
        }
        let request = service.createIssue(in: project, .object(body))
        let answer = try await service.client.json(request) { () async throws(ProviderError) in
            let latest = service.issues(
                of: project, filters: [("order_by", "created_at"), ("sort", "desc")])
            let page = try await service.client.json(latest).value.array ?? []
            return page.first { $0["description"]?.string?.contains(draft.marker) ?? false }
        }
        return try ticket(answer.value)
    }

    /// Writes a note that names the local task.
    public func link(
        _ id: String, to bead: String, note: String?
    ) async throws(ProviderError) -> ExternalTicket {
        let number = try self.number(id)
        let marker = TicketDraft.marker(for: "link-\(bead)")
        let request = service.createNote(
            number, of: project, "\(note ?? "Linked with \(bead).")\n\n\(marker)")
        _ = try await service.client.json(request) { () async throws(ProviderError) in
            try await service.client.pages(service.issueList(number, "notes", of: project))
                .first { $0["body"]?.string?.contains(marker) ?? false }
        }
        return try await issue(id)
    }

    /// Adds the label that says so.
    public func setInProgress(_ id: String) async throws(ProviderError) -> ExternalTicket {
        try await change(id, ["add_labels": .string(Self.inProgressLabel)])
    }

    /// Changes title and text.
    public func update(
        _ id: String, to draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        try await change(
            id, ["title": .string(draft.title), "description": .string(draft.markedBody)])
    }

    /// Reads issues again.
    public func syncState(_ ids: [String]) async throws(ProviderError) -> TicketOutcome {
        try await each(ids) { id throws(ProviderError) in try await issue(id) }
    }

    private func issue(_ id: String) async throws(ProviderError) -> ExternalTicket {
        let request = service.issue(try number(id), of: project)
        return try ticket(try await service.client.json(request).value)
    }

    private func change(_ id: String, _ body: JSONValue) async throws(ProviderError)
        -> ExternalTicket
    {
        let request = service.updateIssue(try number(id), of: project, body)
        return try ticket(try await service.client.json(request).value)
    }

    private func ticket(_ answer: JSONValue) throws(ProviderError) -> ExternalTicket {
        guard let issue = GitLabIssue(answer) else {
            throw ProviderError(.badAnswer, "the answer is no issue")
        }
        return issue.ticket
    }

    private func number(_ id: String) throws(ProviderError) -> Int {
        guard let number = Int(id), number > 0 else {
            throw ProviderError(.configuration, "'\(id.shortened)' is not the number of an issue")
        }
        return number
    }
}
