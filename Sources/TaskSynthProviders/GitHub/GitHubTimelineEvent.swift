package import TaskSynthCore

/// An event of an issue's timeline; kinds that are not known here keep only their name.
package struct GitHubTimelineEvent: Hashable, Sendable {
    package var event: String
    package var createdAt: ISOTimestamp?
    package var commit: String?
    package var commitRepository: String?
    package var stateReason: String?
    package var source: GitHubIssue?

    /// Reads an answer; `nil` where it is no event.
    package init?(_ json: JSONValue) {
        guard let event = json["event"]?.string else { return nil }
        self.event = event
        createdAt = json["created_at"]?.string.flatMap(ISOTimestamp.init)
        commit = json["commit_id"]?.string
        if let address = json["commit_url"]?.string, let range = address.range(of: "/repos/") {
            let parts = address[range.upperBound...].split(separator: "/")
            if parts.count >= 2 { commitRepository = "\(parts[0])/\(parts[1])" }
        }
        stateReason = json["state_reason"]?.string
        source = json["source"]?["issue"].flatMap(GitHubIssue.init)
    }

    /// The last closing that no reopening follows.
    package static func lastClosing(in events: [GitHubTimelineEvent]) -> GitHubTimelineEvent? {
        var closing: GitHubTimelineEvent?
        for event in events {
            if event.event == "closed" { closing = event }
            if event.event == "reopened" { closing = nil }
        }
        return closing
    }
}
