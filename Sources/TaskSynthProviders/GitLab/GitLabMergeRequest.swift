package import TaskSynthCore

/// A merge request of GitLab.
package struct GitLabMergeRequest: Hashable, Sendable {
    package var id: Int?
    package var number: Int
    package var projectID: Int?
    package var title: String?
    package var text: String?
    package var url: String?
    package var state: String
    package var createdAt: ISOTimestamp?
    package var mergedAt: ISOTimestamp?
    package var sourceBranch: String?
    package var targetBranch: String?
    package var baseSHA: String?
    package var headSHA: String?
    package var mergeCommit: String?
    package var squashCommit: String?

    /// Reads an answer; `nil` where it has no number.
    package init?(_ json: JSONValue) {
        guard let number = json["iid"]?.integer else { return nil }
        self.number = number
        id = json["id"]?.integer
        projectID = json["project_id"]?.integer
        title = json["title"]?.string
        text = json["description"]?.string
        url = json["web_url"]?.string
        state = json["state"]?.string ?? "opened"
        createdAt = json["created_at"]?.string.flatMap(ISOTimestamp.init)
        mergedAt = json["merged_at"]?.string.flatMap(ISOTimestamp.init)
        sourceBranch = json["source_branch"]?.string
        targetBranch = json["target_branch"]?.string
        baseSHA = json["diff_refs"]?["base_sha"]?.string
        headSHA = json["diff_refs"]?["head_sha"]?.string ?? json["sha"]?.string
        mergeCommit = json["merge_commit_sha"]?.string
        squashCommit = json["squash_commit_sha"]?.string
    }

    /// Names a merge request of which nothing more is known yet.
    init(number: Int) {
        self.number = number
        state = "merged"
    }

    /// Whether it was merged.
    package var isMerged: Bool { state == "merged" }

    /// The commit by which it came to its branch; a fast-forward has none of its own.
    package var landedCommit: String? { mergeCommit ?? squashCommit ?? headSHA }

    /// How it came there: a merge commit, one commit of all, or the commits themselves.
    package var mergeMethod: TaskChange.MergeMethod? {
        guard isMerged else { return nil }
        if squashCommit != nil { return .squash }
        return mergeCommit != nil ? .merge : .rebase
    }
}
