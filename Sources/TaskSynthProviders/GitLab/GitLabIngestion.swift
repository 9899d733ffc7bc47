import TaskSynthCore

/// Makes a task source of a closed issue of GitLab.
struct GitLabIngestion: Sendable {
    let service: GitLabService
    let project: String

    func source(ofIssue number: Int) async throws(ProviderError) -> TaskSource {
        let request = service.issue(number, of: project)
        let answer = try await service.client.json(request)
        guard let issue = GitLabIssue(answer.value) else {
            throw ProviderError(.badAnswer, "the answer is no issue")
                .about(request, answer.answer.response)
        }
        var source = TaskSource(origin: .gitlab)
        source.takeProblem(title: issue.title, text: issue.text)
        source.createdAt = issue.createdAt
        var ticket = issue.ticket
        ticket.relation = .primary
        ticket.direction = .imported
        source.tickets = [ticket]
        if let place = issue.movedTo {
            source.warnings.append(
                TaskWarning("moved", "the issue was moved: it has the id \(place) now"))
        }
        let details = try await optional(&source, "no_project", service.project(project))
        source.repositoryURL = details?["http_url_to_repo"]?.string
        let branch = details?["default_branch"]?.string
        var began: ISOTimestamp?
        if issue.state == "closed" {
            began = try await addChange(to: &source, issue, branch: branch)
        } else {
            source.warnings.append(
                TaskWarning(
                    "not_closed", "the issue is still open: there is no change that closed it"))
        }
        let notes = try await service.client.pages(
            service.issueList(number, "notes", of: project).sorted())
        source.take(
            notes.filter { $0["system"]?.bool != true }.map { note in
                TicketComment(
                    text: note["body"]?.string ?? "",
                    createdAt: note["created_at"]?.string.flatMap(ISOTimestamp.init),
                    isByProgram: note["author"]?["bot"]?.bool == true)
            }, before: began ?? issue.closedAt)
        return source
    }

    /// The change by the last closing event, then by the merge requests that say so.
    private func addChange(
        to source: inout TaskSource, _ issue: GitLabIssue, branch: String?
    ) async throws(ProviderError) -> ISOTimestamp? {
        let events = try await list(&source, "resource_state_events", issue)
        let closers = try await list(&source, "closed_by", issue).compactMap(
            GitLabMergeRequest.init)
        let related = try await list(&source, "related_merge_requests", issue)
            .compactMap(GitLabMergeRequest.init)
        let closing = events.last { ["closed", "reopened"].contains($0["state"]?.string) }
        if closing?["state"]?.string == "closed" {
            let id = closing?["source_merge_request_id"]?.integer
            let named = (closers + related).first { id != nil && $0.id == id }
            if let named {
                return try await fill(
                    &source, named, rule: "closed_event", confidence: 1,
                    detail: "the last closing of the issue was by !\(named.number)")
            }
            if let sha = closing?["source_commit"]?.string {
                return try await fill(&source, commit: sha)
            }
        }
        // `closed_by` also holds what would close the issue once it is merged.
        let merged = closers.filter { mergeRequest in
            mergeRequest.isMerged && isInTime(mergeRequest, issue)
                && (branch == nil || mergeRequest.targetBranch == branch)
        }
        if let last = latest(merged) {
            return try await fill(
                &source, last, rule: "closing_reference", confidence: 0.9,
                detail: "GitLab lists !\(last.number) as closing the issue")
        }
        let keywords = ClosingKeywords(.gitlab)
        for mergeRequest in related.sorted(by: { mergedAt($0) > mergedAt($1) })
        where mergeRequest.isMerged && isInTime(mergeRequest, issue) {
            guard branch == nil || mergeRequest.targetBranch == branch else { continue }
            let text = "\(mergeRequest.title ?? "")\n\(mergeRequest.text ?? "")"
            guard
                let phrase = keywords.phrase(
                    closing: issue.number, of: project, in: text, home: project)
            else { continue }
            return try await fill(
                &source, mergeRequest, rule: "related_keyword", confidence: 0.7,
                detail: "!\(mergeRequest.number) says '\(phrase)'")
        }
        source.warnings.append(
            TaskWarning(
                "no_pull_request",
                "TODO: no merge request and no commit was found that closed the issue: name its "
                    + "commits in commitRange by hand"))
        return nil
    }

