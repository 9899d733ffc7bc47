package import TaskSynthCore

/// What closed an issue, and how sure that is; found by rules that are tried in order.
package struct GitHubClosing: Hashable, Sendable {
    /// The pull request.
    package var pull: GitHubPull?
    /// The commit, where there is no pull request.
    package var commit: String?
    /// The repository of the commit, where it is not the issue's.
    package var commitRepository: String?
    /// How sure it is, from 0 to 1.
    package var confidence: Double
    /// What was seen.
    package var evidence: [TaskChange.Evidence]

    package init(
        pull: GitHubPull? = nil, commit: String? = nil, confidence: Double, rule: String,
        detail: String
    ) {
        self.pull = pull
        self.commit = commit
        self.confidence = confidence
        evidence = [.init(rule: rule, detail: detail)]
    }

    /// Decides by GraphQL's events: the closer of the last closing, then the linked pull requests.
    ///
    /// - Parameters:
    ///   - events: The nodes of the timeline, of all pages.
    ///   - references: The nodes of `closedByPullRequestsReferences`.
    ///   - closedAt: The time at which the issue was closed.
    /// - Returns: What closed it; `nil` where GraphQL names nothing.
    package static func decide(
        events: [JSONValue], references: [JSONValue], closedAt: ISOTimestamp?
    ) -> GitHubClosing? {
        var closing: JSONValue?
        var linked: [GitHubPull] = []
        for event in events {
            let ends = [event["source"], event["subject"]].compactMap { GitHubPull(graph: $0) }
            switch event["__typename"]?.string {
            case "ClosedEvent": closing = event
            case "ReopenedEvent": closing = nil
            case "ConnectedEvent": linked += ends
            case "DisconnectedEvent":
                linked.removeAll { pull in ends.contains { $0.isSamePull(as: pull) } }
            default: break
            }
        }
        if let closer = closing?["closer"], let found = decide(closer: closer) { return found }
        let moment = closing?["createdAt"]?.string.flatMap(ISOTimestamp.init) ?? closedAt
        let named = references.compactMap { GitHubPull(graph: $0) }
        if let pull = GitHubPull.lastMerged(of: named, before: moment) {
            return GitHubClosing(
                pull: pull, confidence: 0.9, rule: "closing_reference",
                detail: "GitHub lists \(pull.name) as closing the issue")
        }
        if let pull = GitHubPull.lastMerged(of: linked, before: moment) {
            return GitHubClosing(
                pull: pull, confidence: 0.8, rule: "connected_event",
                detail: "\(pull.name) was linked with the issue by hand")
        }
        return nil
    }

    private static func decide(closer: JSONValue) -> GitHubClosing? {
        switch closer["__typename"]?.string {
        case "PullRequest":
            guard let pull = GitHubPull(graph: closer) else { return nil }
            return GitHubClosing(
                pull: pull, confidence: 1, rule: "closed_event",
                detail: "the last closing of the issue was by \(pull.name)")
        case "Commit":
            guard let sha = closer["oid"]?.string else { return nil }
            let nodes = closer["associatedPullRequests"]?["nodes"]?.array ?? []
            let pulls = nodes.compactMap { GitHubPull(graph: $0) }.filter(\.isMerged)
            guard let pull = pulls.first(where: { $0.mergeCommit == sha }) ?? pulls.first else {
                return GitHubClosing(
                    commit: sha, confidence: 0.95, rule: "closed_event",
                    detail: "the last closing of the issue was by commit \(sha)")
            }
            return GitHubClosing(
                pull: pull, confidence: 0.95, rule: "closed_event_commit",
                detail: "commit \(sha), which closed the issue, came with \(pull.name)")
        default: return nil
        }
    }
}

extension GitHubPull {
    /// The name for a person.
    package var name: String { (repository ?? "") + "#\(number)" }

    func isSamePull(as other: GitHubPull) -> Bool {
        number == other.number && repository?.lowercased() == other.repository?.lowercased()
    }

    /// The last one that was merged before a moment, with some minutes for clocks and queues.
    static func lastMerged(of pulls: [GitHubPull], before moment: ISOTimestamp?) -> GitHubPull? {
        pulls.filter { pull in
            guard pull.isMerged, let mergedAt = pull.mergedAt else { return false }
            return moment.map { mergedAt.secondsSinceEpoch <= $0.secondsSinceEpoch + 600 } ?? true
        }.max { ($0.mergedAt?.secondsSinceEpoch ?? 0) < ($1.mergedAt?.secondsSinceEpoch ?? 0) }
    }
}
