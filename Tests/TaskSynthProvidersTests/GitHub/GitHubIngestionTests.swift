import TaskSynthCore
import Testing

@testable import TaskSynthProviders

@Suite struct GitHubIngestionTests {
    typealias Case = RecordedTransport.Case

    private static let base = String(repeating: "a", count: 40)
    private static let head = String(repeating: "b", count: 40)
    private static let merge = String(repeating: "c", count: 40)

    private static let issue: JSONValue = [
        "number": 3, "title": "Sorter crashes", "body": "`sort([])` crashes.", "state": "closed",
        "state_reason": "completed", "labels": [["name": "bug"]],
        "html_url": "https://github.com/acme/sorter/issues/3",
        "created_at": "2024-05-01T08:00:00Z", "closed_at": "2024-05-03T10:00:05Z",
    ]
    private static let pull: JSONValue = [
        "number": 4, "title": "Guard", "body": "Fixes #3\n\nThe answer.", "state": "closed",
        "merged": true, "merged_at": "2024-05-03T10:00:00Z",
        "created_at": "2024-05-02T09:00:00Z", "merge_commit_sha": .string(merge),
        "html_url": "https://github.com/acme/sorter/pull/4",
        "base": [
            "ref": "main", "sha": .string(base),
            "repo": [
                "full_name": "acme/sorter", "default_branch": "main",
                "clone_url": "https://github.com/acme/sorter.git",
            ],
        ],
        "head": ["ref": "guard", "sha": .string(head)],
    ]
    private static let commit: JSONValue = [
        "sha": .string(head), "parents": [["sha": .string(base)]],
        "commit": [
            "message": "Guard", "author": ["date": "2024-05-02T08:30:00Z", "email": "a@b.example"],
            "committer": ["date": "2024-05-02T08:30:00Z"],
        ],
    ]
    private static let timeline: JSONValue = [
        ["event": "labeled", "id": 1], ["event": "surprise", "id": 2],
        [
            "event": "cross-referenced",
            "source": [
                "issue": [
                    "number": 4, "title": "Guard", "body": "Fixes #3", "state": "closed",
                    "pull_request": ["merged_at": "2024-05-03T10:00:00Z"],
                    "repository_url": "https://api.github.com/repos/acme/sorter",
                ]
            ],
        ],
        ["event": "closed", "id": 3, "created_at": "2024-05-03T10:00:01Z", "commit_id": nil],
    ]
    private static let comments: JSONValue = [
        [
            "id": 1, "body": "Only with an empty list.", "created_at": "2024-05-01T09:00:00Z",
            "user": ["type": "User"],
        ],
        [
            "id": 2, "body": "Build failed", "created_at": "2024-05-01T09:30:00Z",
            "user": ["type": "Bot"],
        ],
        [
            "id": 3, "body": "The guard in #4 does it.", "created_at": "2024-05-03T11:00:00Z",
            "user": ["type": "User"],
        ],
    ]
    private static let graphPull: JSONValue = [
        "__typename": "PullRequest", "number": 4, "merged": true,
        "mergedAt": "2024-05-03T10:00:00Z", "mergeCommit": ["oid": .string(merge)],
        "repository": ["nameWithOwner": "acme/sorter"],
    ]

    private static func graph(_ events: JSONValue, _ references: JSONValue = []) -> Case {
        .json(
            "POST /graphql",
            [
                "data": [
                    "repository": [
                        "issue": [
                            "closedAt": "2024-05-03T10:00:05Z",
                            "timelineItems": [
                                "pageInfo": ["hasNextPage": false], "nodes": events,
                            ],
                            "closedByPullRequestsReferences": ["nodes": references],
                        ]
                    ]
                ]
            ])
    }

