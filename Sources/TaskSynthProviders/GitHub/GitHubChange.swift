package import TaskSynthCore

/// Fills a task source with a change on GitHub: commits, diff, and what tells the solution.
package struct GitHubChange: Sendable {
    private let service: GitHubService

    package init(service: GitHubService) { self.service = service }

    /// Takes over what closed a ticket; gives the time at which the work on it began.
    package func fill(
        _ source: inout TaskSource, with closing: GitHubClosing, home: String?
    ) async throws(ProviderError) -> ISOTimestamp? {
        source.change.confidence = closing.confidence
        source.change.evidence += closing.evidence
        if let pull = closing.pull {
            return try await fill(&source, pull: pull, home: home)
        }
        if let sha = closing.commit {
            return try await fill(
                &source, commit: sha, repository: closing.commitRepository ?? home ?? "",
                home: home)
        }
        return nil
    }

    func fill(
        _ source: inout TaskSource, pull known: GitHubPull, home: String?
    ) async throws(ProviderError) -> ISOTimestamp? {
        let repository = known.repository ?? home ?? ""
        source.change.closedBy = .pullRequest
        source.change.pull = known.number
        var pull = known
        do throws(ProviderError) {
            pull = try await service.pull(known.number, of: repository)
            // A later version of the service has no merge commit here; GraphQL has.
            pull.mergeCommit = known.mergeCommit ?? pull.mergeCommit
            pull.headSHA = pull.headSHA ?? known.headSHA
        } catch {
            try source.warnings.add(
                "unreadable_pull_request", "\(known.name) cannot be read", error)
        }
        noteRepository(&source, repository, home)
        source.repositoryURL = pull.cloneURL ?? source.repositoryURL
        source.commitRange.head = pull.headSHA
        source.change.mergeCommit = pull.mergeCommit
        source.artifacts.append(
            TaskArtifact(
                role: .solution, kind: "pull_request", title: pull.title, url: pull.url,
                text: pull.body, createdAt: pull.createdAt))
        let commits = try await commits(&source, pull, repository)
        source.commitRange.base = try await mergeBase(&source, pull, commits, repository)
        source.change.mergedHow = try await mergeMethod(&source, pull, commits, repository)
        try await GitHubDiff(service: service).add(to: &source, pull: pull, repository)
        let dates =
            commits.compactMap { $0["commit"]?["committer"]?["date"]?.string }
            .compactMap(ISOTimestamp.init) + [pull.createdAt].compactMap(\.self)
        return dates.min()
    }

    func fill(
        _ source: inout TaskSource, commit sha: String, repository: String, home: String?
    ) async throws(ProviderError) -> ISOTimestamp? {
        source.change.closedBy = .commit
        source.change.commit = sha
        source.commitRange.head = sha
        noteRepository(&source, repository, home)
        do throws(ProviderError) {
            let commit = try await service.client.json(service.api.commit(sha, of: repository))
                .value
            let parents = (commit["parents"]?.array ?? []).compactMap { $0["sha"]?.string }
            source.commitRange.base = parents.first
            if parents.isEmpty {
                source.warnings.append(
                    TaskWarning("no_parent", "commit \(sha) is the first of its history"))
            }
            source.artifacts.append(
                TaskArtifact(
                    role: .solution, kind: "commit", title: nil, url: commit["html_url"]?.string,
                    text: commit["commit"]?["message"]?.string))
            try await GitHubDiff(service: service).add(to: &source, commit: commit, sha, repository)
            return commit["commit"]?["author"]?["date"]?.string.flatMap(ISOTimestamp.init)
        } catch {
            try source.warnings.add("unreadable_commit", "commit \(sha) cannot be read", error)
            return nil
        }
    }

    private func noteRepository(_ source: inout TaskSource, _ repository: String, _ home: String?) {
        guard let home, repository.lowercased() != home.lowercased() else { return }
        source.change.repository = repository
        source.repositoryURL = nil
        source.warnings.append(
            TaskWarning(
                "other_repository",
                "the change is in \(repository), the ticket in \(home): clone the former"))
    }

    private func commits(
        _ source: inout TaskSource, _ pull: GitHubPull, _ repository: String
    ) async throws(ProviderError) -> [JSONValue] {
        do throws(ProviderError) {
            let request = service.api.pullCommits(pull.number, of: repository)
            return try await service.client.pages(request, name: { $0["sha"]?.string })
        } catch {
            try source.warnings.add(
                "no_commits", "the commits of \(pull.name) cannot be read", error)
            return []
        }
    }

    /// The merge-base by GitHub's own comparison, else the parent of a straight line of commits.
    private func mergeBase(
        _ source: inout TaskSource, _ pull: GitHubPull, _ commits: [JSONValue], _ repository: String
    ) async throws(ProviderError) -> String? {
        guard let base = pull.baseSHA, let head = pull.headSHA else { return nil }
        do throws(ProviderError) {
            let request = service.api.compare(base, head, of: repository)
            let answer = try await service.client.json(request).value
            let commit = answer["merge_base_commit"]
            if let sha = commit?["sha"]?.string {
                source.change.evidence.append(
                    .init(rule: "merge_base_compare", detail: "GitHub compares from \(sha)"))
                return sha
            }
        } catch {
            guard [.notFound, .serverFailure, .invalid].contains(error.code) else { throw error }
        }
        if let sha = Self.startOfLine(commits, head: head) {
            source.change.evidence.append(
                .init(
                    rule: "merge_base_line",
                    detail: "the pull request's first commit follows \(sha)"))
            return sha
        }
        source.warnings.append(
            TaskWarning(
                "no_merge_base",
                "the merge-base could not be found: clone the repository and run git merge-base "
                    + "\(base) \(head)"))
        return nil
    }

    /// The parent of the first commit, where each commit has one parent, the one before it.
    package static func startOfLine(_ commits: [JSONValue], head: String) -> String? {
        var before: String?
        var start: String?
        for commit in commits {
            let parents = (commit["parents"]?.array ?? []).compactMap { $0["sha"]?.string }
            guard parents.count == 1, before == nil || parents[0] == before else { return nil }
            if start == nil { start = parents[0] }
            before = commit["sha"]?.string
        }
        return before == head ? start : nil
    }

    /// How a pull request came to its branch, from the commit that GitHub names as the merge.
    private func mergeMethod(
        _ source: inout TaskSource, _ pull: GitHubPull, _ commits: [JSONValue], _ repository: String
    ) async throws(ProviderError) -> TaskChange.MergeMethod? {
        guard let sha = pull.mergeCommit else { return nil }
        do throws(ProviderError) {
            let commit = try await service.client.json(service.api.commit(sha, of: repository))
                .value
            let method = Self.mergeMethod(of: commit, sha: sha, pull: pull, commits: commits)
            if method == nil {
                source.warnings.append(
                    TaskWarning(
                        "fast_forward",
                        "\(pull.name) was merged without a commit of its own: how is not recorded"))
            }
            return method
        } catch {
            try source.warnings.add("unreadable_commit", "commit \(sha) cannot be read", error)
            return nil
        }
    }

    /// Decides by the merge commit: two parents, or the text and author of the last commit.
    package static func mergeMethod(
        of commit: JSONValue, sha: String, pull: GitHubPull, commits: [JSONValue]
    ) -> TaskChange.MergeMethod? {
        if (commit["parents"]?.array ?? []).count > 1 { return .merge }
        if sha == pull.headSHA { return nil }
        func mark(_ commit: JSONValue?) -> [String?] {
            let author = commit?["commit"]?["author"]
            return [
                commit?["commit"]?["message"]?.string.map(\.trimmed), author?["date"]?.string,
                author?["email"]?.string,
            ]
        }
        // A rebase keeps message, author and the author's date; a squash makes them new.
        return !commits.isEmpty && mark(commits.last) == mark(commit) ? .rebase : .squash
    }
}
