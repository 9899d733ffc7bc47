import TaskSynthCore
import TaskSynthTestSupport

/// What services answer about a fix in a repository of a test, each in its own words.
struct ServiceAnswers: Sendable {
    /// The address that the repository is cloned from.
    let clone: String
    /// The commit that the change starts from, and its last one.
    let base: String
    let head: String
    /// The commit by which the change came to its branch, squashed.
    let merge: String

    private static let opened = "2024-05-01T08:00:00Z"
    private static let closed = "2024-05-03T10:00:05Z"
    static let description = """
        Doubling gives one too many.

        ## Acceptance criteria

        - `double 2` gives 4
        """

    /// Answers as GitHub, GitLab, Linear and Jira, told apart by the path.
    func answer(_ request: LoopbackServer.Request) -> LoopbackServer.Answer {
        let path = request.path
        if path.hasPrefix("/api/v4/projects/") {
            return gitlab(String(path.dropFirst("/api/v4/projects/".count)))
        }
        if path == "/graphql" { return linear(request) }
        if path.hasPrefix("/rest/api/") {
            return jira(
                String(path.dropFirst("/rest/api/".count)), host: request.headers["host"] ?? "")
        }
        return github(path, request)
    }

    private func json(_ value: JSONValue, _ status: Int = 200) -> LoopbackServer.Answer {
        LoopbackServer.Answer(status, Array(value.line.utf8))
    }

    private var missing: LoopbackServer.Answer { json(["message": "Not Found"], 404) }

    // MARK: - GitHub

    private func github(
        _ path: String, _ request: LoopbackServer.Request
    ) -> LoopbackServer.Answer {
        let pull: JSONValue = [
            "number": 7, "title": "Subtract the one", "body": "Fixes #3\n\nThe sum added one.",
            "merged": true, "merged_at": "2024-05-03T10:00:00Z",
            "created_at": "2024-05-02T10:00:00Z",
            "merge_commit_sha": .string(merge), "html_url": "https://github.com/acme/double/pull/7",
            "head": ["sha": .string(head), "ref": "ada/eng-1"],
            "base": [
                "sha": .string(base), "ref": "main",
                "repo": [
                    "full_name": "acme/double", "default_branch": "main",
                    "clone_url": .string(clone),
                ],
            ],
        ]
        switch path {
        case "/repos/acme/double/issues/3":
            return json([
                "number": 3, "title": "Doubling is wrong", "body": .string(Self.description),
                "state": "closed", "state_reason": "completed", "created_at": .string(Self.opened),
                "closed_at": .string(Self.closed),
                "html_url": "https://github.com/acme/double/issues/3",
                "repository_url": "https://api.github.com/repos/acme/double",
            ])
        case "/repos/acme/double/issues/3/timeline":
            let source: JSONValue = [
                "number": 7, "title": "Subtract the one", "body": "Fixes #3",
                "pull_request": ["merged_at": "2024-05-03T10:00:00Z"],
                "repository_url": "https://api.github.com/repos/acme/double",
            ]
            return json([
                ["event": "cross-referenced", "source": ["type": "issue", "issue": source]],
                ["event": "closed", "id": 1, "created_at": .string(Self.closed), "commit_id": nil],
            ])
        case "/repos/acme/double/issues/3/comments":
            return json([
                ["id": 1, "body": "Seen here, too.", "created_at": "2024-05-01T09:00:00Z"],
                ["id": 2, "body": "The sum added one.", "created_at": "2024-05-03T11:00:00Z"],
            ])
        case "/repos/acme/double/pulls/7":
            if request.headers["accept"]?.contains("diff") == true {
                return LoopbackServer.Answer(
                    200, Array("diff --git a/x b/x\n".utf8), type: "text/plain")
            }
            return json(pull)
        case "/repos/acme/double/pulls/7/commits":
            return json([
                [
                    "sha": .string(head), "parents": [["sha": .string(base)]],
                    "commit": ["message": "Fix the sum of a doubled number"],
                ]
            ])
        case "/repos/acme/double/compare/\(base)...\(head)":
            return json(["merge_base_commit": ["sha": .string(base)]])
        case "/repos/acme/double/commits/\(merge)":
            return json([
                "sha": .string(merge), "parents": [["sha": .string(base)]],
                "commit": ["message": "Subtract the one (#7)"],
            ])
        default: return missing
        }
    }

    // MARK: - GitLab

