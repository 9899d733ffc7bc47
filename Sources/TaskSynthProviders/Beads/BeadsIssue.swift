public import TaskSynthCore

/// An issue of Beads.
public struct BeadsIssue: Hashable, Sendable {
    /// A link to another issue.
    public struct Dependency: Hashable, Sendable {
        /// The issue that is depended on.
        public let target: String
        /// The kind of link, in the file's own word.
        public let kind: String
    }

    /// The whole record.
    public let record: JSONObject
    /// The name, `bd-a1b2`.
    public let id: String

    /// Takes a record; `nil` where it is of another kind, or has no name.
    public init?(_ record: JSONObject) {
        if let kind = record["_type"]?.string, kind != "issue" { return nil }
        guard let id = record["id"]?.string, !id.isEmpty else { return nil }
        self.record = record
        self.id = id
    }

    /// The title.
    public var title: String? { record["title"]?.string }

    /// The status, in the file's own word.
    public var status: String { record["status"]?.string ?? "open" }

    /// The links to other issues.
    public var dependencies: [Dependency] {
        (record["dependencies"]?.array ?? []).compactMap { entry in
            guard let target = entry["depends_on_id"]?.string else { return nil }
            return Dependency(target: target, kind: entry["type"]?.string ?? "blocks")
        }
    }

    /// The issue above this one.
    public var parent: String? {
        if let link = dependencies.first(where: { $0.kind == "parent-child" }) {
            return link.target
        }
        guard let dot = id.lastIndex(of: "."), id[id.index(after: dot)...].allSatisfy(\.isNumber)
        else { return nil }
        return String(id[..<dot])
    }

    /// The ticket elsewhere that the issue names: `gh-123`.
    public var externalReference: String? { record["external_ref"]?.string }

    /// The normalized state; a project's own status is told by its category.
    public func state(categories: [String: String] = [:]) -> TicketState {
        let state = TicketStateTable.beads.state(of: status)
        guard state == .unknown, let category = categories[status] else { return state }
        return TicketStateTable.beadsCategories.state(of: category)
    }

    /// Everything that the issue says about the problem, under headings.
    public var text: String? {
        var parts: [String] = []
        if let text = part("description") { parts.append(text) }
        if let text = part("design") { parts.append("## Design\n\n\(text)") }
        if let text = part("acceptance_criteria") {
            parts.append("## Acceptance criteria\n\n\(text)")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    }

    private func part(_ key: String) -> String? {
        record[key]?.string.flatMap { $0.trimmed.isEmpty ? nil : $0 }
    }

    /// The acceptance criteria, an item a line where they are a list.
    public var acceptance: [String] {
        guard let text = part("acceptance_criteria") else {
            return part("description").map(MarkdownText.acceptance(in:)) ?? []
        }
        let items = MarkdownText.acceptance(in: "# Acceptance\n\(text)")
        return items.isEmpty ? [text.trimmed] : items
    }

    /// The issue as a ticket of every provider's form.
    public var ticket: ExternalTicket {
        var ticket = ExternalTicket(provider: .beads, id: id)
        ticket.title = title
        ticket.body = text
        ticket.notes = part("notes")
        ticket.state = state()
        ticket.rawState = status
        ticket.stateUpdatedAt = time("closed_at")
        ticket.contentUpdatedAt = time("updated_at")
        ticket.parentID = parent
        return ticket
    }

    func time(_ key: String) -> ISOTimestamp? { record[key]?.string.flatMap(ISOTimestamp.init) }
}