    private static let rest: [Case] = [
        .json("GET /repos/acme/sorter/issues/3", issue),
        .json("GET /repos/acme/sorter/issues/3/timeline", timeline),
        .json("GET /repos/acme/sorter/issues/3/comments", comments),
        .json("GET /repos/acme/sorter/pulls/4/commits", [commit]),
        .json(
            "GET /repos/acme/sorter/commits/\(merge)",
            [
                "sha": .string(merge), "parents": [["sha": .string(base)]],
                "commit": ["message": "Guard (#4)"],
            ]),
        .json("GET /repos/acme/sorter/pulls/4", pull),
    ]

    private func ingest(
        _ cases: [Case], environment: [String: String] = ["GITHUB_TOKEN": "token-of-a-test"]
    ) async throws -> TaskSource {
        let context = testContext(RecordedTransport(cases), environment: environment)
        let provider = try GitHubProvider(repository: "acme/sorter", context: context)
        return try await provider.source(ofIssue: 3)
    }

    @Test func `takes the closer of the last closing first`() async throws {
        let events: JSONValue = [
            ["__typename": "ClosedEvent", "createdAt": "2024-05-02T10:00:00Z", "closer": nil],
            ["__typename": "ReopenedEvent", "createdAt": "2024-05-02T11:00:00Z"],
            [
                "__typename": "ClosedEvent", "createdAt": "2024-05-03T10:00:01Z",
                "closer": Self.graphPull,
            ],
        ]
        let source = try await ingest([Self.graph(events)] + Self.rest)
        #expect(source.change.closedBy == .pullRequest)
        #expect(source.change.pull == 4)
        #expect(source.change.confidence == 1)
        #expect(source.change.mergedHow == .squash)
        #expect(source.commitRange == CommitRange(base: Self.base, head: Self.head))
        #expect(source.change.evidence.map(\.rule).prefix(1) == ["closed_event"])
        #expect(source.repositoryURL == "https://github.com/acme/sorter.git")
    }

