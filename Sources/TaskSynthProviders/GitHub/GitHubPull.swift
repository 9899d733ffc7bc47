package import TaskSynthCore

/// A pull request as GitHub answers, by REST or by GraphQL.
package struct GitHubPull: Hashable, Sendable {
    package var number: Int
    package var repository: String?
    package var title: String?
    package var body: String?
    package var url: String?
    package var state: String?
    package var isMerged: Bool
    package var createdAt: ISOTimestamp?
    package var mergedAt: ISOTimestamp?
    package var baseBranch: String?
    package var baseSHA: String?
    package var headSHA: String?
    package var headBranch: String?
    package var mergeCommit: String?
    package var defaultBranch: String?
    package var cloneURL: String?

    /// Reads an answer of REST; `nil` where it has no number.
    package init?(rest json: JSONValue) {
        guard let number = json["number"]?.integer else { return nil }
        self.number = number
        title = json["title"]?.string
        body = json["body"]?.string
        url = json["html_url"]?.string
        state = json["state"]?.string
        createdAt = json["created_at"]?.string.flatMap(ISOTimestamp.init)
        mergedAt = json["merged_at"]?.string.flatMap(ISOTimestamp.init)
        isMerged = json["merged"]?.bool ?? (mergedAt != nil)
        let base = json["base"]
        baseBranch = base?["ref"]?.string
        baseSHA = base?["sha"]?.string
        headSHA = json["head"]?["sha"]?.string
        headBranch = json["head"]?["ref"]?.string
        // Of a pull request that was not merged it is the commit of a test.
        mergeCommit = isMerged ? json["merge_commit_sha"]?.string : nil
        repository = base?["repo"]?["full_name"]?.string ?? GitHubIssue.repository(of: json)
        defaultBranch = base?["repo"]?["default_branch"]?.string
        cloneURL = base?["repo"]?["clone_url"]?.string
    }

    /// Reads a node of GraphQL; `nil` where it is no pull request.
    package init?(graph json: JSONValue?) {
        guard let json, json["__typename"]?.string ?? "PullRequest" == "PullRequest",
            let number = json["number"]?.integer
        else { return nil }
        self.number = number
        title = json["title"]?.string
        url = json["url"]?.string
        state = json["state"]?.string
        mergedAt = json["mergedAt"]?.string.flatMap(ISOTimestamp.init)
        isMerged = json["merged"]?.bool ?? (mergedAt != nil)
        baseBranch = json["baseRefName"]?.string
        baseSHA = json["baseRefOid"]?.string
        headSHA = json["headRefOid"]?.string
        mergeCommit = isMerged ? json["mergeCommit"]?["oid"]?.string : nil
        repository = json["repository"]?["nameWithOwner"]?.string
    }

    /// Names a pull request of which nothing more is known yet.
    init(number: Int, repository: String) {
        self.number = number
        self.repository = repository
        isMerged = true
    }

    /// Takes what an issue's timeline says of a pull request that cannot be read itself.
    package init(_ source: GitHubIssue, repository: String) {
        number = source.number
        self.repository = repository
        title = source.title
        body = source.body
        url = source.url
        state = source.state
        createdAt = source.createdAt
        mergedAt = source.mergedAt
        isMerged = source.mergedAt != nil
    }
}