    private func mergedAt(_ mergeRequest: GitLabMergeRequest) -> Double {
        mergeRequest.mergedAt?.secondsSinceEpoch ?? 0
    }

    private func latest(_ mergeRequests: [GitLabMergeRequest]) -> GitLabMergeRequest? {
        mergeRequests.max { mergedAt($0) < mergedAt($1) }
    }

    private func isInTime(_ mergeRequest: GitLabMergeRequest, _ issue: GitLabIssue) -> Bool {
        guard let merged = mergeRequest.mergedAt, let closed = issue.closedAt else { return true }
        return merged.secondsSinceEpoch <= closed.secondsSinceEpoch + 600
    }

    private func fill(
        _ source: inout TaskSource, _ known: GitLabMergeRequest, rule: String, confidence: Double,
        detail: String
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
        source.change.confidence = confidence
        source.change.evidence.append(.init(rule: rule, detail: detail))
        source.change.mergeCommit = mergeRequest.landedCommit
        source.change.mergedHow = mergeRequest.mergeMethod
        source.commitRange = CommitRange(base: mergeRequest.baseSHA, head: mergeRequest.headSHA)
        if mergeRequest.baseSHA == nil {
            source.warnings.append(
                TaskWarning("no_merge_base", "GitLab does not name the merge-base"))
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

    private func fill(
        _ source: inout TaskSource, commit sha: String
    ) async throws(ProviderError) -> ISOTimestamp? {
        source.change.closedBy = .commit
        source.change.commit = sha
        source.change.confidence = 0.95
        source.change.evidence.append(
            .init(
                rule: "closed_event", detail: "the last closing of the issue was by commit \(sha)"))
        source.commitRange.head = sha
        let commit = try await optional(
            &source, "unreadable_commit", service.commit(sha, of: project))
        source.commitRange.base = commit?["parent_ids"]?[0]?.string
        source.artifacts.append(
            TaskArtifact(
                role: .solution, kind: "commit", url: commit?["web_url"]?.string,
                text: commit?["message"]?.string))
        return commit?["authored_date"]?.string.flatMap(ISOTimestamp.init)
    }

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
            source.artifacts.append(
                TaskArtifact(
                    role: .solution, kind: "diff", title: name, url: request.address.text,
                    text: text))
        } catch {
            try note(&source, "no_diff", error)
        }
    }

    private func list(
        _ source: inout TaskSource, _ name: String, _ issue: GitLabIssue
    ) async throws(ProviderError) -> [JSONValue] {
        try await pages(
            &source, "no_\(name)", service.issueList(issue.number, name, of: project))
    }

    private func pages(
        _ source: inout TaskSource, _ code: String, _ request: HTTPRequest
    ) async throws(ProviderError) -> [JSONValue] {
        do throws(ProviderError) {
            return try await service.client.pages(request)
        } catch {
            try note(&source, code, error)
            return []
        }
    }

    private func optional(
        _ source: inout TaskSource, _ code: String, _ request: HTTPRequest
    ) async throws(ProviderError) -> JSONValue? {
        do throws(ProviderError) {
            return try await service.client.json(request).value
        } catch {
            try note(&source, code, error)
            return nil
        }
    }

    private func note(
        _ source: inout TaskSource, _ code: String, _ error: ProviderError
    ) throws(ProviderError) {
        guard ![.cancelled, .rateLimited, .unauthorized].contains(error.code) else { throw error }
        source.warnings.append(TaskWarning(code, "a part could not be read: \(error)"))
    }
}

extension HTTPRequest {
    /// The list from its oldest entry on.
    fileprivate func sorted() -> HTTPRequest {
        var request = self
        request.address = address.adding("sort", "asc").adding("order_by", "created_at")
        return request
    }
}
