package import TaskSynthCore

/// An issue, or what is said of a pull request as an issue, as GitHub answers.
package struct GitHubIssue: Hashable, Sendable {
    package var number: Int
    package var title: String
    package var body: String?
    package var state: String
    package var stateReason: String?
    package var labels: [String]
    package var url: String?
    package var repository: String?
    package var createdAt: ISOTimestamp?
    package var updatedAt: ISOTimestamp?
    package var closedAt: ISOTimestamp?
    package var isPullRequest: Bool
    package var mergedAt: ISOTimestamp?
    package var parent: String?

    /// Reads an answer; `nil` where it has no number or no title.
    package init?(_ json: JSONValue) {
        guard let number = json["number"]?.integer, let title = json["title"]?.string else {
            return nil
        }
        self.number = number
        self.title = title
        body = json["body"]?.string
        state = json["state"]?.string ?? "open"
        stateReason = json["state_reason"]?.string
        labels = (json["labels"]?.array ?? []).compactMap { $0.string ?? $0["name"]?.string }
        url = json["html_url"]?.string
        repository = Self.repository(of: json)
        createdAt = json["created_at"]?.string.flatMap(ISOTimestamp.init)
        updatedAt = json["updated_at"]?.string.flatMap(ISOTimestamp.init)
        closedAt = json["closed_at"]?.string.flatMap(ISOTimestamp.init)
        let pull = json["pull_request"]
        // Answers of the first years hold the member with nothing in it for every issue.
        isPullRequest =
            pull?.object.map { $0.members.isEmpty || !$0.members.allSatisfy(\.value.isNull) }
            ?? false
        mergedAt = pull?["merged_at"]?.string.flatMap(ISOTimestamp.init)
        parent = json["parent_issue_url"]?.string.flatMap { $0.split(separator: "/").last }
            .map(String.init)
    }

    /// `owner/name` from the addresses of an answer.
    static func repository(of json: JSONValue) -> String? {
        for key in ["repository_url", "url"] {
            guard let text = json[key]?.string, let range = text.range(of: "/repos/") else {
                continue
            }
            let parts = text[range.upperBound...].split(separator: "/")
            if parts.count >= 2 { return "\(parts[0])/\(parts[1])" }
        }
        return json["repository"]?["full_name"]?.string
    }

    /// The issue as a ticket of every provider's form.
    package var ticket: ExternalTicket {
        var ticket = ExternalTicket(provider: .github, id: String(number))
        ticket.url = url
        ticket.title = title
        ticket.body = body.flatMap { $0.isEmpty ? nil : $0 }
        ticket.state = TicketStateTable.github.state(of: state, names: labels)
        ticket.rawState = state == "closed" ? stateReason ?? state : state
        ticket.stateUpdatedAt = closedAt
        ticket.contentUpdatedAt = updatedAt
        ticket.parentID = parent
        return ticket
    }
}
