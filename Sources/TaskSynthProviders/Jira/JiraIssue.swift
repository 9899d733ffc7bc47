package import TaskSynthCore

/// An issue of Jira, by version 3 or 2 of its API.
package struct JiraIssue: Hashable, Sendable {
    package var key: String
    package var address: String?
    package var summary: String
    /// The text as Markdown, from a document or from the markup of the older API.
    package var text: String?
    package var statusName: String?
    package var statusCategory: String?
    package var resolution: String?
    package var labels: [String]
    package var parent: String?
    package var subtasks: [String]
    package var links: [String]
    package var createdAt: ISOTimestamp?
    package var updatedAt: ISOTimestamp?
    package var closedAt: ISOTimestamp?
    package var comments: [JSONValue]
    /// How many comments there are, of which an answer may hold the first ones.
    package var commentCount: Int
    package var fields: JSONObject

    /// Reads an answer; `nil` where it has no key.
    package init?(_ json: JSONValue) {
        guard let key = json["key"]?.string else { return nil }
        self.key = key
        address = json["self"]?.string
        let fields = json["fields"]
        self.fields = fields?.object ?? JSONObject()
        summary = fields?["summary"]?.string ?? ""
        text = Self.text(fields?["description"])
        statusName = fields?["status"]?["name"]?.string
        statusCategory = fields?["status"]?["statusCategory"]?["key"]?.string
        resolution = fields?["resolution"]?["name"]?.string
        labels = (fields?["labels"]?.array ?? []).compactMap(\.string)
        parent = fields?["parent"]?["key"]?.string
        subtasks = (fields?["subtasks"]?.array ?? []).compactMap { $0["key"]?.string }
        links = (fields?["issuelinks"]?.array ?? []).compactMap {
            $0["inwardIssue"]?["key"]?.string ?? $0["outwardIssue"]?["key"]?.string
        }
        createdAt = Self.time(fields?["created"])
        updatedAt = Self.time(fields?["updated"])
        closedAt = Self.time(fields?["resolutiondate"])
        comments = fields?["comment"]?["comments"]?.array ?? []
        commentCount = fields?["comment"]?["total"]?.integer ?? comments.count
    }

    /// The text of a field that is a document, a text, or nothing.
    package static func text(_ value: JSONValue?) -> String? {
        guard let value, !value.isNull else { return nil }
        if let text = value.string { return WikiMarkdown.markdown(of: text) }
        return ADFMarkdown.markdown(of: value)
    }

    /// A time, with the colon in its offset that Jira leaves out.
    package static func time(_ value: JSONValue?) -> ISOTimestamp? {
        guard let text = value?.string else { return nil }
        let tail = text.suffix(5)
        if let sign = tail.first, sign == "+" || sign == "-",
            tail.dropFirst().allSatisfy(\.isNumber)
        {
            return ISOTimestamp("\(text.dropLast(2)):\(text.suffix(2))")
        }
        return ISOTimestamp(text)
    }

    /// The normalized state.
    package var state: TicketState {
        TicketStateTable.jira.state(
            of: statusCategory ?? "undefined", names: [statusName].compactMap(\.self))
    }

    /// The page for people; the address that applications go through does not tell the site.
    private var page: String? {
        guard let api = address.flatMap({ WebAddress($0) }),
            api.origin.host != "api.atlassian.com", let end = api.path.range(of: "/rest/api/")
        else { return nil }
        return api.replacingPath(String(api.path[..<end.lowerBound])).appending("browse", key).text
    }

    /// The issue as a ticket of every provider's form.
    package var ticket: ExternalTicket {
        var ticket = ExternalTicket(provider: .jira, id: key)
        ticket.url = page
        ticket.title = summary.isEmpty ? nil : summary
        ticket.body = text.flatMap { $0.isEmpty ? nil : $0 }
        ticket.state = state
        ticket.rawState = statusName ?? statusCategory
        ticket.stateUpdatedAt = closedAt
        ticket.contentUpdatedAt = updatedAt
        ticket.parentID = parent
        return ticket
    }
}
