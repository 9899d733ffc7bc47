import TaskSynthCore

/// Finds the change that closed an issue, rule by rule, the surest first.
package struct GitHubFinder: Sendable {
    private let service: GitHubService
    private let repository: String
    private let issue: GitHubIssue
    private(set) var warnings: [TaskWarning] = []

    package init(service: GitHubService, repository: String, issue: GitHubIssue) {
        self.service = service
        self.repository = repository
        self.issue = issue
    }

    /// The change, or `nil` where no rule finds one.
    package mutating func find() async throws(ProviderError) -> GitHubClosing? {
        var hasGraphQL = false
        if service.api.hasToken {
            do throws(ProviderError) {
                let found = try await byGraphQL()
                hasGraphQL = true
                if let found { return found }
            } catch {
                guard error.code != .cancelled, error.code != .rateLimited else { throw error }
                warn(
                    "no_graphql",
                    "GraphQL could not be used (\(error)): a pull request that was linked by hand "
                        + "cannot be seen")
            }
        } else {
            warn(
                "no_graphql",
                "GraphQL wants a token: a pull request that was linked by hand cannot be seen; "
                    + "set GITHUB_TOKEN")
        }
        guard !["not_planned", "duplicate"].contains(issue.stateReason ?? "") else { return nil }
        let requests = service.api.timeline(issue.number, of: repository)
        let items = try await service.client.pages(requests, name: { Self.name(of: $0) })
        let events = items.compactMap(GitHubTimelineEvent.init)
        let closing = GitHubTimelineEvent.lastClosing(in: events)
        if !hasGraphQL, let found = try await byClosingCommit(closing) { return found }
        if let found = try await byCrossReference(events, closing) { return found }
        return try await bySearch(closing)
    }

    private mutating func warn(_ code: String, _ message: String) {
        warnings.append(TaskWarning(code, message))
    }

    /// The name of an event; some kinds have no id.
    private static func name(of event: JSONValue) -> String? {
        event["id"].map(\.line) ?? event["node_id"]?.string ?? event["sha"]?.string
    }

    private func byGraphQL() async throws(ProviderError) -> GitHubClosing? {
        let parts = repository.split(separator: "/").map(String.init)
        guard parts.count == 2 else { return nil }
        var events: [JSONValue] = []
        var references: [JSONValue] = []
        var closedAt = issue.closedAt
        var cursor: JSONValue = nil
        for _ in 0..<100 {
            let data = try await service.graphQL(
                GitHubQuery.closing,
                [
                    "owner": .string(parts[0]), "name": .string(parts[1]),
                    "number": JSONValue(issue.number), "after": cursor,
                ])
            guard let issue = data["repository"]?["issue"], !issue.isNull else { break }
            let timeline = issue["timelineItems"]
            events += timeline?["nodes"]?.array ?? []
            references = issue["closedByPullRequestsReferences"]?["nodes"]?.array ?? []
            closedAt = issue["closedAt"]?.string.flatMap(ISOTimestamp.init) ?? closedAt
            guard timeline?["pageInfo"]?["hasNextPage"]?.bool == true,
                let next = timeline?["pageInfo"]?["endCursor"], !next.isNull, next != cursor
            else { break }
            cursor = next
        }
        return GitHubClosing.decide(events: events, references: references, closedAt: closedAt)
    }

    private func byClosingCommit(
        _ closing: GitHubTimelineEvent?
    ) async throws(ProviderError) -> GitHubClosing? {
        guard let sha = closing?.commit else { return nil }
        let home = closing?.commitRepository ?? repository
        var pulls: [GitHubPull] = []
        do throws(ProviderError) {
            let items = try await service.client.pages(service.api.pulls(ofCommit: sha, of: home))
            pulls = items.compactMap { GitHubPull(rest: $0) }.filter(\.isMerged)
        } catch {
            guard error.code == .notFound || error.code == .invalid else { throw error }
        }
        if let pull = pulls.first(where: { $0.mergeCommit == sha }) ?? pulls.first {
            return GitHubClosing(
                pull: pull, confidence: 0.95, rule: "closed_event_commit",
                detail: "commit \(sha), which closed the issue, came with \(pull.name)")
        }
        var found = GitHubClosing(
            commit: sha, confidence: 0.95, rule: "closed_event",
            detail: "the last closing of the issue was by commit \(sha)")
        found.commitRepository = home.lowercased() == repository.lowercased() ? nil : home
        return found
    }

    /// Merged pull requests that refer to the issue and say that they close it.
    private mutating func byCrossReference(
        _ events: [GitHubTimelineEvent], _ closing: GitHubTimelineEvent?
    ) async throws(ProviderError) -> GitHubClosing? {
        var sources: [GitHubIssue] = []
        for source in events.compactMap(\.source) where source.isPullRequest {
            if source.mergedAt != nil, !sources.contains(source) { sources.append(source) }
        }
        return try await byKeyword(
            sources, closing, rule: "cross_reference_keyword", surest: 0.85, least: 0.6)
    }

    private mutating func byKeyword(
        _ sources: [GitHubIssue], _ closing: GitHubTimelineEvent?, rule: String, surest: Double,
        least: Double
    ) async throws(ProviderError) -> GitHubClosing? {
        let closedAt = closing?.createdAt ?? issue.closedAt
        let ordered = sources.sorted {
            ($0.mergedAt?.secondsSinceEpoch ?? 0) > ($1.mergedAt?.secondsSinceEpoch ?? 0)
        }
        for source in ordered {
            let home = source.repository ?? repository
            guard let mergedAt = source.mergedAt,
                mergedAt.secondsSinceEpoch <= (closedAt?.secondsSinceEpoch ?? .infinity) + 600
            else { continue }
            guard let phrase = try await phrase(of: source, home) else { continue }
            var pull: GitHubPull?
            do throws(ProviderError) {
                pull = try await service.pull(source.number, of: home)
            } catch {
                guard error.code == .notFound || error.code == .forbidden else { throw error }
                return GitHubClosing(
                    pull: GitHubPull(source, repository: home), confidence: 0.5, rule: rule,
                    detail:
                        "\(home)#\(source.number), which was merged, says '\(phrase)'; it cannot "
                        + "be read, so its branch is not known")
            }
            guard let pull, pull.isMerged else { continue }
            if let branch = pull.defaultBranch, let base = pull.baseBranch, branch != base {
                warn(
                    "other_branch",
                    "\(pull.name) says '\(phrase)', but was merged into \(base), not \(branch)")
                continue
            }
            let isAtOnce =
                abs(
                    mergedAt.secondsSinceEpoch - (closedAt?.secondsSinceEpoch ?? .infinity)) <= 600
            return GitHubClosing(
                pull: pull, confidence: isAtOnce ? surest : least, rule: rule,
                detail: "\(pull.name) says '\(phrase)' and was merged "
                    + (isAtOnce ? "when the issue was closed" : "before the issue was closed"))
        }
        return nil
    }

    /// The closing words in a pull request's title, text or commits.
    private func phrase(
        of source: GitHubIssue, _ home: String
    ) async throws(ProviderError) -> String? {
        let keywords = ClosingKeywords(.github)
        for text in [source.title, source.body ?? ""] {
            let found = keywords.phrase(
                closing: issue.number, of: repository, in: text, home: home)
            if let found { return found }
        }
        var commits: [JSONValue] = []
        do throws(ProviderError) {
            let request = service.api.pullCommits(source.number, of: home)
            commits = try await service.client.pages(request, name: { $0["sha"]?.string })
        } catch {
            guard error.code == .notFound else { throw error }
        }
        for commit in commits {
            guard let message = commit["commit"]?["message"]?.string else { continue }
            let found = keywords.phrase(
                closing: issue.number, of: repository, in: message, home: home)
            if let found { return found }
        }
        return nil
    }

    /// The last resort: GitHub's search, for pull requests first and for commits then.
    private mutating func bySearch(
        _ closing: GitHubTimelineEvent?
    ) async throws(ProviderError) -> GitHubClosing? {
        do throws(ProviderError) {
            let query = "repo:\(repository) is:pr is:merged \"#\(issue.number)\" in:title,body"
            let answer = try await service.client.json(service.api.search("issues", query))
            let sources = (answer.value["items"]?.array ?? []).compactMap(GitHubIssue.init)
                .filter { $0.mergedAt != nil }
            let found = try await byKeyword(
                sources, closing, rule: "search_keyword", surest: 0.7, least: 0.5)
            if let found { return found }
            let commits = try await service.client.json(
                service.api.search("commits", "repo:\(repository) \"#\(issue.number)\""))
            for item in commits.value["items"]?.array ?? [] {
                guard let sha = item["sha"]?.string,
                    let message = item["commit"]?["message"]?.string,
                    let phrase = ClosingKeywords(.github).phrase(
                        closing: issue.number, of: repository, in: message, home: repository)
                else { continue }
                return GitHubClosing(
                    commit: sha, confidence: 0.6, rule: "search_commit_keyword",
                    detail: "the message of commit \(sha) says '\(phrase)'")
            }
        } catch {
            guard error.code != .cancelled else { throw error }
            warn("no_search", "GitHub's search could not be used: \(error)")
        }
        return nil
    }
}
