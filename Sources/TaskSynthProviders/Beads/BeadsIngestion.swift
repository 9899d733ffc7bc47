import TaskSynthCore

/// Makes a task source of an issue of Beads.
struct BeadsIngestion: Sendable {
    let issue: BeadsIssue
    let file: BeadsFile
    let hosts: ChangeHosts
    /// The repository of the issue, as the user names it.
    let repository: String?

    func source() async throws(ProviderError) -> TaskSource {
        var source = TaskSource(origin: .beads)
        source.takeProblem(title: issue.title, text: issue.text)
        source.acceptance = issue.acceptance
        source.createdAt = issue.time("created_at")
        var ticket = issue.ticket
        ticket.relation = .primary
        ticket.direction = .imported
        let outside = issue.externalReference.flatMap(BeadsReference.ticket)
        source.tickets = [ticket] + [outside].compactMap(\.self) + dependencies()
        for warning in file.warnings where warning.message.hasPrefix("\(issue.id) ") {
            source.warnings.append(TaskWarning("missing_dependency", warning.message))
        }
        let began = try await addChange(to: &source, outside)
        if let reason = issue.record["close_reason"]?.string, !reason.trimmed.isEmpty {
            source.artifacts.append(
                TaskArtifact(
                    role: .solution, kind: "close_reason", text: reason,
                    createdAt: issue.time("closed_at")))
        }
        if let notes = ticket.notes {
            // Notes are written while the work goes on.
            source.artifacts.append(TaskArtifact(role: .solution, kind: "notes", text: notes))
        }
        source.take(
            comments.map { comment in
                TicketComment(
                    text: comment["text"]?.string ?? "",
                    createdAt: comment["created_at"]?.string.flatMap(ISOTimestamp.init))
            }, before: began ?? issue.time("started_at") ?? issue.time("closed_at"))
        return source
    }

    private var comments: [JSONValue] { issue.record["comments"]?.array ?? [] }

    private func dependencies() -> [ExternalTicket] {
        let known = Dictionary(
            file.issues.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return issue.dependencies.map { link in
            var ticket =
                known[link.target]?.ticket ?? ExternalTicket(provider: .beads, id: link.target)
            ticket.relation = .context
            ticket.direction = .imported
            ticket.notes = "\(link.kind) of \(issue.id)"
            return ticket
        }
    }

    /// The change of the issue elsewhere that this one names, else by what names this one.
    private func addChange(
        to source: inout TaskSource, _ outside: ExternalTicket?
    ) async throws(ProviderError) -> ISOTimestamp? {
        if let outside, let found = try await self.source(of: outside) {
            source.change = found.change
            source.commitRange = found.commitRange
            source.repositoryURL = found.repositoryURL
            source.artifacts += found.artifacts
            source.warnings += found.warnings
            source.change.evidence.append(
                .init(
                    rule: "external_ref",
                    detail: "\(issue.id) names \(outside.provider) \(outside.id)"))
            return found.artifacts.first { $0.kind == "pull_request" }?.createdAt
        }
        let texts = comments.compactMap { $0["text"]?.string }
        var finder = TicketChangeFinder(
            hosts: hosts, mapping: RepositoryMapping(repository.map { ["": $0] } ?? [:]),
            clues: .init(
                id: issue.id, links: [issue.externalReference].compactMap(\.self),
                texts: [issue.text, issue.record["close_reason"]?.string].compactMap(\.self)
                    + texts,
                closedAt: issue.time("closed_at"), isClosed: issue.state() == .closed))
        return try await finder.fill(&source)
    }

    /// The source of an issue on GitHub or GitLab; `nil` where its repository is not known.
    private func source(
        of outside: ExternalTicket
    ) async throws(ProviderError) -> TaskSource? {
        let isGitHub = outside.provider == .github
        guard isGitHub || outside.provider == .gitlab, let number = Int(outside.id) else {
            return nil
        }
        let page = outside.url.flatMap { WebAddress($0) }
        let home: String? = page.flatMap { page in
            let host: any ChangeHost = isGitHub ? hosts.github : hosts.gitlab
            return host.pages.components(of: page).flatMap(host.repository)
        }
        let given = repository.flatMap(hosts.repository)
            .flatMap { ($0.host is GitHubLink) == isGitHub ? $0.name : nil }
        guard let name = home ?? given else { return nil }
        if isGitHub {
            return try await GitHubIngestion(service: hosts.github.service)
                .source(ofIssue: number, in: name)
        }
        return try await GitLabIngestion(link: hosts.gitlab, project: name).source(ofIssue: number)
    }
}
