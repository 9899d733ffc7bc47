import TaskSynthCore

/// Finds the change of a ticket that is not on GitHub: the repository first, then the pull request.
///
/// The repository is found by linked pull requests, by the branch, by a field of the ticket, and by
/// the configured mapping, in this order; the evidence says by which.
struct TicketChangeFinder: Sendable {
    /// What a ticket says about its change.
    struct Clues: Sendable {
        /// The ticket's name, `ENG-1`.
        var id: String
        /// The addresses that are linked with the ticket, the surest first.
        var links: [String]
        /// The texts of the ticket and of its comments.
        var texts: [String] = []
        /// The name of its branch.
        var branch: String?
        /// The repository that a field of it names.
        var field: String?
        /// The time at which it was closed.
        var closedAt: ISOTimestamp?
        /// Whether it is closed.
        var isClosed: Bool
    }

    let service: GitHubService
    let mapping: RepositoryMapping
    let hosts: Set<String>

    /// Fills in the change; gives the time at which the work on it began.
    func fill(
        _ source: inout TaskSource, with clues: Clues
    ) async throws(ProviderError) -> ISOTimestamp? {
        if !clues.isClosed {
            source.warnings.append(
                TaskWarning(
                    "not_closed", "the ticket is not done: there may be no change that solved it"))
        }
        let linked = references(clues.links)
        if let began = try await fill(
            &source, linked, clues, rule: "linked_pull_request", confidence: 0.9)
        {
            return began.date
        }
        let mapped =
            clues.field.map { ($0, "repository_field") }
            ?? mapping.repository(for: clues.id).map { ($0, "repository_mapping") }
        if let branch = clues.branch, let (repository, _) = mapped {
            let pulls = try await pulls(ofBranch: branch, in: repository, &source)
            if let began = try await fill(
                &source, pulls, clues, rule: "branch_name", confidence: 0.8)
            {
                return began.date
            }
        }
        let mentioned = clues.texts.flatMap { PullReference.references(in: $0, hosts: hosts) }
            .filter { !linked.contains($0) }
        if let began = try await fill(
            &source, mentioned, clues, rule: "mentioned_pull_request", confidence: 0.6)
        {
            return began.date
        }
        if let (repository, rule) = mapped {
            source.repositoryURL = "https://github.com/\(repository).git"
            source.change.evidence.append(
                .init(rule: rule, detail: "\(clues.id) belongs to \(repository)"))
        } else {
            source.warnings.append(
                TaskWarning(
                    "no_repository",
                    "no pull request, branch, field or mapping names the repository of \(clues.id): "
                        + "give it with --map"))
        }
        source.warnings.append(
            TaskWarning(
                "no_pull_request",
                "TODO: no merged pull request of \(clues.id) was found: name its commits in "
                    + "commitRange by hand"))
        return nil
    }

    private func references(_ links: [String]) -> [PullReference] {
        links.reduce(into: []) { found, link in
            if let reference = PullReference(address: link, hosts: hosts),
                !found.contains(reference)
            {
                found.append(reference)
            }
        }
    }

    private struct Began {
        var date: ISOTimestamp?
    }

    /// Takes the last merged one of some pull requests.
    private func fill(
        _ source: inout TaskSource, _ references: [PullReference], _ clues: Clues, rule: String,
        confidence: Double
    ) async throws(ProviderError) -> Began? {
        var merged: [GitHubPull] = []
        for reference in references {
            do throws(ProviderError) {
                var pull = try await service.pull(reference.number, of: reference.repository)
                pull.repository = pull.repository ?? reference.repository
                guard pull.isMerged else {
                    source.warnings.append(
                        TaskWarning("not_merged", "\(pull.name) was not merged"))
                    continue
                }
                merged.append(pull)
            } catch {
                guard ![.cancelled, .rateLimited, .unauthorized].contains(error.code) else {
                    throw error
                }
                source.warnings.append(
                    TaskWarning(
                        "unreadable_pull_request",
                        "\(reference.repository)#\(reference.number) cannot be read: \(error)"))
            }
        }
        let inTime = GitHubPull.lastMerged(of: merged, before: clues.closedAt)
        guard let pull = inTime ?? GitHubPull.lastMerged(of: merged, before: nil) else {
            return nil
        }
        if merged.count > 1 {
            let names = merged.map(\.name).joined(separator: ", ")
            source.warnings.append(
                TaskWarning(
                    "several_pull_requests", "\(names) belong to the ticket: \(pull.name) is taken")
            )
        }
        let closing = GitHubClosing(
            pull: pull, confidence: inTime == nil ? confidence - 0.2 : confidence, rule: rule,
            detail: "\(pull.name) belongs to \(clues.id) and was merged"
                + (inTime == nil ? " after it was closed" : ""))
        let change = GitHubChange(service: service)
        return Began(date: try await change.fill(&source, with: closing, home: nil))
    }

    private func pulls(
        ofBranch branch: String, in repository: String, _ source: inout TaskSource
    ) async throws(ProviderError) -> [PullReference] {
        let owner = repository.split(separator: "/").first.map(String.init) ?? ""
        do throws(ProviderError) {
            let request = service.api.pulls(of: repository, head: "\(owner):\(branch)")
            let items = try await service.client.pages(request)
            return items.compactMap { GitHubPull(rest: $0) }.map {
                PullReference(repository: repository, number: $0.number)
            }
        } catch {
            guard ![.cancelled, .rateLimited, .unauthorized].contains(error.code) else {
                throw error
            }
            source.warnings.append(
                TaskWarning("no_branch", "the branch \(branch) could not be looked for: \(error)"))
            return []
        }
    }
}
