import TaskSynthCore
import Testing

@testable import TaskSynthProviders

/// From a ticket that is kept apart from its repository to the change, on GitHub and on GitLab.
@Suite struct TicketChangeFinderTests {
    typealias Case = RecordedTransport.Case
    private static let kit = "/api/v4/projects/group%2Ftools%2Fkit"
    private static let sha = String(repeating: "d", count: 40)

    private static func pull(
        _ number: Int, merged: String? = "2024-05-03T10:00:00Z", title: String = "Guard",
        body: String = "", branch: String = "topic"
    ) -> JSONValue {
        [
            "number": JSONValue(number), "title": .string(title), "body": .string(body),
            "merged": .bool(merged != nil), "merged_at": JSONValue(merged),
            "created_at": "2024-05-02T10:00:00Z",
            "head": ["sha": .string(sha), "ref": .string(branch)],
            "base": ["sha": .string(String(repeating: "a", count: 40)), "ref": "main"],
        ]
    }

    private static func mergeRequest(
        _ number: Int, state: String = "merged", title: String = "Guard", branch: String = "topic"
    ) -> JSONValue {
        [
            "id": JSONValue(700 + number), "iid": JSONValue(number), "project_id": 5,
            "title": .string(title), "description": "", "state": .string(state),
            "source_branch": .string(branch), "target_branch": "main",
            "merged_at": state == "merged" ? "2024-05-03T10:00:00.000Z" : nil,
            "sha": .string(sha),
            "diff_refs": [
                "base_sha": .string(String(repeating: "e", count: 40)), "head_sha": .string(sha),
            ],
        ]
    }

    private func find(
        _ cases: [Case], links: [String] = [], texts: [String] = [], branch: String? = nil,
        field: String? = nil, map: [String: String] = [:], isClosed: Bool = true
    ) async throws -> (source: TaskSource, transport: RecordedTransport) {
        let transport = RecordedTransport(cases)
        let hosts = try ChangeHosts(context: testContext(transport))
        var finder = TicketChangeFinder(
            hosts: hosts, mapping: RepositoryMapping(map),
            clues: .init(
                id: "ENG-1", links: links, texts: texts, branch: branch, field: field,
                closedAt: ISOTimestamp("2024-05-04T00:00:00Z"), isClosed: isClosed))
        var source = TaskSource(origin: .linear)
        _ = try await finder.fill(&source)
        return (source, transport)
    }

