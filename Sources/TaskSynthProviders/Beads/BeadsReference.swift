import TaskSynthCore

/// What an issue of Beads says about the same work elsewhere.
enum BeadsReference {
    private static let prefixes: [(String, TicketProvider)] = [
        ("gh", .github), ("github", .github), ("linear", .linear), ("jira", .jira),
        ("gitlab", .gitlab), ("gl", .gitlab),
    ]

    /// The ticket of a reference: `gh-12`, `linear:ENG-1`, `jira-ABC-3`, or the address of an issue.
    static func ticket(_ text: String) -> ExternalTicket? {
        let text = text.trimmed
        if let address = WebAddress(text) { return ticket(at: address) }
        for (prefix, provider) in prefixes {
            for mark in ["-", ":"] where text.lowercased().hasPrefix(prefix + mark) {
                let id = text.dropFirst(prefix.count + 1).drop { $0 == "#" }
                if !id.isEmpty { return ticket(provider, String(id)) }
            }
        }
        return nil
    }

    /// The issue at an address: of GitHub, or below `/-/issues/` of GitLab.
    private static func ticket(at address: WebAddress) -> ExternalTicket? {
        let parts = address.components
        guard let kind = parts.firstIndex(of: "issues"), kind >= 2, parts.count > kind + 1,
            Int(parts[kind + 1]) != nil
        else { return nil }
        let isGitLab = parts[kind - 1] == "-"
        guard isGitLab || address.origin.host == "github.com" && kind == 2 else { return nil }
        var ticket = ticket(isGitLab ? .gitlab : .github, parts[kind + 1])
        ticket.url = address.text
        return ticket
    }

    private static func ticket(_ provider: TicketProvider, _ id: String) -> ExternalTicket {
        var ticket = ExternalTicket(provider: provider, id: id)
        ticket.relation = .secondary
        return ticket
    }
}
