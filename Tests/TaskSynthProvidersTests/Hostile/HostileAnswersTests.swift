import TaskSynthCore
import Testing

@testable import TaskSynthProviders

/// Answers of a stranger give a source or an error, and never the end of the process.
@Suite struct HostileAnswersTests {
    typealias Case = RecordedTransport.Case
    private static let sha = String(repeating: "d", count: 40)

    private static let answers: [String: [(String, JSONValue)]] = [
        "github": [
            (
                "GET /repos/acme/sorter/issues/1",
                [
                    "number": 1, "title": "T", "body": "B", "state": "closed",
                    "labels": [["name": "x"]],
                    "closed_at": "2024-05-03T10:00:00Z", "created_at": "2024-05-01T10:00:00Z",
                    "html_url": "https://github.com/acme/sorter/issues/1", "pull_request": nil,
                ]
            ),
            (
                "POST /graphql",
                [
                    "data": [
                        "repository": [
                            "issue": [
                                "closedAt": "2024-05-03T10:00:00Z",
                                "timelineItems": [
                                    "pageInfo": ["hasNextPage": false, "endCursor": nil],
                                    "nodes": [
                                        [
                                            "__typename": "ClosedEvent",
                                            "createdAt": "2024-05-03T10:00:00Z",
                                            "closer": [
                                                "__typename": "PullRequest", "number": 2,
                                                "merged": true, "mergedAt": "2024-05-03T09:00:00Z",
                                                "mergeCommit": ["oid": "m"],
                                                "repository": ["nameWithOwner": "acme/sorter"],
                                            ],
                                        ]
                                    ],
                                ],
                                "closedByPullRequestsReferences": ["nodes": []],
                            ]
                        ]
                    ]
                ]
            ),
            (
                "GET /repos/acme/sorter/pulls/2",
                [
                    "number": 2, "title": "P", "merged": true, "merged_at": "2024-05-03T09:00:00Z",
                    "merge_commit_sha": "m", "head": ["sha": "h", "ref": "b"],
                    "base": ["sha": "a", "ref": "main", "repo": ["full_name": "acme/sorter"]],
                ]
            ),
            (
                "GET /repos/acme/sorter/pulls/2/commits",
                [["sha": "h", "parents": [["sha": "a"]], "commit": ["message": "x"]]]
            ),
            ("GET /repos/acme/sorter/compare/a...h", ["merge_base_commit": ["sha": "a"]]),
            ("GET /repos/acme/sorter/commits/m", ["sha": "m", "parents": [["sha": "a"]]]),
            (
                "GET /repos/acme/sorter/issues/1/comments",
                [
                    [
                        "id": 1, "body": "x", "created_at": "2024-05-02T10:00:00Z",
                        "user": ["type": "Bot"],
                    ]
                ]
            ),
        ],
        "gitlab": [
            (
                "GET /api/v4/projects/acme%2Fsorter/issues/1",
                [
                    "iid": 1, "id": 9, "project_id": 5, "title": "T", "description": "B",
                    "state": "closed", "closed_at": "2024-05-03T10:00:00Z", "labels": ["x"],
                ]
            ),
            ("GET /api/v4/projects/acme%2Fsorter", ["default_branch": "main"]),
            (
                "GET /api/v4/projects/acme%2Fsorter/issues/1/resource_state_events",
                [["id": 1, "state": "closed", "source_commit": .string(sha)]]
            ),
            (
                "GET /api/v4/projects/acme%2Fsorter/repository/commits/\(sha)",
                ["id": .string(sha), "parent_ids": ["p"], "message": "m"]
            ),
            (
                "GET /api/v4/projects/acme%2Fsorter/repository/commits/\(sha)/diff",
                [["old_path": "a", "new_path": "a", "diff": "@@ -1 +1 @@\n-a\n+b\n"]]
            ),
            (
                "GET /api/v4/projects/acme%2Fsorter/issues/1/notes",
                [["id": 1, "body": "x", "system": false, "created_at": "2024-05-02T10:00:00Z"]]
            ),
        ],
        "jira": [
            (
                "GET /rest/api/3/issue/ABC-1",
                [
                    "key": "ABC-1", "self": "https://site.example/rest/api/3/issue/1",
                    "fields": [
                        "summary": "S",
                        "description": [
                            "type": "doc", "version": 1,
                            "content": [
                                [
                                    "type": "orderedList", "attrs": ["order": 3],
                                    "content": [
                                        [
                                            "type": "listItem",
                                            "content": [
                                                [
                                                    "type": "paragraph",
                                                    "content": [
                                                        [
                                                            "type": "text", "text": "x",
                                                            "marks": [["type": "strong"]],
                                                        ],
                                                        [
                                                            "type": "date",
                                                            "attrs": ["timestamp": "1700000000000"],
                                                        ],
                                                    ],
                                                ]
                                            ],
                                        ]
                                    ],
                                ]
                            ],
                        ],
                        "status": ["name": "Done", "statusCategory": ["key": "done"]],
                        "comment": ["comments": [["body": "x"]], "total": 1],
                        "resolutiondate": "2024-05-03T10:00:00.000+0000",
                    ],
                ]
            ),
            (
                "GET /rest/api/3/issue/ABC-1/remotelink",
                [["object": ["url": "https://github.com/acme/sorter/pull/2", "title": "t"]]]
            ),
        ],
        "linear": [
            (
                "POST /graphql",
                [
                    "data": [
                        "issue": [
                            "id": "u", "identifier": "ENG-1", "title": "T", "description": "D",
                            "branchName": "b", "completedAt": "2024-05-03T10:00:00Z",
                            "state": ["name": "Done", "type": "completed"],
                            "attachments": [
                                "nodes": [["url": "https://github.com/acme/sorter/pull/2"]],
                                "pageInfo": ["hasNextPage": false, "endCursor": "c"],
                            ],
                            "comments": [
                                "nodes": [["body": "x", "user": ["id": "1"]]],
                                "pageInfo": ["hasNextPage": false, "endCursor": nil],
                            ],
                        ]
                    ],
                    "errors": [["message": "m", "path": ["issue", 1]]],
                ]
            )
        ],
    ]

