import TaskSynthCore

/// Fills a task source with a change on GitLab: commits, diff, and what tells the solution.
struct GitLabChange: Sendable {
    let service: GitLabService
    /// The path or the number of the project that the ticket or the change belongs to.
    let project: String
    /// The number of the ticket's project, where it is one of GitLab.
    var homeID: Int?

    /// Takes over a merge request; gives the time at which the work on it began.
    func fill(
        _ source: inout TaskSource, _ known: GitLabMergeRequest
    ) async throws(ProviderError) -> ISOTimestamp? {
        var mergeRequest = known
        let home = known.projectID.map(String.init) ?? project
        if let json = try await optional(
            &source, "unreadable_pull_request", service.mergeRequest(known.number, of: home))
        {
            mergeRequest = GitLabMergeRequest(json) ?? known
        }
        source.change.closedBy = .pullRequest
        source.change.pull = mergeRequest.number
        source.change.mergeCommit = mergeRequest.landedCommit
        source.change.mergedHow = mergeRequest.mergeMethod
        source.commitRange = CommitRange(base: mergeRequest.baseSHA, head: mergeRequest.headSHA)
        if mergeRequest.baseSHA == nil {
            source.warnings.append(
                TaskWarning("no_merge_base", "GitLab does not name the merge-base"))
        }
        if let id = mergeRequest.projectID, let homeID, id != homeID {
            try await noteProject(&source, id)
        }
        source.artifacts.append(
            TaskArtifact(
                role: .solution, kind: "pull_request", title: mergeRequest.title,
                url: mergeRequest.url, text: mergeRequest.text, createdAt: mergeRequest.createdAt))
        try await addDiff(
            to: &source, service.mergeRequest(known.number, of: home, "raw_diffs"),
            name: "!\(known.number)")
        let commits = try await pages(
            &source, "no_commits", service.mergeRequestPages(known.number, of: home, "commits"))
        let dates = commits.compactMap { $0["created_at"]?.string.flatMap(ISOTimestamp.init) }
        return (dates + [mergeRequest.createdAt].compactMap(\.self)).min()
    }

    /// Takes over a commit; gives the time at which it was written.
    func fill(
        _ source: inout TaskSource, commit sha: String
    ) async throws(ProviderError) -> ISOTimestamp? {
        source.change.closedBy = .commit
        source.change.commit = sha
        source.commitRange.head = sha
        let commit = try await optional(
            &source, "unreadable_commit", service.commit(sha, of: project))
        guard let commit else { return nil }
        // A link may name a commit by its beginning.
        let name = commit["id"]?.string ?? sha
        source.change.commit = name
        source.commitRange = CommitRange(base: commit["parent_ids"]?[0]?.string, head: name)
        source.artifacts.append(
            TaskArtifact(
                role: .solution, kind: "commit", url: commit["web_url"]?.string,
                text: commit["message"]?.string))
        try await addFiles(to: &source, service.commit(name, of: project, "diff").paged, name)
        return commit["authored_date"]?.string.flatMap(ISOTimestamp.init)
    }

    /// The change is in another project than the ticket.
    private func noteProject(
        _ source: inout TaskSource, _ id: Int
    ) async throws(ProviderError) {
        let other = try await optional(&source, "no_project", service.project(String(id)))
        source.change.repository = other?["path_with_namespace"]?.string
        source.repositoryURL = other?["http_url_to_repo"]?.string
        let name = source.change.repository ?? "project \(id)"
        source.warnings.append(
            TaskWarning(
                "other_repository",
                "the change is in \(name), the ticket in \(project): clone the former"))
    }

    // MARK: - Diffs

    private func addDiff(
        to source: inout TaskSource, _ request: HTTPRequest, name: String
    ) async throws(ProviderError) {
        do throws(ProviderError) {
            let answer = try await service.client.perform(request) { $0 }
            guard let text = String(validating: answer.response.body, as: UTF8.self) else {
                source.warnings.append(
                    TaskWarning(
                        "diff_not_text", "the diff of \(name) is not UTF-8: take it from a clone"))
                return
            }
            add(&source, text, name, request)
        } catch {
            try source.warnings.add("no_diff", "the diff of \(name) cannot be read", error)
        }
    }

    private func addFiles(
        to source: inout TaskSource, _ request: HTTPRequest, _ sha: String
    ) async throws(ProviderError) {
        let read = GitLabFileDiff.join(try await pages(&source, "no_diff", request))
        if !read.leftOut.isEmpty {
            source.warnings.append(
                TaskWarning(
                    "diff_incomplete",
                    "these files of commit \(sha) have no text in its diff: "
                        + read.leftOut.joined(separator: ", ")))
        }
        if !read.text.isEmpty { add(&source, read.text, "commit \(sha)", request) }
    }

    private func add(
        _ source: inout TaskSource, _ text: String, _ name: String, _ request: HTTPRequest
    ) {
        source.artifacts.append(
            TaskArtifact(
                role: .solution, kind: "diff", title: name, url: request.address.text, text: text))
    }

    // MARK: - Parts that may be missing

    /// Reads a list; one that cannot be read is a warning.
    func pages(
        _ source: inout TaskSource, _ code: String, _ request: HTTPRequest
    ) async throws(ProviderError) -> [JSONValue] {
        do throws(ProviderError) {
            return try await service.client.pages(request)
        } catch {
            try source.warnings.add(code, "a part could not be read", error)
            return []
        }
    }

    /// Reads a part; one that cannot be read is a warning.
    func optional(
        _ source: inout TaskSource, _ code: String, _ request: HTTPRequest
    ) async throws(ProviderError) -> JSONValue? {
        do throws(ProviderError) {
            return try await service.client.json(request).value
        } catch {
            try source.warnings.add(code, "a part could not be read", error)
            return nil
        }
    }
}

extension HTTPRequest {
    /// The first page of a list, as long as it may be.
    fileprivate var paged: HTTPRequest {
        var request = self
        request.address = address.adding("per_page", "100")
        return request
    }
}
