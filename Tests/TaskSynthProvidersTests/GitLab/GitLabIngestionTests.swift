import TaskSynthCore
import Testing

@testable import TaskSynthProviders

@Suite struct GitLabIngestionTests {
    typealias Case = RecordedTransport.Case
    private static let project = "/api/v4/projects/group%2Fsorter"
    private static let sha = String(repeating: "d", count: 40)

    private static func mergeRequest(
        _ number: Int, state: String = "merged", target: String = "main",
        merged: String = "2024-05-03T10:00:00.000Z"
    ) -> JSONValue {
        [
            "id": JSONValue(700 + number), "iid": JSONValue(number), "project_id": 5,
            "title": "Guard", "description": "Implements #3", "state": .string(state),
            "target_branch": .string(target), "merged_at": .string(merged),
            "merge_commit_sha": nil, "squash_commit_sha": nil, "sha": .string(sha),
            "diff_refs": [
                "base_sha": .string(String(repeating: "e", count: 40)), "head_sha": .string(sha),
            ],
        ]
    }

    private static func cases(
        events: JSONValue = [], closedBy: JSONValue = [], related: JSONValue = [],
        search: JSONValue = [], original: JSONValue = nil
    ) -> [Case] {
        let issue: JSONValue = [
            "id": 50, "project_id": 5, "iid": 3, "title": "Sorter crashes",
            "description": "It crashes.", "state": "closed",
            "closed_at": "2024-05-03T10:00:01.000Z", "labels": [],
            "web_url": "https://gitlab.example/group/sorter/-/issues/3",
            "_links": ["closed_as_duplicate_of": original],
        ]
        return [
            .json("GET \(project)/issues/3", issue),
            .json(
                "GET \(project)",
                [
                    "default_branch": "main",
                    "http_url_to_repo": "https://gitlab.example/group/sorter.git",
                ]),
            .json("GET \(project)/issues/3/resource_state_events", events),
            .json("GET \(project)/issues/3/closed_by", closedBy),
            .json("GET \(project)/issues/3/related_merge_requests", related),
            .json("GET \(project)/search", search),
            .json("GET \(project)/issues/3/notes", [["id": 1, "body": "closed", "system": true]]),
            .json("GET /api/v4/projects/5/merge_requests/4", mergeRequest(4)),
            Case(
                "GET /api/v4/projects/5/merge_requests/4/raw_diffs",
                .success(HTTPResponse(status: 200, body: Array("diff --git a/a b/a\n".utf8)))),
            .json("GET /api/v4/projects/5/merge_requests/4/commits", []),
        ]
    }

    private func ingest(_ cases: [Case]) async throws -> TaskSource {
        let context = testContext(RecordedTransport(cases), environment: [:])
        let provider = try GitLabProvider(
            project: "group/sorter", api: "https://gitlab.example", context: context)
        return try await provider.source(ofIssue: 3)
    }