    private func ingest(_ name: String, _ cases: [Case]) async throws(ProviderError) {
        var settings = ClientSettings()
        settings.attempts = 1
        settings.maximumPages = 3
        let context = testContext(
            RecordedTransport(cases),
            environment: ["GITHUB_TOKEN": "token-of-a-test", "JIRA_API_VERSION": "3"],
            settings: settings)
        switch name {
        case "github":
            _ = try await GitHubProvider(repository: "acme/sorter", context: context)
                .source(ofIssue: 1)
        case "gitlab":
            _ = try await GitLabProvider(project: "acme/sorter", context: context)
                .source(ofIssue: 1)
        case "jira":
            _ = try await JiraProvider(api: "https://site.example", context: context)
                .source(ofTicket: "ABC-1", repositoryField: "summary")
        default: _ = try await LinearProvider(context: context).source(ofTicket: "ENG-1")
        }
    }

    @Test(arguments: ["github", "gitlab", "jira", "linear"])
    func `any damage of an answer gives a source or an error`(name: String) async throws {
        let answers = try #require(Self.answers[name])
        let whole = answers.map { Case.json($0.0, $0.1) }
        try await ingest(name, whole)
        var count = 0
        for (index, answer) in answers.enumerated() {
            for damaged in DamagedValues.all(of: answer.1, kinds: 4) {
                var cases = whole
                cases[index] = .json(answer.0, damaged)
                do throws(ProviderError) {
                    try await ingest(name, cases)
                } catch {
                    #expect(!error.message.isEmpty)
                }
                count += 1
            }
        }
        #expect(count > 100)
    }

    @Test(arguments: [
        "1e300", "99999999999999999999999", "-1", "nan", "inf", "9223372036854775807", "", "soon",
        "Sun, 06 Nov 99999 08:49:37 GMT", "0x10", "2024-05-03",
    ])
    func `any value of a limit gives an error with a time, or a pause`(value: String) async throws {
        let names = [
            "Retry-After", "X-RateLimit-Reset", "RateLimit-Reset", "X-RateLimit-Requests-Reset",
        ]
        for name in names {
            let headers = [
                (name, value), ("X-RateLimit-Remaining", "0"), ("RateLimit-Remaining", "0"),
            ]
            for (provider, request) in Self.answers.compactMapValues(\.first?.0) {
                let transport: [Case] = [
                    .json(request, ["message": "x"], status: 429, headers: headers)
                ]
                let error = await #expect(throws: ProviderError.self) {
                    try await ingest(provider, transport)
                }
                #expect(error?.code == .rateLimited, "\(provider) \(name)")
                #expect(error?.retryAt != nil)
            }
        }
    }
}
