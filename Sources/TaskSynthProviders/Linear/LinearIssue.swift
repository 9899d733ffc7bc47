package import TaskSynthCore

/// An issue of Linear.
package struct LinearIssue: Hashable, Sendable {
    package var id: String
    package var identifier: String
    package var title: String
    package var text: String?
    package var url: String?
    package var branch: String?
    package var createdAt: ISOTimestamp?
    package var updatedAt: ISOTimestamp?
    package var closedAt: ISOTimestamp?
    package var stateName: String?
    package var stateType: String?
    package var teamID: String?
    package var parent: String?

    /// Reads an answer; `nil` where it has no identifier.
    package init?(_ json: JSONValue?) {
        guard let json, let id = json["id"]?.string, let name = json["identifier"]?.string else {
            return nil
        }
        self.id = id
        identifier = name
        title = json["title"]?.string ?? ""
        text = json["description"]?.string
        url = json["url"]?.string
        branch = json["branchName"]?.string
        createdAt = json["createdAt"]?.string.flatMap(ISOTimestamp.init)
        updatedAt = json["updatedAt"]?.string.flatMap(ISOTimestamp.init)
        let closed = json["completedAt"]?.string ?? json["canceledAt"]?.string
        closedAt = closed.flatMap(ISOTimestamp.init)
        stateName = json["state"]?["name"]?.string
        stateType = json["state"]?["type"]?.string
        teamID = json["team"]?["id"]?.string
        parent = json["parent"]?["identifier"]?.string
    }

    /// The normalized state.
    package var state: TicketState {
        TicketStateTable.linear.state(of: stateType ?? "", names: [stateName].compactMap(\.self))
    }

    /// The issue as a ticket of every provider's form.
    package var ticket: ExternalTicket {
        var ticket = ExternalTicket(provider: .linear, id: identifier)
        ticket.url = url
        ticket.title = title.isEmpty ? nil : title
        ticket.body = text.flatMap { $0.isEmpty ? nil : $0 }
        ticket.state = state
        ticket.rawState = stateName ?? stateType
        ticket.stateUpdatedAt = closedAt
        ticket.contentUpdatedAt = updatedAt
        ticket.parentID = parent
        return ticket
    }
}
