/// What a record says about the repository that the agent worked in.
public struct RecordedRepository: Hashable, Sendable {
    /// The address that it was cloned from.
    public var remote: String?
    /// The branch that was checked out.
    public var branch: String?
    /// The commit that was checked out.
    public var commit: String?

    /// Makes a repository of what is known.
    public init(remote: String? = nil, branch: String? = nil, commit: String? = nil) {
        self.remote = remote
        self.branch = branch
        self.commit = commit
    }
}

extension RecordedRepository: JSONRepresentable {
    /// Remote, branch and commit.
    public var json: JSONValue {
        [
            "remote": JSONValue(remote), "branch": JSONValue(branch),
            "commit": JSONValue(commit),
        ]
    }
}