    @Test func `keeps what tells the solution out of the problem and the hints`() async throws {
        let source = try await ingest([Self.graph([], [Self.graphPull])] + Self.rest)
        #expect(source.hints == ["Only with an empty list."])
        let solution = source.solutionArtifacts.compactMap(\.text)
        #expect(solution.contains("The guard in #4 does it."))
        #expect(solution.contains("Fixes #3\n\nThe answer."))
        #expect(
            source.artifacts.filter { $0.role == .context }.compactMap(\.text) == ["Build failed"])
        #expect(!source.problemStatement.contains("answer"))
        #expect(source.change.evidence.first?.rule == "closing_reference")
    }

    @Test func `finds a keyword without GraphQL, and says what cannot be seen`() async throws {
        let source = try await ingest(Self.rest, environment: [:])
        #expect(source.change.pull == 4)
        #expect(source.change.confidence == 0.85)
        #expect(source.change.evidence.first?.rule == "cross_reference_keyword")
        #expect(source.warnings.map(\.code).contains("no_graphql"))
    }

    @Test func `falls back to REST where GraphQL says no`() async throws {
        let refused = Case.json("POST /graphql", ["message": "no"], status: 403)
        let source = try await ingest([refused] + Self.rest)
        #expect(source.change.pull == 4)
        #expect(source.warnings.map(\.code).contains("no_graphql"))
    }

    @Test(arguments: ["not_planned", "duplicate"])
    func `finds no change where nothing was changed`(reason: String) async throws {
        var issue = try #require(Self.issue.object)
        issue["state_reason"] = .string(reason)
        let cases = [
            Self.graph([]), .json("GET /repos/acme/sorter/issues/3", .object(issue)),
        ]
        let source = try await ingest(cases + Self.rest)
        #expect(source.change.closedBy == .none)
        #expect(source.commitRange == CommitRange())
        #expect(source.warnings.map(\.code) == [reason])
    }

    @Test func `an open issue is a source without a change`() async throws {
        var issue = try #require(Self.issue.object)
        issue["state"] = "open"
        let cases: [Case] = [.json("GET /repos/acme/sorter/issues/3", .object(issue))]
        let source = try await ingest(cases + Self.rest)
        #expect(source.change.closedBy == .none)
        #expect(source.warnings.map(\.code) == ["not_closed"])
    }

    @Test(arguments: [
        (Case.json("GET /repos/acme/sorter/issues/3", ["message": "deleted"], status: 410), "gone"),
        (
            Case.json("GET /repos/acme/sorter/issues/3", ["message": "Not Found"], status: 404),
            "not_found"
        ),
        (
            Case.json("GET /repos/acme/sorter/issues/3", ["message": "Bad"], status: 401),
            "unauthorized"
        ),
        (
            Case.json(
                "GET /repos/acme/sorter/issues/3", ["message": "Moved Permanently"], status: 301,
                headers: [("Location", "https://api.github.com/repositories/7/issues/1")]), "moved"
        ),
        (
            Case.json(
                "GET /repos/acme/sorter/issues/3",
                ["number": 3, "title": "x", "pull_request": ["url": "https://x.example"]]),
            "is_pull_request"
        ),
    ])
    func `tells errors apart, and tries none again`(answer: Case, code: String) async throws {
        let transport = RecordedTransport([answer])
        let provider = try GitHubProvider(
            repository: "acme/sorter", context: testContext(transport))
        let error = await #expect(throws: ProviderError.self) {
            try await provider.source(ofIssue: 3)
        }
        #expect(error?.code.rawValue == code)
        #expect(error?.advice.isEmpty == false)
        #expect(error?.path?.hasPrefix("/repos/acme/sorter/issues/3") == true)
        let first = transport.targets.filter { $0 == "GET /repos/acme/sorter/issues/3" }
        #expect(first.count == 1)
    }

    @Test(arguments: [
        (["p", "q"], "Merge pull request #4", "merge"),
        (["p"], "Guard (#4)", "squash"), (["p"], "Guard", "rebase"),
    ])
    func `tells a merge, a squash and a rebase apart`(
        parents: [String], message: String, method: String
    ) throws {
        let landed: JSONValue = [
            "parents": .array(parents.map { ["sha": .string($0)] }),
            "commit": [
                "message": .string(message),
                "author": ["date": "2024-05-02T08:30:00Z", "email": "a@b.example"],
            ],
        ]
        let pull = try #require(GitHubPull(rest: Self.pull))
        let found = GitHubChange.mergeMethod(
            of: landed, sha: Self.merge, pull: pull, commits: [Self.commit])
        #expect(found?.rawValue == method)
    }

    @Test func `puts a diff together from files and names what has no text`() {
        let files: [JSONValue] = [
            ["filename": "a", "status": "added", "patch": "@@ -0,0 +1 @@\n+x", "changes": 1],
            ["filename": "b", "status": "removed", "patch": "@@ -1 +0,0 @@\n-x", "changes": 1],
            ["filename": "d", "previous_filename": "c", "status": "renamed", "changes": 0],
            ["filename": "logo.png", "status": "modified", "changes": 0],
        ]
        let read = GitHubFileDiff.join(files)
        #expect(read.leftOut == ["logo.png"])
        #expect(
            read.text == """
                diff --git a/a b/a
                new file mode 100644
                --- /dev/null
                +++ b/a
                @@ -0,0 +1 @@
                +x
                diff --git a/b b/b
                deleted file mode 100644
                --- a/b
                +++ /dev/null
                @@ -1 +0,0 @@
                -x
                diff --git a/c b/d
                similarity index 100%
                rename from c
                rename to d

                """)
    }

    @Test func `does not take a line of commits with a merge in it for a straight one`() {
        let merged: JSONValue = ["sha": "m", "parents": [["sha": "h"], ["sha": "x"]]]
        #expect(GitHubChange.startOfLine([Self.commit], head: Self.head) == Self.base)
        #expect(GitHubChange.startOfLine([Self.commit, merged], head: "m") == nil)
        #expect(GitHubChange.startOfLine([Self.commit], head: "other") == nil)
        #expect(GitHubChange.startOfLine([], head: "x") == nil)
    }
}
