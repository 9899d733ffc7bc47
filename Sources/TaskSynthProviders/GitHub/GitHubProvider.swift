public import TaskSynthCore

/// The issues of one repository on GitHub, or on a GitHub Enterprise server.
public struct GitHubProvider: TicketProviding {
    /// The label that marks an issue as being worked on.
    public static let inProgressLabel = "in-progress"

    package let service: GitHubService
    private let repository: String

    /// Opens a repository.
    ///
    /// - Parameters:
    ///   - repository: `owner/name`.
    ///   - api: The address of the API; GitHub's own where it is `nil`.
    ///   - context: What comes from the outside.
    /// - Throws: ``ProviderError`` where the address or the name is none.
    public init(
        repository: String, api: String? = nil, context: ProviderContext
    ) throws(ProviderError) {
        let parts = repository.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
            throw ProviderError(
                .configuration, "'\(repository.shortened)' is not a repository",
                advice: ["a repository is written owner/name"])
        }
        let base = try context.address(api, standard: "https://api.github.com")
        self.init(repository, service: GitHubService(base: base, context: context))
    }

    /// Takes a service that others ask, too.
    init(_ repository: String, service: GitHubService) {
        self.service = service
        self.repository = repository
    }

    /// The provider.
    public var provider: TicketProvider { .github }

    /// GitHub can do everything.
    public var capabilities: ProviderCapabilities {
        ProviderCapabilities(
            supportsChildren: true, supportsUpdate: true, supportsStateSync: true,
            supportsInProgress: true)
    }

    /// Makes a task source of a closed issue.
    public func source(ofIssue number: Int) async throws(ProviderError) -> TaskSource {
        try await GitHubIngestion(service: service).source(ofIssue: number, in: repository)
    }

    /// Reads the issues that a search or filters select; pull requests are left out.
    public func importTickets(
        query: String?, filters: JSONObject
    ) async throws(ProviderError) -> TicketOutcome {
        var items: [JSONValue]
        if let query {
            let request = service.api.search("issues", "repo:\(repository) is:issue \(query)")
            items = try await service.client.pages(request, items: { $0["items"]?.array })
        } else {
            let known = [
                "state", "labels", "since", "sort", "direction", "assignee", "creator", "mentioned",
                "milestone", "type",
            ]
            let wanted = filters.members.compactMap { member -> (String, String)? in
                guard known.contains(member.key) else { return nil }
                let value = member.value.string ?? member.value.integer.map(String.init)
                return value.map { (member.key, $0) }
            }
            let ids = filters["ids"]?.array ?? []
            guard ids.isEmpty else {
                return try await syncState(
                    ids.compactMap { $0.string ?? $0.integer.map(String.init) })
            }
            items = try await service.client.pages(
                service.api.issues(of: repository, filters: wanted))
        }
        var outcome = TicketOutcome()
        for (index, item) in items.enumerated() {
            guard let issue = GitHubIssue(item) else {
                let message = "entry \(index + 1) of the answer is no issue"
                outcome.errors.append(TicketFailure(message: message))
                continue
            }
            if !issue.isPullRequest { outcome.tickets.append(issue.ticket) }
        }
        return outcome
    }

    /// Makes an issue; where the answer is lost, it is looked for before it is made again.
    public func create(_ draft: TicketDraft) async throws(ProviderError) -> ExternalTicket {
        let answer = try await createAnswer(draft)
        return try ticket(answer)
    }

    /// Writes a comment that names the local task.
    public func link(
        _ id: String, to bead: String, note: String?
    ) async throws(ProviderError) -> ExternalTicket {
        let number = try self.number(id)
        let issue = try await service.issue(number, of: repository).issue
        let text = note ?? "Linked with \(bead)."
        try await comment(number, text, marker: TicketDraft.marker(for: "link-\(bead)"))
        return issue.ticket
    }

    /// Adds the label that says so.
    public func setInProgress(_ id: String) async throws(ProviderError) -> ExternalTicket {
        let number = try self.number(id)
        let request = service.api.addLabels([Self.inProgressLabel], to: number, of: repository)
        _ = try await service.client.json(request)
        return try await service.issue(number, of: repository).issue.ticket
    }

    /// Changes title and text.
    public func update(
        _ id: String, to draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        let body: JSONValue = [
            "title": .string(draft.title), "body": .string(draft.markedBody),
        ]
        let request = service.api.updateIssue(try number(id), of: repository, body)
        return try ticket(try await service.client.json(request).value)
    }

    /// Makes an issue, and puts it below another one.
    public func createChild(
        of parent: String, _ draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        let parent = try number(parent)
        let child = try await createAnswer(draft)
        guard let id = child["id"]?.integer else {
            throw ProviderError(.badAnswer, "the new issue has no id")
        }
        _ = try await service.client.json(service.api.addChild(id, to: parent, of: repository))
        var ticket = try ticket(child)
        ticket.parentID = String(parent)
        return ticket
    }

    /// Reads issues again.
    public func syncState(_ ids: [String]) async throws(ProviderError) -> TicketOutcome {
        try await each(ids) { id throws(ProviderError) in
            try await service.issue(try number(id), of: repository).issue.ticket
        }
    }

    /// Does what a decision says about closing an issue.
    public func close(
        _ decision: TicketCloseDecision, comment text: String
    ) async throws(ProviderError) -> ExternalTicket {
        let number = try self.number(decision.ticket.id)
        switch decision.step {
        case .nothing: return decision.ticket
        case .refresh: return try await service.issue(number, of: repository).issue.ticket
        case .comment, .close:
            try await comment(
                number, text, marker: TicketDraft.marker(for: "close-\(decision.ticket.id)"))
            guard decision.step == .close else { return decision.ticket }
            let body: JSONValue = ["state": "closed", "state_reason": "completed"]
            let request = service.api.updateIssue(number, of: repository, body)
            return try ticket(try await service.client.json(request).value)
        }
    }

    /// Opens a pull request; one of the same branch that is there already is given back.
    public func createPull(
        title: String, body: String, head: String, base: String
    ) async throws(ProviderError) -> Int {
        let owner = repository.split(separator: "/").first.map(String.init) ?? ""
        let name = head.contains(":") ? head : "\(owner):\(head)"
        let find = { () async throws(ProviderError) -> JSONValue? in
            let request = service.api.pulls(of: repository, head: name)
            return try await service.client.json(request).value.array?.first
        }
        let request = service.api.createPull(
            in: repository,
            [
                "title": .string(title), "body": .string(body), "head": .string(head),
                "base": .string(base),
            ])
        var answer: JSONValue?
        do throws(ProviderError) {
            answer = try await service.client.json(request, find: find).value
        } catch {
            guard error.code == .invalid, error.message.contains("already exists") else {
                throw error
            }
            answer = try await find()
        }
        guard let number = answer?["number"]?.integer else {
            throw ProviderError(.badAnswer, "the pull request has no number").about(request)
        }
        return number
    }

    // MARK: -

    private func createAnswer(_ draft: TicketDraft) async throws(ProviderError) -> JSONValue {
        var body = JSONObject()
        body["title"] = .string(draft.title)
        body["body"] = .string(draft.markedBody)
        if !draft.labels.isEmpty { body["labels"] = .array(draft.labels.map(JSONValue.string)) }
        let request = service.api.createIssue(in: repository, .object(body))
        return try await service.client.json(request) { () async throws(ProviderError) in
            let latest = service.api.issues(
                of: repository,
                filters: [("state", "all"), ("sort", "created"), ("direction", "desc")])
            let page = try await service.client.json(latest).value.array ?? []
            return page.first { $0["body"]?.string?.contains(draft.marker) ?? false }
        }.value
    }

    private func comment(
        _ number: Int, _ text: String, marker: String
    ) async throws(ProviderError) {
        let request = service.api.createComment(number, of: repository, "\(text)\n\n\(marker)")
        _ = try await service.client.json(request) { () async throws(ProviderError) in
            try await service.client.pages(service.api.comments(number, of: repository))
                .first { $0["body"]?.string?.contains(marker) ?? false }
        }
    }

    private func ticket(_ answer: JSONValue) throws(ProviderError) -> ExternalTicket {
        guard let issue = GitHubIssue(answer) else {
            throw ProviderError(.badAnswer, "the answer is no issue")
        }
        return issue.ticket
    }

    private func number(_ id: String) throws(ProviderError) -> Int {
        guard let number = Int(id), number > 0 else {
            throw ProviderError(
                .configuration, "'\(id.shortened)' is not the number of an issue")
        }
        return number
    }
}
