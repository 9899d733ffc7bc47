import TaskSynthCore

/// Makes a task source of a closed issue of GitLab.
struct GitLabIngestion: Sendable {
    let link: GitLabLink
    let project: String

    func source(ofIssue number: Int) async throws(ProviderError) -> TaskSource {
        let service = link.service
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
        let details = try await change(issue).optional(
            &source, "no_project", service.project(project))
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

    /// The change by the last closing event, then by what says that it closes the issue.
    private func addChange(
        to source: inout TaskSource, _ issue: GitLabIssue, branch: String?
    ) async throws(ProviderError) -> ISOTimestamp? {
        if let original = issue.duplicateOf {
            source.warnings.append(
                TaskWarning(
                    "duplicate", "the issue was closed as a duplicate of \(original)"))
        }
        let change = change(issue)
        let events = try await list(&source, "resource_state_events", issue)
        let closers = try await list(&source, "closed_by", issue).compactMap(
            GitLabMergeRequest.init)
        let related = try await list(&source, "related_merge_requests", issue)
            .compactMap(GitLabMergeRequest.init)
        let closing = events.last { ["closed", "reopened"].contains($0["state"]?.string) }
        if closing?["state"]?.string == "closed" {
            let id = closing?["source_merge_request_id"]?.integer
            if let named = (closers + related).first(where: { id != nil && $0.id == id }) {
                source.note(
                    "closed_event", 1, "the last closing of the issue was by !\(named.number)")
                return try await change.fill(&source, named)
            }
            if let sha = closing?["source_commit"]?.string {
                source.note(
                    "closed_event", 0.95, "the last closing of the issue was by commit \(sha)")
                return try await change.fill(&source, commit: sha)
            }
        }
        // `closed_by` also holds what would close the issue once it is merged.
        let candidates = { (list: [GitLabMergeRequest]) in
            list.filter { mergeRequest in
                mergeRequest.isMerged && isInTime(mergeRequest, issue)
                    && (branch == nil || (mergeRequest.targetBranch ?? branch) == branch)
            }.sorted { mergedAt($0) > mergedAt($1) }
        }
        if let last = candidates(closers).first {
            source.note(
                "closing_reference", 0.9, "GitLab lists !\(last.number) as closing the issue")
            return try await change.fill(&source, last)
        }
        let keywords = ClosingKeywords(.gitlab)
        for mergeRequest in candidates(related) {
            let text = "\(mergeRequest.title ?? "")\n\(mergeRequest.text ?? "")"
            guard
                let phrase = keywords.phrase(
                    closing: issue.number, of: project, in: text, home: project)
            else { continue }
            source.note("related_keyword", 0.7, "!\(mergeRequest.number) says '\(phrase)'")
            return try await change.fill(&source, mergeRequest)
        }
        if issue.duplicateOf == nil, let commit = try await commit(&source, closing: issue) {
            return try await change.fill(&source, commit: commit)
        }
        source.warnings.append(
            TaskWarning(
                "no_pull_request",
                "TODO: no merge request and no commit was found that closed the issue: name its "
                    + "commits in commitRange by hand"))
        return nil
    }

    /// The last resort: a commit whose message says that it closes the issue.
    private func commit(
        _ source: inout TaskSource, closing issue: GitLabIssue
    ) async throws(ProviderError) -> String? {
        let search = link.service.searchCommits("#\(issue.number)", of: project)
        for commit in try await change(issue).pages(&source, "no_search", search) {
            guard let sha = commit["id"]?.string, let message = commit["message"]?.string,
                let phrase = ClosingKeywords(.gitlab).phrase(
                    closing: issue.number, of: project, in: message, home: project)
            else { continue }
            source.note(
                "search_commit_keyword", 0.6, "the message of commit \(sha) says '\(phrase)'")
            return sha
        }
        return nil
    }

    private func change(_ issue: GitLabIssue) -> GitLabChange {
        GitLabChange(service: link.service, project: project, homeID: issue.projectID)
    }

    private func mergedAt(_ mergeRequest: GitLabMergeRequest) -> Double {
        mergeRequest.mergedAt?.secondsSinceEpoch ?? 0
    }

    private func isInTime(_ mergeRequest: GitLabMergeRequest, _ issue: GitLabIssue) -> Bool {
        guard let merged = mergeRequest.mergedAt, let closed = issue.closedAt else { return true }
        return merged.secondsSinceEpoch <= closed.secondsSinceEpoch + 600
    }

    private func list(
        _ source: inout TaskSource, _ name: String, _ issue: GitLabIssue
    ) async throws(ProviderError) -> [JSONValue] {
        try await change(issue).pages(
            &source, "no_\(name)", link.service.issueList(issue.number, name, of: project))
    }
}

extension TaskSource {
    /// Says what the change was found by, and how sure that is.
    fileprivate mutating func note(_ rule: String, _ confidence: Double, _ detail: String) {
        change.confidence = confidence
        change.evidence.append(.init(rule: rule, detail: detail))
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
