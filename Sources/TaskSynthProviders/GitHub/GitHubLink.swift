package import TaskSynthCore

/// GitHub as tickets elsewhere are followed to it: the service, and its pages.
package struct GitHubLink: Sendable {
    package let service: GitHubService
    package let pages: ServicePages

    package init(api: String?, context: ProviderContext) throws(ProviderError) {
        let base = try context.address(api, standard: "https://api.github.com")
        service = GitHubService(base: base, context: context)
        let end = "/api/v3"
        if base.path.hasSuffix(end) {
            // An Enterprise server has its pages and its API on one host.
            pages = ServicePages(base.replacingPath(String(base.path.dropLast(end.count))))
        } else {
            let home = try context.address(nil, standard: "https://github.com")
            pages = ServicePages(home, otherNames: ["www.github.com"])
        }
    }
}

extension GitHubLink: ChangeHost {
    package func reference(at components: [String]) -> ChangeReference? {
        ChangeReference(
            repository: components.prefix(2), page: components.dropFirst(2), proposals: "pull")
    }

    package func repository(at components: [String]) -> String? {
        ChangeReference.name(components.prefix(2))
    }

    package func proposal(
        _ number: Int, in repository: String
    ) async throws(ProviderError) -> ProposedChange {
        var pull = try await service.pull(number, of: repository)
        pull.repository = pull.repository ?? repository
        return pull.proposal(in: repository)
    }

    package func proposals(
        ofBranch branch: String, in repository: String
    ) async throws(ProviderError) -> [ProposedChange] {
        let owner = repository.split(separator: "/").first.map(String.init) ?? ""
        let request = service.api.pulls(of: repository, head: "\(owner):\(branch)")
        let items = try await service.client.pages(request)
        return items.compactMap { GitHubPull(rest: $0)?.proposal(in: repository) }
    }

    package func proposals(
        ofCommit sha: String, in repository: String
    ) async throws(ProviderError) -> [ProposedChange] {
        let items = try await service.client.pages(service.api.pulls(ofCommit: sha, of: repository))
        return items.compactMap { GitHubPull(rest: $0) }.filter(\.isMerged)
            .map { $0.proposal(in: repository) }
    }

    /// The first ones that the search gives, each read whole: a search does not tell branches.
    package func proposals(
        naming key: String, in repository: String
    ) async throws(ProviderError) -> [ProposedChange] {
        let query = "repo:\(repository) is:pr is:merged \"\(key)\" in:title,body"
        let answer = try await service.client.json(service.api.search("issues", query))
        let numbers = (answer.value["items"]?.array ?? []).compactMap { $0["number"]?.integer }
        var changes: [ProposedChange] = []
        for number in numbers.prefix(10) {
            changes.append(try await proposal(number, in: repository))
        }
        return changes
    }

    package func commits(
        naming words: String, in repository: String
    ) async throws(ProviderError) -> [NamedCommit] {
        let query = "repo:\(repository) \"\(words)\""
        let answer = try await service.client.json(service.api.search("commits", query))
        return (answer.value["items"]?.array ?? []).compactMap { item in
            guard let sha = item["sha"]?.string, let text = item["commit"]?["message"]?.string
            else { return nil }
            return NamedCommit(sha: sha, message: text)
        }
    }

    package func fill(
        _ source: inout TaskSource, with reference: ChangeReference
    ) async throws(ProviderError) -> ISOTimestamp? {
        source.repositoryURL = cloneURL(of: reference.repository)
        let change = GitHubChange(service: service)
        return switch reference.target {
        case .proposal(let number):
            try await change.fill(
                &source, pull: GitHubPull(number: number, repository: reference.repository),
                home: nil)
        case .commit(let sha):
            try await change.fill(
                &source, commit: sha, repository: reference.repository, home: nil)
        case .branch: nil
        }
    }
}

extension GitHubPull {
    fileprivate func proposal(in home: String) -> ProposedChange {
        ProposedChange(
            repository: repository ?? home, number: number, name: "\(repository ?? home)#\(number)",
            title: title, text: body, branch: headBranch, isMerged: isMerged, mergedAt: mergedAt)
    }
}
