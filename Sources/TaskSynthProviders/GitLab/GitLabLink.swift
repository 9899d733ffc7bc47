package import TaskSynthCore

/// GitLab as tickets elsewhere are followed to it: the service, and its pages.
package struct GitLabLink: Sendable {
    package let service: GitLabService
    package let pages: ServicePages

    package init(api: String?, context: ProviderContext) throws(ProviderError) {
        let base = try GitLabService.base(api, context)
        self.init(service: GitLabService(base: base, context: context), base: base)
    }

    init(service: GitLabService, base: WebAddress) {
        self.service = service
        let end = "/api/v4"
        let path = base.path.hasSuffix(end) ? String(base.path.dropLast(end.count)) : ""
        pages = ServicePages(base.replacingPath(path))
    }
}

extension GitLabLink: ChangeHost {
    /// A page below `group/…/name/-/`; older pages have no dash between.
    package func reference(at components: [String]) -> ChangeReference? {
        guard let (name, page) = Self.split(components) else { return nil }
        return ChangeReference(repository: name, page: page, proposals: "merge_requests")
    }

    package func repository(at components: [String]) -> String? {
        ChangeReference.name(Self.split(components)?.name ?? components[...])
    }

    private static func split(
        _ components: [String]
    ) -> (name: ArraySlice<String>, page: ArraySlice<String>)? {
        let kinds = ["merge_requests", "tree", "commit"]
        if let dash = components.firstIndex(of: "-") {
            return (components[..<dash], components[(dash + 1)...])
        }
        guard let kind = components.dropFirst(2).firstIndex(where: kinds.contains) else {
            return nil
        }
        return (components[..<kind], components[kind...])
    }

    package func proposal(
        _ number: Int, in repository: String
    ) async throws(ProviderError) -> ProposedChange {
        let request = service.mergeRequest(number, of: repository)
        let answer = try await service.client.json(request)
        guard let mergeRequest = GitLabMergeRequest(answer.value) else {
            throw ProviderError(.badAnswer, "the answer is no merge request")
                .about(request, answer.answer.response)
        }
        return mergeRequest.proposal(in: repository)
    }

    package func proposals(
        ofBranch branch: String, in repository: String
    ) async throws(ProviderError) -> [ProposedChange] {
        let request = service.mergeRequests(of: repository, filters: [("source_branch", branch)])
        return try await proposals(request, repository)
    }

    package func proposals(
        ofCommit sha: String, in repository: String
    ) async throws(ProviderError) -> [ProposedChange] {
        let request = service.commit(sha, of: repository, "merge_requests")
        return try await proposals(request, repository).filter(\.isMerged)
    }

    package func proposals(
        naming key: String, in repository: String
    ) async throws(ProviderError) -> [ProposedChange] {
        let filters = [("state", "merged"), ("search", key), ("in", "title,description")]
        return try await proposals(
            service.mergeRequests(of: repository, filters: filters), repository)
    }

    private func proposals(
        _ request: HTTPRequest, _ repository: String
    ) async throws(ProviderError) -> [ProposedChange] {
        try await service.client.pages(request).compactMap { json in
            GitLabMergeRequest(json)?.proposal(in: repository)
        }
    }

    package func commits(
        naming words: String, in repository: String
    ) async throws(ProviderError) -> [NamedCommit] {
        let items = try await service.client.pages(service.searchCommits(words, of: repository))
        return items.compactMap { item in
            guard let sha = item["id"]?.string, let text = item["message"]?.string else {
                return nil
            }
            return NamedCommit(sha: sha, message: text)
        }
    }

    package func fill(
        _ source: inout TaskSource, with reference: ChangeReference
    ) async throws(ProviderError) -> ISOTimestamp? {
        let change = GitLabChange(service: service, project: reference.repository)
        let project = try await change.optional(
            &source, "no_project", service.project(reference.repository))
        source.repositoryURL =
            project?["http_url_to_repo"]?.string ?? cloneURL(of: reference.repository)
        return switch reference.target {
        case .proposal(let number):
            try await change.fill(&source, GitLabMergeRequest(number: number))
        case .commit(let sha): try await change.fill(&source, commit: sha)
        case .branch: nil
        }
    }
}

extension GitLabMergeRequest {
    fileprivate func proposal(in repository: String) -> ProposedChange {
        ProposedChange(
            repository: repository, number: number, name: "\(repository)!\(number)", title: title,
            text: text, branch: sourceBranch, isMerged: isMerged, mergedAt: mergedAt)
    }
}