    @Test func `follows a link to a merge request of GitLab`() async throws {
        let (source, _) = try await find(
            [
                .json("GET \(Self.kit)/merge_requests/4", Self.mergeRequest(4)),
                .json("GET /api/v4/projects/5/merge_requests/4", Self.mergeRequest(4)),
            ], links: ["https://gitlab.com/group/tools/kit/-/merge_requests/4/diffs#note_1"])
        #expect(source.change.closedBy == .pullRequest)
        #expect(source.change.pull == 4)
        #expect(source.change.confidence == 0.9)
        #expect(source.change.evidence.map(\.rule) == ["linked_pull_request"])
        #expect(
            source.change.evidence.first?.detail
                == "group/tools/kit!4 belongs to ENG-1 and was merged")
        #expect(source.repositoryURL == "https://gitlab.com/group/tools/kit.git")
        #expect(source.commitRange.head == Self.sha)
    }

    @Test func `looks for the branch where the linked change was not merged`() async throws {
        let (source, _) = try await find(
            [
                .json("GET /repos/acme/sorter/pulls/3", Self.pull(3, merged: nil)),
                .json("GET /repos/acme/sorter/pulls?head=acme%3Aada%2Feng-1", [Self.pull(4)]),
                .json("GET /repos/acme/sorter/pulls/4", Self.pull(4)),
            ], links: ["https://github.com/acme/sorter/pull/3"], branch: "ada/eng-1")
        #expect(source.change.pull == 4)
        #expect(
            source.change.evidence.map(\.rule).prefix(2) == ["branch_name", "linked_repository"])
        #expect(source.warnings.map(\.code).contains("not_merged"))
    }

    @Test func `takes a link to a branch, and one to a commit`() async throws {
        let branch = try await find(
            [
                .json(
                    "GET \(Self.kit)/merge_requests?source_branch=ada%2Feng-1",
                    [Self.mergeRequest(4), Self.mergeRequest(2, state: "closed")]),
                .json("GET \(Self.kit)/merge_requests/4", Self.mergeRequest(4)),
            ], links: ["https://gitlab.com/group/tools/kit/-/tree/ada%2Feng-1"])
        #expect(branch.source.change.pull == 4)
        #expect(branch.source.change.evidence.map(\.rule) == ["branch_name"])
        let commit = try await find(
            [
                .json("GET /repos/acme/sorter/commits/\(Self.sha)/pulls", []),
                .json(
                    "GET /repos/acme/sorter/commits/\(Self.sha)",
                    ["sha": .string(Self.sha), "parents": [["sha": "p"]]]),
            ], links: ["https://github.com/acme/sorter/commit/\(Self.sha)"])
        #expect(commit.source.change.closedBy == .commit)
        #expect(commit.source.change.commit == Self.sha)
        #expect(commit.source.commitRange.base == "p")
        #expect(commit.source.change.evidence.map(\.rule) == ["linked_commit"])
    }

    @Test func `finds the repository by the branch among those that are configured`() async throws {
        let (source, transport) = try await find(
            [
                .json("GET /repos/acme/one/pulls", []),
                .json("GET /repos/acme/two/pulls", [Self.pull(4)]),
                .json("GET /repos/acme/two/pulls/4", Self.pull(4)),
            ], branch: "ada/eng-1", map: ["OPS": "acme/one", "WEB": "acme/two"])
        #expect(source.change.pull == 4)
        #expect(source.repositoryURL == "https://github.com/acme/two.git")
        #expect(source.change.evidence.first?.rule == "branch_name")
        #expect(transport.targets.first?.hasPrefix("GET /repos/acme/one/pulls") == true)
    }

    @Test func `a field goes before the mapping, and both say so`() async throws {
        let cases: [Case] = [
            .json("GET /repos/acme/field/pulls", [Self.pull(4)]),
            .json("GET /repos/acme/field/pulls/4", Self.pull(4)),
            .json("GET \(Self.kit)/merge_requests", [Self.mergeRequest(6)]),
            .json("GET \(Self.kit)/merge_requests/6", Self.mergeRequest(6)),
        ]
        let map = ["ENG": "gitlab:group/tools/kit"]
        let both = try await find(cases, branch: "b", field: "acme/field", map: map)
        #expect(both.source.change.pull == 4)
        #expect(both.source.change.evidence.map(\.rule).contains("repository_field"))
        let mapped = try await find(cases, branch: "b", map: map)
        #expect(mapped.source.change.pull == 6)
        #expect(mapped.source.change.evidence.map(\.rule) == ["branch_name", "repository_mapping"])
    }

    @Test(arguments: [
        ("closing_keyword", "Guard", "Fixes eng-1", "topic", 0.8),
        ("name_in_branch", "Guard", "see ENG-1", "fix/ENG-1_guard", 0.75),
        ("name_in_title", "[ENG-1] Guard", "", "topic", 0.7),
    ])
    func `finds a pull request that names the ticket`(
        rule: String, title: String, body: String, branch: String, confidence: Double
    ) async throws {
        let right = Self.pull(4, title: title, body: body, branch: branch)
        let (source, _) = try await find(
            [
                .json(
                    "GET /search/issues",
                    ["items": [["number": 3, "title": "x"], ["number": 4, "title": "x"]]]),
                .json("GET /repos/acme/sorter/pulls/3", Self.pull(3, title: "ENG-12")),
                .json("GET /repos/acme/sorter/pulls/4", right),
            ], map: ["ENG": "acme/sorter"])
        #expect(source.change.pull == 4)
        #expect(source.change.confidence == confidence)
        #expect(source.change.evidence.map(\.rule).prefix(2) == [rule, "repository_mapping"])
    }

    @Test func `searches GitLab for the name, and then its commits`() async throws {
        let (source, transport) = try await find(
            [
                .json("GET \(Self.kit)/merge_requests", [Self.mergeRequest(4, title: "ENG-11")]),
                .json(
                    "GET \(Self.kit)/search?scope=commits&search=ENG-1",
                    [
                        ["id": "0", "message": "Prepare ENG-11"],
                        ["id": .string(Self.sha), "message": "Guard\n\nCloses: ENG-1"],
                    ]),
                .json("GET \(Self.kit)/repository/commits/\(Self.sha)/merge_requests", []),
                .json(
                    "GET \(Self.kit)/repository/commits/\(Self.sha)",
                    ["id": .string(Self.sha), "parent_ids": ["p"], "message": "Guard"]),
                .json(
                    "GET \(Self.kit)/repository/commits/\(Self.sha)/diff",
                    [
                        [
                            "old_path": "a", "new_path": "a", "a_mode": "100644",
                            "b_mode": "100644", "diff": "@@ -1 +1 @@\n-a\n+b\n",
                        ]
                    ]),
            ], map: ["ENG": "https://gitlab.com/group/tools/kit.git"])
        #expect(source.change.closedBy == .commit)
        #expect(source.change.evidence.map(\.rule) == ["commit_keyword", "repository_mapping"])
        #expect(source.commitRange == CommitRange(base: "p", head: Self.sha))
        #expect(
            source.artifacts.first { $0.kind == "diff" }?.text
                == "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n")
        #expect(transport.targets.contains { $0.contains("in=title%2Cdescription") })
    }

    @Test func `takes what a text mentions only after what is linked`() async throws {
        let cases: [Case] = [
            .json("GET /repos/acme/sorter/pulls/4", Self.pull(4)),
            .json("GET /repos/acme/sorter/pulls/5", Self.pull(5)),
        ]
        let text = "Done in (https://github.com/acme/sorter/pull/5)."
        let linked = try await find(
            cases, links: ["https://github.com/acme/sorter/pull/4"], texts: [text])
        #expect(linked.source.change.pull == 4)
        let mentioned = try await find(cases, texts: [text])
        #expect(mentioned.source.change.pull == 5)
        #expect(mentioned.source.change.confidence == 0.6)
    }

    @Test func `leaves what it does not find null, and the flow goes on`() async throws {
        let nothing = try await find([])
        #expect(nothing.source.change.closedBy == .none)
        #expect(nothing.source.repositoryURL == nil)
        #expect(nothing.source.warnings.map(\.code) == ["no_repository", "no_pull_request"])
        let mapped = try await find([], map: ["ENG": "acme/sorter"])
        #expect(mapped.source.repositoryURL == "https://github.com/acme/sorter.git")
        #expect(mapped.source.change.evidence.map(\.rule) == ["repository_mapping"])
        #expect(
            mapped.source.warnings.map(\.code) == ["no_search", "no_search", "no_pull_request"])
        let wrong = try await find([], map: ["ENG": "sorter/"])
        #expect(wrong.source.warnings.map(\.code).first == "bad_repository")
        let open = try await find([], map: ["ENG": "acme/sorter"], isClosed: false)
        #expect(open.source.warnings.map(\.code) == ["not_closed", "no_pull_request"])
        #expect(open.transport.journal.isEmpty)
    }

    @Test func `a limit or a bad token ends the search, and is no warning`() async throws {
        await #expect(throws: ProviderError.self) {
            try await find(
                [.json("GET /repos/acme/sorter/pulls/4", ["message": "Bad"], status: 401)],
                links: ["https://github.com/acme/sorter/pull/4"])
        }
    }

    @Test(arguments: [
        ("acme/sorter", "https://github.com/acme/sorter.git"),
        ("github:acme/sorter", "https://github.com/acme/sorter.git"),
        ("https://github.com/acme/sorter", "https://github.com/acme/sorter.git"),
        ("gitlab:group/kit", "https://gitlab.com/group/kit.git"),
        ("group/tools/kit", "https://gitlab.com/group/tools/kit.git"),
        ("https://gitlab.com/group/kit/-/issues/3", "https://gitlab.com/group/kit.git"),
        ("https://elsewhere.example/acme/sorter", nil), ("github:a/b/c", nil), ("sorter", nil),
        ("svn:acme/sorter", nil), ("acme/..", nil), ("-x/y z", nil),
    ])
    func `reads the name of a repository`(text: String, address: String?) throws {
        let hosts = try ChangeHosts(context: testContext(RecordedTransport([])))
        let found = hosts.repository(text)
        #expect(found.map { $0.host.cloneURL(of: $0.name) } == address)
    }

    @Test(arguments: [
        ("https://gitlab.com/g/kit/-/merge_requests/7", "g/kit", 7),
        ("https://gitlab.com/g/s/kit/merge_requests/7", "g/s/kit", 7),
        ("http://gitlab.com/g/kit/-/merge_requests/7?tab=x", "g/kit", 7),
        ("https://gitlab.com.evil.example/g/kit/-/merge_requests/7", nil, nil),
        ("https://gitlab.com:8443/g/kit/-/merge_requests/7", nil, nil),
        ("https://gitlab.com/-/merge_requests/7", nil, nil),
        ("https://gitlab.com/g/kit/-/merge_requests/new", nil, nil),
        ("https://gitlab.com/g/%2e%2e/-/merge_requests/7", nil, nil),
    ])
    func `takes only addresses of merge requests`(
        text: String, repository: String?, number: Int?
    ) throws {
        let hosts = try ChangeHosts(context: testContext(RecordedTransport([])))
        let found = hosts.reference(text)?.reference
        #expect(found?.repository == repository)
        #expect(found?.number == number)
    }

    @Test func `knows the pages of a server of one's own below its folder`() throws {
        let hosts = try ChangeHosts(
            githubAPI: "https://git.example/api/v3/", gitlabAPI: "http://lab.example:8080/git/",
            context: testContext(RecordedTransport([])))
        #expect(hosts.reference("https://git.example/acme/sorter/pull/4")?.reference.number == 4)
        #expect(hosts.reference("https://github.com/acme/sorter/pull/4") == nil)
        let address = "http://lab.example:8080/git/g/kit/-/merge_requests/7"
        #expect(hosts.reference(address)?.reference.repository == "g/kit")
        #expect(hosts.reference("http://lab.example:8080/g/kit/-/merge_requests/7") == nil)
        #expect(hosts.gitlab.cloneURL(of: "g/kit") == "http://lab.example:8080/git/g/kit.git")
    }

    @Test(arguments: [
        ("ENG-1", true), ("fix/eng-1-guard", true), ("[ENG-1]", true), ("ENG-12", false),
        ("XENG-1", false), ("eng-1.2", false), ("See ENG-1.", true), ("eng_1", false),
    ])
    func `knows the name of a ticket by itself`(text: String, isNamed: Bool) {
        #expect(TicketName("ENG-1").isNamed(in: text) == isNamed)
    }

    @Test(arguments: [
        ("Fixes ENG-1", true), ("resolves: eng-1.", true), ("Fixes ENG-12", false),
        ("Closes https://linear.app/acme/issue/ENG-1/sorter-crashes", true),
        ("Implements #3, ENG-1", true), ("Part of ENG-1", false), ("`Fixes ENG-1`", false),
    ])
    func `reads what closes a ticket by its name`(text: String, closes: Bool) {
        #expect(ClosingKeywords(.gitlab, key: "ENG-1").closesKey(in: text) == closes)
    }
}
