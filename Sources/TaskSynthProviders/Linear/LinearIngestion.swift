import TaskSynthCore

/// Makes a task source of a ticket of Linear.
struct LinearIngestion: Sendable {
    let service: LinearService
    let hosts: ChangeHosts
    let mapping: RepositoryMapping

    func source(ofTicket id: String) async throws(ProviderError) -> TaskSource {
        let answer = try await service.query(LinearQuery.issueForTask, ["id": .string(id)])
        guard let json = answer.data["issue"], let issue = LinearIssue(json) else {
            throw ProviderError(.badAnswer, "the answer is no issue")
        }
        var source = TaskSource(origin: .linear)
        source.takeProblem(title: issue.title, text: issue.text)
        source.createdAt = issue.createdAt
        for problem in answer.problems {
            source.warnings.append(
                TaskWarning("partial_answer", "Linear left out a part of the ticket: \(problem)"))
        }
        if issue.identifier.lowercased() != id.lowercased(), issue.id != id {
            source.warnings.append(
                TaskWarning("moved", "\(id) is \(issue.identifier) now"))
        }
        source.tickets = tickets(issue, json)
        let attachments = try await all(
            "attachments", of: issue.id, first: json["attachments"], LinearQuery.moreAttachments)
        let comments = try await all(
            "comments", of: issue.id, first: json["comments"], LinearQuery.moreComments)
        let links = attachments.compactMap { $0["url"]?.string }
        let texts = [issue.text ?? ""] + comments.compactMap { $0["body"]?.string }
        var finder = TicketChangeFinder(
            hosts: hosts, mapping: mapping,
            clues: .init(
                id: issue.identifier, links: links, texts: texts, branch: issue.branch,
                closedAt: issue.closedAt, isClosed: issue.state == .closed))
        let began = try await finder.fill(&source)
        for attachment in attachments {
            guard let url = attachment["url"]?.string else { continue }
            let isChange = hosts.reference(url) != nil
            source.artifacts.append(
                TaskArtifact(
                    role: isChange ? .solution : .context, kind: "link",
                    title: attachment["title"]?.string, url: url))
        }
        source.take(
            comments.map { comment in
                TicketComment(
                    text: comment["body"]?.string ?? "",
                    createdAt: comment["createdAt"]?.string.flatMap(ISOTimestamp.init),
                    url: comment["url"]?.string,
                    isByProgram: !(comment["botActor"]?.isNull ?? true)
                        && comment["user"]?.isNull ?? true)
            }, before: began ?? issue.closedAt)
        return source
    }

    /// The ticket itself, and those around it as context.
    private func tickets(_ issue: LinearIssue, _ json: JSONValue) -> [ExternalTicket] {
        var main = issue.ticket
        main.relation = .primary
        main.direction = .imported
        var tickets = [main]
        for child in json["children"]?["nodes"]?.array ?? [] {
            guard let name = child["identifier"]?.string else { continue }
            var ticket = ExternalTicket(provider: .linear, id: name)
            ticket.title = child["title"]?.string
            ticket.url = child["url"]?.string
            ticket.relation = .derived
            ticket.direction = .imported
            ticket.parentID = issue.identifier
            tickets.append(ticket)
        }
        for relation in json["inverseRelations"]?["nodes"]?.array ?? [] {
            guard relation["type"]?.string == "blocks",
                let name = relation["issue"]?["identifier"]?.string
            else { continue }
            var ticket = ExternalTicket(provider: .linear, id: name)
            ticket.relation = .context
            ticket.direction = .imported
            ticket.notes = "blocks \(issue.identifier)"
            tickets.append(ticket)
        }
        return tickets
    }

    private func all(
        _ field: String, of id: String, first: JSONValue?, _ document: String
    ) async throws(ProviderError) -> [JSONValue] {
        var page = first
        var nodes = page?["nodes"]?.array ?? []
        var cursor = JSONValue.null
        while page?["pageInfo"]?["hasNextPage"]?.bool == true,
            let next = page?["pageInfo"]?["endCursor"], !next.isNull, next != cursor
        {
            cursor = next
            let answer = try await service.query(document, ["id": .string(id), "after": next])
            page = answer.data["issue"]?[field]
            guard page != nil, answer.problems.isEmpty else {
                throw ProviderError(
                    .badAnswer, "the \(field) of the ticket were not read to their end")
            }
            nodes += page?["nodes"]?.array ?? []
        }
        return nodes
    }

    static func allComments(
        of id: String, _ service: LinearService
    ) async throws(ProviderError) -> [JSONValue] {
        var nodes: [JSONValue] = []
        var cursor = JSONValue.null
        while true {
            let answer = try await service.query(
                LinearQuery.moreComments, ["id": .string(id), "after": cursor])
            let page = answer.data["issue"]?["comments"]
            nodes += page?["nodes"]?.array ?? []
            guard page?["pageInfo"]?["hasNextPage"]?.bool == true,
                let next = page?["pageInfo"]?["endCursor"], !next.isNull, next != cursor
            else { return nodes }
            cursor = next
        }
    }
}