    private func gitlab(_ path: String) -> LoopbackServer.Answer {
        let mergeRequest: JSONValue = [
            "id": 70, "iid": 7, "project_id": 5, "title": "Subtract the one",
            "description": "Closes #3\n\nThe sum added one.", "state": "merged",
            "created_at": "2024-05-02T10:00:00.000Z", "merged_at": "2024-05-03T10:00:00.000Z",
            "source_branch": "ada/eng-1", "target_branch": "main", "merge_commit_sha": nil,
            "squash_commit_sha": .string(merge), "sha": .string(head),
            "diff_refs": ["base_sha": .string(base), "head_sha": .string(head)],
            "web_url": "https://gitlab.example/group/tools/double/-/merge_requests/7",
        ]
        for name in ["group%2Ftools%2Fdouble", "5"] where path.hasPrefix(name) {
            switch path.dropFirst(name.count) {
            case "":
                return json([
                    "id": 5, "default_branch": "main", "http_url_to_repo": .string(clone),
                    "path_with_namespace": "group/tools/double",
                ])
            case "/issues/3":
                return json([
                    "id": 50, "iid": 3, "project_id": 5, "title": "Doubling is wrong",
                    "description": .string(Self.description), "state": "closed",
                    "created_at": .string(Self.opened), "closed_at": .string(Self.closed),
                    "labels": [], "web_url": "https://gitlab.example/group/tools/double/-/issues/3",
                ])
            case "/issues/3/resource_state_events":
                return json([["id": 1, "state": "closed", "source_merge_request_id": 70]])
            case "/issues/3/closed_by": return json([mergeRequest])
            case "/issues/3/notes":
                return json([
                    ["id": 1, "body": "Seen here, too.", "created_at": "2024-05-01T09:00:00Z"],
                    ["id": 2, "body": "The sum added one.", "created_at": "2024-05-03T11:00:00Z"],
                ])
            case "/merge_requests/7": return json(mergeRequest)
            case "/merge_requests/7/raw_diffs":
                return LoopbackServer.Answer(
                    200, Array("diff --git a/x b/x\n".utf8), type: "text/plain")
            case "/merge_requests/7/commits":
                return json([["id": .string(head), "created_at": "2024-05-02T09:00:00.000Z"]])
            case "/issues/3/related_merge_requests": return json([])
            default: return missing
            }
        }
        return missing
    }

    // MARK: - Linear

    private func linear(_ request: LoopbackServer.Request) -> LoopbackServer.Answer {
        guard request.headers["authorization"] == "lin_api_of_a_test" else {
            return json(["errors": [["message": "Authentication required"]]], 401)
        }
        let page: JSONValue = ["hasNextPage": false, "endCursor": nil]
        return json([
            "data": [
                "issue": [
                    "id": "u-1", "identifier": "ENG-1", "title": "Doubling is wrong",
                    "description": .string(Self.description), "branchName": "ada/eng-1",
                    "createdAt": .string(Self.opened), "completedAt": .string(Self.closed),
                    "state": ["name": "Done", "type": "completed"],
                    "attachments": [
                        "nodes": [["url": "https://github.com/acme/double/pull/7", "title": "PR"]],
                        "pageInfo": page,
                    ],
                    "comments": ["nodes": [], "pageInfo": page],
                ]
            ]
        ])
    }

    // MARK: - Jira

    private func jira(_ path: String, host: String) -> LoopbackServer.Answer {
        let isNewer = path.hasPrefix("3/")
        let document = try? JSONValue(parsing: Self.document)
        switch path.dropFirst(2) {
        case "issue/ABC-12":
            return json([
                "key": "ABC-12", "self": "https://site.example/rest/api/3/issue/1",
                "fields": [
                    "summary": "Doubling is wrong",
                    "description": isNewer
                        ? document ?? nil
                        : "It gives one too many.\n\nh2. Acceptance criteria\n* double 2 gives 4",
                    "status": ["name": "Done", "statusCategory": ["key": "done"]],
                    "created": "2024-05-01T08:00:00.000+0000",
                    "resolutiondate": "2024-05-03T10:00:05.000+0000",
                    "comment": ["comments": [], "total": 0],
                ],
            ])
        case "issue/ABC-12/remotelink":
            let url = "http://\(host)/group/tools/double/-/merge_requests/7"
            return json([["object": ["url": .string(url), "title": "MR"]]])
        default: return missing
        }
    }

    private static let document = """
        {"type":"doc","version":1,"content":[
        {"type":"paragraph","content":[{"type":"mention","attrs":{"id":"1","text":"@Ada"}},
        {"type":"text","text":" says that doubling gives one too many."}]},
        {"type":"panel","attrs":{"panelType":"warning"},"content":[{"type":"paragraph","content":[
        {"type":"text","text":"Seen in "},{"type":"text","text":"double.sh","marks":[{"type":"code"}]}]}]},
        {"type":"table","content":[{"type":"tableRow","content":[
        {"type":"tableHeader","content":[{"type":"paragraph","content":[{"type":"text","text":"in"}]}]},
        {"type":"tableHeader","content":[{"type":"paragraph","content":[{"type":"text","text":"out"}]}]}]},
        {"type":"tableRow","content":[
        {"type":"tableCell","content":[{"type":"paragraph","content":[{"type":"text","text":"2"}]}]},
        {"type":"tableCell","content":[{"type":"paragraph","content":[{"type":"text","text":"5"}]}]}]}]},
        {"type":"codeBlock","attrs":{"language":"sh"},"content":[{"type":"text","text":"double 2"}]},
        {"type":"mediaSingle","content":[{"type":"media","attrs":{"id":"m1","alt":"screen.png"}}]},
        {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Acceptance criteria"}]},
        {"type":"bulletList","content":[{"type":"listItem","content":[
        {"type":"paragraph","content":[{"type":"text","text":"double 2 gives 4"}]},
        {"type":"bulletList","content":[{"type":"listItem","content":[
        {"type":"paragraph","content":[{"type":"text","text":"also twice"}]}]}]}]}]}]}
        """
}
