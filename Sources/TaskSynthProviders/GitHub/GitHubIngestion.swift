package import TaskSynthCore

/// Makes a task source of a closed issue of GitHub.
package struct GitHubIngestion: Sendable {
    private let service: GitHubService

    package init(service: GitHubService) { self.service = service }

    /// Follows an issue to the change that closed it.
    ///
    /// - Parameters:
    ///   - number: The number of the issue.
    ///   - name: The repository, as `owner/name`.
    /// - Returns: The source; what was not found is null and a warning.
    /// - Throws: ``ProviderError`` where the issue itself cannot be read.
    package func source(ofIssue number: Int, in name: String) async throws(ProviderError)
        -> TaskSource
    {
        let (issue, isMoved) = try await service.issue(number, of: name)
        let repository = isMoved ? issue.repository ?? name : name
        guard !issue.isPullRequest else {
            var error = ProviderError(
                .isPullRequest, "#\(number) is a pull request, not an issue",
                advice: ["tasksynth synth --pr \(number) makes a task of a pull request"]
            ).about(service.api.issue(number, of: name))
            error.status = 200
            throw error
        }
        var source = TaskSource(origin: .github)
        source.takeProblem(title: issue.title, text: issue.body)
        source.createdAt = issue.createdAt
        source.repositoryURL = Self.cloneURL(of: repository, issue: issue)
        var ticket = issue.ticket
        ticket.relation = .primary
        ticket.direction = .imported
        source.tickets = [ticket]
        if isMoved {
            source.warnings.append(
                TaskWarning("moved", "\(name)#\(number) is \(repository)#\(issue.number) now"))
        }
        let began = try await addChange(to: &source, issue, repository)
        try await addComments(to: &source, issue, repository, began: began)
        return source
    }

    private func addChange(
        to source: inout TaskSource, _ issue: GitHubIssue, _ repository: String
    ) async throws(ProviderError) -> ISOTimestamp? {
        guard issue.state == "closed" else {
            source.warnings.append(
                TaskWarning(
                    "not_closed", "the issue is still open: there is no change that closed it"))
            return nil
        }
        var finder = GitHubFinder(service: service, repository: repository, issue: issue)
        let found = try await finder.find()
        // Where a change is known, it does not matter what could not be asked.
        source.warnings += finder.warnings
        guard let found else {
            let reason = issue.stateReason ?? ""
            if ["not_planned", "duplicate"].contains(reason) {
                source.warnings.append(
                    TaskWarning(
                        reason, "the issue was closed as \(reason): nothing was changed for it"))
            } else {
                source.warnings.append(
                    TaskWarning(
                        "no_pull_request",
                        "TODO: no pull request and no commit was found that closed the issue: "
                            + "name its commits in commitRange by hand"))
            }
            return nil
        }
        return try await GitHubChange(service: service).fill(&source, with: found, home: repository)
    }

    /// Sorts comments into what was said before the work began, and what may tell the solution.
    private func addComments(
        to source: inout TaskSource, _ issue: GitHubIssue, _ repository: String,
        began: ISOTimestamp?
    ) async throws(ProviderError) {
        let items = try await service.client.pages(
            service.api.comments(issue.number, of: repository))
        source.take(
            items.map { item in
                TicketComment(
                    text: item["body"]?.string ?? "",
                    createdAt: item["created_at"]?.string.flatMap(ISOTimestamp.init),
                    url: item["html_url"]?.string,
                    isByProgram: item["user"]?["type"]?.string == "Bot")
            }, before: began ?? issue.closedAt)
    }

    /// The address to clone from, by the host of the issue's own page.
    private static func cloneURL(of repository: String, issue: GitHubIssue) -> String? {
        let page = issue.url.flatMap { WebAddress($0) }
        guard let origin = page?.origin else { return "https://github.com/\(repository).git" }
        return page?.replacingPath("/\(repository).git").text ?? "\(origin.scheme)"
    }
}
