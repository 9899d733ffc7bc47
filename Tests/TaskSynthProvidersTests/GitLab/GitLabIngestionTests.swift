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
        events: JSONValue = [], closedBy: JSONValue = [], related: JSONValue = []
    ) -> [Case] {
        let issue: JSONValue = [
            "id": 50, "iid": 3, "title": "Sorter crashes", "description": "It crashes.",
            "state": "closed", "closed_at": "2024-05-03T10:00:01.000Z", "labels": [],
            "web_url": "https://gitlab.example/group/sorter/-/issues/3",
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
