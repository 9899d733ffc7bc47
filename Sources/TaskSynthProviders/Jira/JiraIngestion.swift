import TaskSynthCore

/// Makes a task source of a ticket of Jira.
struct JiraIngestion: Sendable {
    let service: JiraService
    let hosts: ChangeHosts
    let mapping: RepositoryMapping
    let repositoryField: String?

    func source(ofTicket key: String) async throws(ProviderError) -> TaskSource {
        let request = service.issue(key, field: repositoryField)
        let answer = try await service.client.json(request)
        guard let issue = JiraIssue(answer.value) else {
            throw ProviderError(.badAnswer, "the answer is no issue")
                .about(request, answer.answer.response)
        }
        var source = TaskSource(origin: .jira)
        source.takeProblem(title: issue.summary, text: issue.text)
        source.createdAt = issue.createdAt
        if issue.key.lowercased() != key.lowercased() {
            source.warnings.append(TaskWarning("moved", "\(key) is \(issue.key) now"))
        }
        source.tickets = tickets(issue)
        let comments = try await comments(of: issue)
        let links = try await links(of: issue, &source)
        let texts = [issue.text ?? ""] + comments.map(\.text)
        var finder = TicketChangeFinder(
            hosts: hosts, mapping: mapping,
            clues: .init(
                id: issue.key, links: links, texts: texts,
                field: repositoryField.flatMap { Self.repository(issue.fields[$0]) },
                closedAt: issue.closedAt, isClosed: issue.state == .closed))
        let began = try await finder.fill(&source)
        source.take(comments, before: began ?? issue.closedAt)
        return source
    }

    private func tickets(_ issue: JiraIssue) -> [ExternalTicket] {
        var main = issue.ticket
        main.relation = .primary
        main.direction = .imported
        let around =
            issue.subtasks.map { ($0, TicketRelation.derived) }
            + issue.links.map { ($0, TicketRelation.context) }
        return [main]
            + around.map { key, relation in
                var ticket = ExternalTicket(provider: .jira, id: key)
                ticket.relation = relation
                ticket.direction = .imported
                ticket.parentID = relation == .derived ? issue.key : nil
                return ticket
            }
    }

    /// The comments; an answer may hold only the first ones of many.
    private func comments(of issue: JiraIssue) async throws(ProviderError) -> [TicketComment] {
        var items = issue.comments
        while items.count < issue.commentCount, items.count < 10_000 {
            let request = service.comments(issue.key, from: items.count)
            let page = try await service.client.json(request).value["comments"]?.array ?? []
            guard !page.isEmpty else { break }
            items += page
        }
        return items.map { item in
            TicketComment(
                text: JiraIssue.text(item["body"]) ?? "",
                createdAt: JiraIssue.time(item["created"]),
                isByProgram: item["author"]?["accountType"]?.string == "app")
        }
    }

    private func links(
        of issue: JiraIssue, _ source: inout TaskSource
    ) async throws(ProviderError) -> [String] {
        do throws(ProviderError) {
            let items = try await service.client.json(service.remoteLinks(issue.key)).value.array
            var links: [String] = []
            for item in items ?? [] {
                guard let url = item["object"]?["url"]?.string else { continue }
                links.append(url)
                let isChange = hosts.reference(url) != nil
                source.artifacts.append(
                    TaskArtifact(
                        role: isChange ? .solution : .context, kind: "link",
                        title: item["object"]?["title"]?.string, url: url))
            }
            return links
        } catch {
            try source.warnings.add(
                "no_links", "the links of the ticket cannot be read", error)
            return []
        }
    }

    /// What names a repository in a field: a text, an address, an option or a list of them.
    static func repository(_ value: JSONValue?) -> String? {
        let value = value?.array?.first ?? value
        let text = value?["value"]?.string ?? value?["name"]?.string ?? JiraIssue.text(value)
        return text.map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }
}
