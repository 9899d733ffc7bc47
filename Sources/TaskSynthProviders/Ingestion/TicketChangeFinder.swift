import TaskSynthCore

/// Finds the change of a ticket that is kept apart from its repository.
///
/// The repository is found by what is linked with the ticket, by its branch, by a field of it, and
/// by the configured mapping, in this order; the evidence says by which.
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

    private typealias Place = (host: any ChangeHost, reference: ChangeReference)

    private let hosts: ChangeHosts
    private let mapping: RepositoryMapping
    private let clues: Clues
    private var warnings: [TaskWarning] = []

    init(hosts: ChangeHosts, mapping: RepositoryMapping, clues: Clues) {
        self.hosts = hosts
        self.mapping = mapping
        self.clues = clues
    }

    /// Fills in the change; gives the time at which the work on it began.
    mutating func fill(_ source: inout TaskSource) async throws(ProviderError) -> ISOTimestamp? {
        if !clues.isClosed {
            warn("not_closed", "the ticket is not done: there may be no change that solved it")
        }
        let linked = clues.links.compactMap(hosts.reference)
        let repositories = repositories(linked)
        let found = try await find(linked, repositories)
        if found == nil {
            if let repository = repositories.first {
                source.repositoryURL = repository.host.cloneURL(of: repository.name)
                source.change.evidence.append(repository.evidence)
            } else {
                warn(
                    "no_repository",
                    "no pull request, branch, field or mapping names the repository of \(clues.id): "
                        + "give it with --repo or --map")
            }
            warn(
                "no_pull_request",
                "TODO: no merged pull request of \(clues.id) was found: name its commits in "
                    + "commitRange by hand")
        }
        source.warnings += warnings
        guard let found else { return nil }
        source.change.confidence = found.confidence
        source.change.evidence += found.evidence
        return try await found.host.fill(&source, with: found.reference)
    }

    private mutating func warn(_ code: String, _ message: String) {
        warnings.append(TaskWarning(code, message))
    }

    // MARK: - Repositories

    /// A repository that the ticket may belong to, and what says so.
    private struct Repository {
        var host: any ChangeHost
        var name: String
        var evidence: TaskChange.Evidence
    }

    /// The repositories of the ticket, the surest first.
    private mutating func repositories(_ linked: [Place]) -> [Repository] {
        var repositories = linked.map { place in
            Repository(
                host: place.host, name: place.reference.repository,
                evidence: .init(
                    rule: "linked_repository",
                    detail: "\(clues.id) has a link into \(place.reference.repository)"))
        }
        for (rule, text) in [
            ("repository_field", clues.field),
            ("repository_mapping", mapping.repository(for: clues.id)),
        ] {
            guard let text else { continue }
            guard let (host, name) = hosts.repository(text) else {
                warn(
                    "bad_repository",
                    "'\(text.shortened)' is no repository: it is written owner/name, "
                        + "gitlab:group/name, or as an address")
                continue
            }
            repositories.append(
                Repository(
                    host: host, name: name,
                    evidence: .init(rule: rule, detail: "\(clues.id) belongs to \(name)")))
        }
        var seen: Set<[String]> = []
        return repositories.filter { repository in
            let host = repository.host.pages.address(of: []).text
            return seen.insert([host, repository.name.lowercased()]).inserted
        }
    }

    // MARK: - Changes

    private mutating func find(
        _ linked: [Place], _ repositories: [Repository]
    ) async throws(ProviderError) -> FoundChange? {
        let proposals = linked.filter { $0.reference.number != nil }
        if let found = try await lastMerged(proposals, "linked_pull_request", 0.9) { return found }
        if let found = try await byLinkedCommit(linked) { return found }
        if let found = try await byBranch(linked, repositories) { return found }
        if clues.isClosed {
            for repository in repositories {
                if let found = try await byName(in: repository) { return found }
            }
        }
        let known = Set(linked.map(\.reference))
        let mentioned = clues.texts.flatMap(hosts.references).filter { place in
            place.reference.number != nil && !known.contains(place.reference)
        }
        if let found = try await lastMerged(mentioned, "mentioned_pull_request", 0.6) {
            return found
        }
        guard clues.isClosed else { return nil }
        for repository in repositories {
            if let found = try await byMessage(in: repository) { return found }
        }
        return nil
    }

    /// Reads proposed changes, and takes the last merged one.
    private mutating func lastMerged(
        _ places: [Place], _ rule: String, _ confidence: Double
    ) async throws(ProviderError) -> FoundChange? {
        var merged: [(host: any ChangeHost, change: ProposedChange)] = []
        var seen: Set<ChangeReference> = []
        for (host, reference) in places where seen.insert(reference).inserted {
            guard let number = reference.number else { continue }
            do throws(ProviderError) {
                let change = try await host.proposal(number, in: reference.repository)
                if change.isMerged {
                    merged.append((host, change))
                } else {
                    warn("not_merged", "\(change.name) was not merged")
                }
            } catch {
                let name = "\(reference.repository)#\(number)"
                try warnings.add("unreadable_pull_request", "\(name) cannot be read", error)
            }
        }
        return choose(among: merged, rule, confidence, "belongs to \(clues.id)")
    }

    /// The last one that was merged while the ticket was open, else the last one at all.
    private mutating func choose(
        among merged: [(host: any ChangeHost, change: ProposedChange)], _ rule: String,
        _ confidence: Double, _ reason: String
    ) -> FoundChange? {
        let changes = merged.map(\.change)
        let inTime = ProposedChange.lastMerged(of: changes, before: clues.closedAt)
        guard let change = inTime ?? ProposedChange.lastMerged(of: changes, before: nil),
            let host = merged.first(where: { $0.change == change })?.host
        else { return nil }
        if changes.count > 1 {
            let names = changes.map(\.name).joined(separator: ", ")
            warn(
                "several_pull_requests", "\(names) belong to the ticket: \(change.name) is taken")
        }
        let late = inTime == nil ? " after it was closed" : ""
        return FoundChange(
            host: host,
            reference: ChangeReference(repository: change.repository, .proposal(change.number)),
            confidence: inTime == nil ? confidence - 0.2 : confidence,
            evidence: [
                .init(rule: rule, detail: "\(change.name) \(reason) and was merged\(late)")
            ])
    }

    private mutating func byLinkedCommit(
        _ linked: [Place]
    ) async throws(ProviderError) -> FoundChange? {
        for (host, reference) in linked.reversed() {
            guard case .commit(let sha) = reference.target else { continue }
            let reason = "the ticket has a link to commit \(sha)"
            let found = try await change(
                ofCommit: sha, host, reference.repository, "linked_commit", 0.85, reason)
            if let found { return found }
        }
        return nil
    }

    /// The proposed change that a commit came with, else the commit by itself.
    private mutating func change(
        ofCommit sha: String, _ host: any ChangeHost, _ repository: String, _ rule: String,
        _ confidence: Double, _ reason: String
    ) async throws(ProviderError) -> FoundChange? {
        do throws(ProviderError) {
            let merged = try await host.proposals(ofCommit: sha, in: repository)
            let change = ProposedChange.lastMerged(of: merged, before: nil)
            let target: ChangeReference.Target =
                change.map { .proposal($0.number) } ?? .commit(sha)
            return FoundChange(
                host: host,
                reference: ChangeReference(repository: change?.repository ?? repository, target),
                confidence: confidence,
                evidence: [
                    .init(
                        rule: rule,
                        detail: reason + (change.map { ", which came with \($0.name)" } ?? ""))
                ])
        } catch {
            try warnings.add(
                "unreadable_commit", "commit \(sha) of \(repository) cannot be read", error)
            return nil
        }
    }

    /// The changes that come from the ticket's branch, in the repositories that may have it.
    private mutating func byBranch(
        _ linked: [Place], _ repositories: [Repository]
    ) async throws(ProviderError) -> FoundChange? {
        var places = linked.compactMap { place -> (Place, TaskChange.Evidence?)? in
            if case .branch = place.reference.target { (place, nil) } else { nil }
        }
        if let branch = clues.branch {
            var candidates = repositories.map { ($0.host, $0.name, Optional($0.evidence)) }
            if candidates.isEmpty {
                // No rule names a repository: one that is configured for others may have it.
                candidates = mapping.repositories.compactMap(hosts.repository).map {
                    ($0.host, $0.name, nil)
                }
            }
            places += candidates.map { host, name, evidence in
                ((host, ChangeReference(repository: name, .branch(branch))), evidence)
            }
        }
        for (place, evidence) in places {
            guard case .branch(let branch) = place.reference.target else { continue }
            do throws(ProviderError) {
                let changes = try await place.host.proposals(
                    ofBranch: branch, in: place.reference.repository)
                let merged = changes.filter(\.isMerged).map { (place.host, $0) }
                let reason = "comes from the branch \(branch) of \(clues.id)"
                if var found = choose(among: merged, "branch_name", 0.8, reason) {
                    if let evidence { found.evidence.append(evidence) }
                    return found
                }
            } catch {
                try warnings.add("no_branch", "the branch \(branch) could not be looked for", error)
            }
        }
        return nil
    }

    /// The merged changes whose words or branch name the ticket.
    private mutating func byName(
        in repository: Repository
    ) async throws(ProviderError) -> FoundChange? {
        var changes: [ProposedChange] = []
        do throws(ProviderError) {
            changes = try await repository.host.proposals(naming: clues.id, in: repository.name)
        } catch {
            try warnings.add("no_search", "\(repository.name) could not be searched", error)
        }
        let name = TicketName(clues.id)
        let keywords = ClosingKeywords(.gitlab, key: clues.id)
        for (rule, confidence, says) in [
            (
                "closing_keyword", 0.8,
                { keywords.closesKey(in: "\($0.title ?? "")\n\($0.text ?? "")") }
            ),
            ("name_in_branch", 0.75, { name.isNamed(in: $0.branch ?? "") }),
            ("name_in_title", 0.7, { name.isNamed(in: $0.title ?? "") }),
        ] as [(String, Double, (ProposedChange) -> Bool)] {
            let merged = changes.filter { $0.isMerged && says($0) }.map { (repository.host, $0) }
            if var found = choose(among: merged, rule, confidence, "names \(clues.id)") {
                found.evidence.append(repository.evidence)
                return found
            }
        }
        return nil
    }

    /// The commit whose message closes the ticket, or begins with its name.
    private mutating func byMessage(
        in repository: Repository
    ) async throws(ProviderError) -> FoundChange? {
        var commits: [NamedCommit] = []
        do throws(ProviderError) {
            commits = try await repository.host.commits(naming: clues.id, in: repository.name)
        } catch {
            try warnings.add(
                "no_search", "the commits of \(repository.name) could not be searched", error)
        }
        let name = TicketName(clues.id)
        let keywords = ClosingKeywords(.gitlab, key: clues.id)
        for (rule, confidence, says) in [
            ("commit_keyword", 0.6, { keywords.closesKey(in: $0) }),
            ("commit_subject", 0.5, { name.isNamed(in: String($0.prefix { !$0.isNewline })) }),
        ] as [(String, Double, (String) -> Bool)] {
            guard let commit = commits.first(where: { says($0.message) }) else { continue }
            let reason = "the message of commit \(commit.sha) names \(clues.id)"
            var found = try await change(
                ofCommit: commit.sha, repository.host, repository.name, rule, confidence, reason)
            found?.evidence.append(repository.evidence)
            return found
        }
        return nil
    }
}