    @Test func `takes what the last closing names`() async throws {
        let source = try await ingest(
            Self.cases(
                events: [["id": 1, "state": "closed", "source_merge_request_id": 704]],
                closedBy: [Self.mergeRequest(9), Self.mergeRequest(4)]))
        #expect(source.change.pull == 4)
        #expect(source.change.confidence == 1)
        #expect(source.change.mergedHow == .rebase)
        #expect(source.change.mergeCommit == Self.sha)
        #expect(source.commitRange.base == String(repeating: "e", count: 40))
        #expect(
            source.artifacts.contains { $0.kind == "diff" && $0.text == "diff --git a/a b/a\n" })
        #expect(source.repositoryURL == "https://gitlab.example/group/sorter.git")
    }

    @Test func `takes only merged ones on the default branch of those that close`() async throws {
        let source = try await ingest(
            Self.cases(closedBy: [
                Self.mergeRequest(7, state: "opened"), Self.mergeRequest(8, target: "release"),
                Self.mergeRequest(6, merged: "2024-06-01T00:00:00Z"), Self.mergeRequest(4),
            ]))
        #expect(source.change.pull == 4)
        #expect(source.change.evidence.first?.rule == "closing_reference")
    }

    @Test func `takes a related one by its words`() async throws {
        let source = try await ingest(Self.cases(related: [Self.mergeRequest(4)]))
        #expect(source.change.pull == 4)
        #expect(source.change.evidence.first?.detail == "!4 says 'Implements #3'")
    }

    @Test func `takes a commit that closed it`() async throws {
        let source = try await ingest(
            Self.cases(events: [["id": 1, "state": "closed", "source_commit": .string(Self.sha)]]))
        #expect(source.change.closedBy == .commit)
        #expect(source.change.commit == Self.sha)
        #expect(source.warnings.map(\.code) == ["unreadable_commit"])
    }

    @Test func `takes the change of another project, and says where it is`() async throws {
        var elsewhere = try #require(Self.mergeRequest(4).object)
        elsewhere["project_id"] = 9
        let source = try await ingest(
            Self.cases(closedBy: [.object(elsewhere)]) + [
                .json("GET /api/v4/projects/9/merge_requests/4", .object(elsewhere)),
                .json(
                    "GET /api/v4/projects/9",
                    [
                        "path_with_namespace": "group/other",
                        "http_url_to_repo": "https://gitlab.example/group/other.git",
                    ]),
            ])
        #expect(source.change.repository == "group/other")
        #expect(source.repositoryURL == "https://gitlab.example/group/other.git")
        #expect(source.warnings.map(\.code).contains("other_repository"))
    }

    @Test func `searches the commits for closing words, unless it is a duplicate`() async throws {
        let commits: JSONValue = [
            ["id": "1", "message": "See #3"],
            ["id": .string(Self.sha), "message": "Closes #2 and #3"],
        ]
        let found = try await ingest(Self.cases(search: commits))
        #expect(found.change.commit == Self.sha)
        #expect(found.change.evidence.map(\.rule) == ["search_commit_keyword"])
        let duplicate = try await ingest(
            Self.cases(
                search: commits, original: "https://gitlab.example/api/v4/projects/5/issues/2"))
        #expect(duplicate.change.closedBy == .none)
        #expect(duplicate.warnings.map(\.code) == ["duplicate", "no_pull_request"])
    }

    @Test func `puts the diff of a commit together, and names what has no text`() {
        let read = GitLabFileDiff.join([
            [
                "old_path": "new", "new_path": "new", "new_file": true, "b_mode": "100755",
                "diff": "@@ -0,0 +1 @@\n+a\n",
            ],
            [
                "old_path": "old", "new_path": "old", "deleted_file": true, "a_mode": "100644",
                "diff": "@@ -1 +0,0 @@\n-a\n",
            ],
            ["old_path": "from", "new_path": "to", "renamed_file": true, "diff": ""],
            [
                "old_path": "run", "new_path": "run", "a_mode": "100644", "b_mode": "100755",
                "diff": "",
            ],
            ["old_path": "large", "new_path": "large", "too_large": true, "diff": ""],
            [
                "old_path": "x.png", "new_path": "x.png",
                "diff": "Binary files a/x.png and b/x.png differ\n",
            ],
        ])
        #expect(
            read.text == """
                diff --git a/new b/new
                new file mode 100755
                --- /dev/null
                +++ b/new
                @@ -0,0 +1 @@
                +a
                diff --git a/old b/old
                deleted file mode 100644
                --- a/old
                +++ /dev/null
                @@ -1 +0,0 @@
                -a
                diff --git a/from b/to
                similarity index 100%
                rename from from
                rename to to
                diff --git a/run b/run
                old mode 100644
                new mode 100755

                """)
        #expect(read.leftOut == ["large", "x.png"])
    }

    @Test(arguments: [
        (401, "unauthorized"), (403, "forbidden"), (404, "not_found"), (410, "gone"),
        (422, "invalid"), (500, "server_failure"), (503, "server_failure"),
    ])
    func `tells errors apart, and what to do about them`(status: Int, code: String) async throws {
        let error = await #expect(throws: ProviderError.self) {
            try await ingest([
                .json("GET \(Self.project)/issues/3", ["message": "no"], status: status)
            ])
        }
        #expect(error?.code.rawValue == code)
        #expect(error?.status == status)
        #expect(error?.path == "\(Self.project)/issues/3")
        if [401, 403, 404].contains(status) {
            #expect(error?.advice.first?.contains("GITLAB_TOKEN") == true)
        }
    }

    @Test func `waits for a limit, and goes on`() async throws {
        let clock = ManualClock()
        let context = testContext(
            RecordedTransport(
                [
                    .json(
                        "GET \(Self.project)/issues/3", ["message": "429"], status: 429,
                        headers: [("Retry-After", "7")], times: 1)
                ] + Self.cases(closedBy: [Self.mergeRequest(4)])), clock: clock, environment: [:])
        let provider = try GitLabProvider(
            project: "group/sorter", api: "https://gitlab.example", context: context)
        #expect(try await provider.source(ofIssue: 3).change.pull == 4)
        #expect(clock.sleeps == [7])
    }

    @Test func `reads the keyset pages of a list to their end`() async throws {
        let list = "GET \(Self.project)/issues"
        let next =
            "<https://gitlab.example\(Self.project)/issues?cursor=c&per_page=100>; rel=\"next\""
        let transport = RecordedTransport([
            .json("\(list)?cursor=c", [["iid": 2, "title": "b"], ["no": "issue"]]),
            .json(list, [["iid": 1, "title": "a"]], headers: [("Link", next)]),
        ])
        let provider = try GitLabProvider(
            project: "group/sorter", api: "https://gitlab.example",
            context: testContext(transport))
        let outcome = try await provider.importTickets(query: "sort", filters: JSONObject())
        #expect(outcome.tickets.map(\.id) == ["1", "2"])
        #expect(outcome.errors.count == 1)
        #expect(transport.targets.first == "\(list)?search=sort&per_page=100")
    }

    @Test func `leaves what it does not find null, with a warning`() async throws {
        let source = try await ingest(Self.cases())
        #expect(source.change.closedBy == .none)
        #expect(source.warnings.map(\.code) == ["no_pull_request"])
    }

    @Test(arguments: [
        (#"{"message":"404 Not found"}"#, "404 Not found"),
        (#"{"message":{"title":["is too long","is bad"]}}"#, "title is too long, is bad"),
        (#"{"message":["a","b"]}"#, "a, b"),
        (#"{"error":"insufficient_scope"}"#, "insufficient_scope"),
        (#"{"error":"x","error_description":"long"}"#, "long"),
    ])
    func `reads every form of an error`(body: String, message: String) {
        #expect(GitLabDialect.message(Array(body.utf8)) == message)
    }
}
