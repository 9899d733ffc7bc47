package import TaskSynthCore

/// An issue of GitLab.
package struct GitLabIssue: Hashable, Sendable {
    package var number: Int
    package var projectID: Int?
    package var title: String
    package var text: String?
    package var state: String
    package var labels: [String]
    package var url: String?
    package var createdAt: ISOTimestamp?
    package var updatedAt: ISOTimestamp?
    package var closedAt: ISOTimestamp?
    package var movedTo: Int?
    /// The address of the issue that this one is a duplicate of.
    package var duplicateOf: String?

    /// Reads an answer; `nil` where it has no number.
    package init?(_ json: JSONValue) {
        guard let number = json["iid"]?.integer else { return nil }
        self.number = number
        projectID = json["project_id"]?.integer
        title = json["title"]?.string ?? ""
        text = json["description"]?.string
        state = json["state"]?.string ?? "opened"
        labels = (json["labels"]?.array ?? []).compactMap { $0.string ?? $0["name"]?.string }
        url = json["web_url"]?.string
        createdAt = json["created_at"]?.string.flatMap(ISOTimestamp.init)
        updatedAt = json["updated_at"]?.string.flatMap(ISOTimestamp.init)
        closedAt = json["closed_at"]?.string.flatMap(ISOTimestamp.init)
        movedTo = json["moved_to_id"]?.integer
        duplicateOf = json["_links"]?["closed_as_duplicate_of"]?.string
    }

    /// The issue as a ticket of every provider's form.
    package var ticket: ExternalTicket {
        var ticket = ExternalTicket(provider: .gitlab, id: String(number))
        ticket.url = url
        ticket.title = title.isEmpty ? nil : title
        ticket.body = text.flatMap { $0.isEmpty ? nil : $0 }
        ticket.state = TicketStateTable.gitlab.state(of: state, names: labels)
        ticket.rawState = state
        ticket.stateUpdatedAt = closedAt
        ticket.contentUpdatedAt = updatedAt
        return ticket
    }
}
