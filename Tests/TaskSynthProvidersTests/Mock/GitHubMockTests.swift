import Foundation
import TaskSynthCore
import TaskSynthTestSupport
import TaskSynthURLSession
import Testing

@testable import TaskSynthProviders

/// What is seen from outside when GitHub's mock plays each of its faults.
@Suite(.serialized, .needsMocks) struct GitHubMockTests {
    private static let token = ["GITHUB_TOKEN": "ghp_atestsowntoken"]
    private let folder: String
    private let server: MockServer

    /// One world and one server for all tests.
    private static let world = Result { () throws -> (folder: String, server: MockServer) in
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-world-\(UInt32.random(in: 0 ... .max))").path
        try MockServer.run("github_world.py", folder)
        let corpus = Corpus.root ?? ""
        let server = try MockServer(
            "github_replay.py",
            [
                "--routes", "\(folder)/routes.jsonl", "--token", "ghp_atestsowntoken",
                "--private", "acme/private", "--graphql-schema",
                "\(corpus)/providers/github/schema.graphql", "--graphql-data",
                "\(folder)/graphql.json",
            ],
            full: [
                "budgets": [
                    "core": ["remaining": 5000], "search": ["remaining": 30],
                    "graphql": ["remaining": 5000],
                ], "policy": ["min_write_gap_ms": 0, "max_concurrent": 100],
            ])
        return (folder, server)
    }

    init() async throws {
        (folder, server) = try Self.world.get()
        try await server.clear()
    }

    private func provider(
        _ environment: [String: String] = token, repository: String = "acme/widgets",
        cache: (any ResponseCache)? = nil, change: (inout ClientSettings) -> Void = { _ in }
    ) throws -> GitHubProvider {
        try GitHubProvider(
            repository: repository, api: server.base,
            context: server.context(environment, cache: cache, change: change))
    }

    private func truth() throws -> [(number: Int, truth: JSONValue)] {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/truth.json"))
        let truth = try JSONValue(parsing: Array(data))
        return (truth["issues"]?.object?.members ?? []).compactMap { member in
            Int(member.key).map { ($0, member.value) }
        }
    }

    @Test(arguments: [true, false])
    func `finds for every issue of a world what is true`(hasGraphQL: Bool) async throws {
        let provider = try provider(hasGraphQL ? Self.token : [:])
        var count = 0
        for (number, truth) in try truth() {
            count += 1
            if let word = truth["error"]?.string, word != "not_closed" {
                let error = await #expect(throws: ProviderError.self, "#\(number)") {
                    try await provider.source(ofIssue: number)
                }
                #expect(error?.code.rawValue == word, "#\(number)")
                continue
            }
            let source = try await provider.source(ofIssue: number)
            let codes = source.warnings.map(\.code)
            if truth["error"] != nil {
                #expect(codes.contains("not_closed"), "#\(number)")
                continue
            }
            let isSeen = hasGraphQL || truth["only_graphql"]?.bool != true
            if !isSeen { #expect(codes.contains("no_graphql"), "#\(number)") }
            expect(source, truth, number, isSeen: isSeen)
        }
        #expect(count == 21)
    }

    private func expect(_ source: TaskSource, _ truth: JSONValue, _ number: Int, isSeen: Bool) {
        let change = source.change
        let wanted = truth["closed_by"]?.string == "nothing" ? "none" : truth["closed_by"]?.string
        #expect(change.closedBy.rawValue == (isSeen ? wanted : "none"), "#\(number)")
        guard isSeen else { return }
        #expect(change.pull == truth["pull"]?.integer, "#\(number)")
        #expect(change.commit == truth["commit"]?.string, "#\(number)")
        #expect(change.repository == truth["repo"]?.string, "#\(number)")
        #expect(change.mergedHow?.rawValue == truth["merged_how"]?.string, "#\(number)")
        for (key, value) in [
            ("merge_sha", change.mergeCommit), ("base_sha", source.commitRange.base),
            ("head_sha", source.commitRange.head),
        ] {
            if let sha = truth[key]?.string { #expect(value == sha, "\(key) of #\(number)") }
        }
        let codes = source.warnings.map(\.code)
        for key in ["warn", "state_reason"] {
            if let code = truth[key]?.string { #expect(codes.contains(code), "#\(number)") }
        }
        let diff = source.artifacts.first { $0.kind == "diff" }
        if truth["diff_status"] != nil {
            let named = source.warnings.first { $0.code == "diff_incomplete" }?.message
            #expect(named?.contains(truth["binary"]?.string ?? "?") == true, "#\(number)")
            let count = diff?.text?.split(separator: "\n").count { $0.hasPrefix("diff --git") }
            #expect(count == (truth["files"]?.integer ?? 0) - 1, "#\(number)")
        } else if let text = truth["diff"]?.string {
            #expect(diff?.text == text, "#\(number)")
        }
    }

    @Test func `tells a private repository from the outside, and tries nothing again`() async throws
    {
        for environment in [[:], Self.token] {
            try await server.clear()
            let provider = try provider(environment, repository: "acme/private")
            let error = await #expect(throws: ProviderError.self) {
                try await provider.source(ofIssue: 1)
            }
            #expect(error?.code == .notFound)
            #expect(
                error?.message.contains(environment.isEmpty ? "no token" : "this token") == true)
            #expect(try await server.journal().count == 1)
        }
    }

    @Test(arguments: [
        ("secondary", #"{"retry_after":1}"#, 1000), ("secondary", #"{"retry_after_date":1}"#, 1000),
        ("secondary", #"{"status":429}"#, 1000), ("abuse", "{}", 1000),
        ("primary", #"{"reset_in":1,"status":429}"#, 500), ("primary", #"{"reset_in":1}"#, 500),
    ])
    func `waits as long as a limit says, and asks for nothing meanwhile`(
        kind: String, parameters: String, least: Int
    ) async throws {
        let members = try JSONValue(parsing: parameters).object?.members ?? []
        try await server.arm(
            kind, "GET /repos/acme/widgets/issues/1$", members.map { ($0.key, $0.value) })
        let source = try await provider { $0.limitFallbackSeconds = 1 }.source(ofIssue: 1)
        #expect(source.change.pull == 2)
        let journal = try await server.journal()
        let times = journal.compactMap { $0["at_ms"]?.integer }
        #expect(journal.first?["fault"]?.string == kind)
        try #require(times.count > 2)
        #expect(times[1] - times[0] >= least)
    }

    @Test func `fails within a second where a reset is an hour away`() async throws {
        try await server.arm("primary", "GET /repos", [("reset_in", 3600)])
        let start = ContinuousClock.now
        let provider = try provider()
        let error = await #expect(throws: ProviderError.self) {
            try await provider.source(ofIssue: 1)
        }
        #expect(error?.code == .rateLimited)
        #expect(error?.retryAt != nil)
        #expect(ContinuousClock.now - start < .seconds(1))
        #expect(try await server.journal().count == 1)
    }

    @Test func `a spent search budget does not stop the rest`() async throws {
        try await server.post(
            "state", ["budgets": ["search": ["remaining": 0, "reset_in": 3600]]])
        let source = try await provider().source(ofIssue: 10)
        #expect(source.warnings.map(\.code) == ["no_search", "no_pull_request"])
        #expect(try await provider().source(ofIssue: 1).change.pull == 2)
    }

    @Test(arguments: [
        "status", "reset", "reset_mid_body", "truncate", "truncate_chunked", "bad_json", "empty",
        "html",
    ])
    func `reads again what was cut short, and not for ever`(kind: String) async throws {
        let issue = "GET /repos/acme/widgets/issues/1$"
        try await server.arm(kind, issue, times: 2, kind == "html" ? [("status", 502)] : [])
        #expect(try await provider().source(ofIssue: 1).change.pull == 2)
        try await server.clear()
        try await server.arm(kind, issue, times: -1, kind == "html" ? [("status", 200)] : [])
        let provider = try provider()
        let error = await #expect(throws: ProviderError.self) {
            try await provider.source(ofIssue: 1)
        }
        #expect([.serverFailure, .connectionLost, .badAnswer].contains(error?.code))
        // On a connection that was used before, libcurl sends a read once more by itself.
        let count = try await server.journal().count
        #expect(kind == "reset" ? (4...8).contains(count) : count == 4)
    }

    @Test(arguments: ["reset", "reset_mid_body", "truncate", "bad_json", "empty"])
    func `a write is done once, whatever becomes of its answer`(kind: String) async throws {
        let provider = try provider()
        for path in ["issues", "issues/1/comments", "pulls"] {
            try await server.clear()
            let before = try await server.state()["writes"]?.array?.count ?? 0
            try await server.arm(kind, "POST /repos/acme/widgets/\(path)$")
            var isSure = true
            do throws(any Error) {
                switch path {
                case "issues": _ = try await provider.create(TicketDraft(bead: "b", title: "New"))
                case "pulls":
                    _ = try await provider.createPull(
                        title: "T", body: "B", head: "branch-\(kind)", base: "main")
                default: _ = try await provider.link("1", to: "b", note: nil)
                }
            } catch {
                // The mock has no list of pull requests: then nobody can be sure.
                #expect((error as? ProviderError)?.code == .uncertainWrite)
                isSure = false
            }
            let after = try await server.state()["writes"]?.array?.count ?? 0
            let done = after - before
            #expect(isSure ? done == 1 : done <= 1, "\(path) after \(kind)")
            if kind != "reset" { #expect(done == 1, "\(path) after \(kind)") }
        }
    }

    @Test func `ends at its deadline when a service hangs, or trickles`() async throws {
        for kind in ["hang", "slow_body"] {
            try await server.clear()
            try await server.arm(
                kind, "GET /repos", times: -1, [("seconds", 30), ("pieces", 40)])
            let provider = try provider { settings in
                settings.attemptSeconds = 0.5
                settings.requestSeconds = 1
            }
            let start = ContinuousClock.now
            let error = await #expect(throws: ProviderError.self) {
                try await provider.source(ofIssue: 1)
            }
            #expect(error?.code == .timedOut)
            #expect(ContinuousClock.now - start < .seconds(3))
        }
    }

    @Test func `a Basic challenge is a 401 at once`() async throws {
        try await server.arm(
            "status", "GET /repos",
            [
                ("status", 401), ("json", ["message": "Bad credentials"]),
                ("headers", [["WWW-Authenticate", "Basic realm=\"x\""]]),
            ])
        let provider = try provider()
        let start = ContinuousClock.now
        let error = await #expect(throws: ProviderError.self) {
            try await provider.source(ofIssue: 1)
        }
        #expect(error?.code == .unauthorized)
        #expect(ContinuousClock.now - start < .seconds(1))
    }

    @Test func `a redirect to another origin sees no credential`() async throws {
        let other = try MockServer("github_replay.py", ["--routes", "\(folder)/routes.jsonl"])
        let target = "\(other.base)/repos/acme/widgets/issues/1/comments"
        try await server.arm(
            "redirect", "GET /repos/acme/widgets/issues/1/comments",
            [("location", .string(target))])
        let source = try await provider().source(ofIssue: 1)
        #expect(source.change.pull == 2)
        let journal = try await other.journal()
        #expect(journal.count == 1)
        #expect(journal.allSatisfy { $0["headers"]?["authorization"]?.string == "" })
    }

    @Test func `reads all events of two pages, and an error on the second is not the end`()
        async throws
    {
        let pages = "GET /repositories/.*/timeline.*page=2"
        let provider = try provider([:])
        #expect(try await provider.source(ofIssue: 13).change.pull == 15)
        try await server.arm("drift", pages)
        #expect(try await provider.source(ofIssue: 13).change.pull == 15)
        try await server.arm("status", pages, times: -1)
        await #expect(throws: ProviderError.self) { try await provider.source(ofIssue: 13) }
    }

    @Test func `loses and repeats nothing when a list moves between two pages`() async throws {
        try await server.arm("drift", "page=2", times: 1, [("count", 3)])
        let outcome = try await provider().importTickets(
            query: nil, filters: JSONObject([.init(key: "state", value: "all")]))
        let ids = outcome.tickets.map(\.id)
        #expect(ids.count == Set(ids).count)
        #expect(ids.contains("1"))
    }

    @Test func `a second reading is conditional and costs nothing`() async throws {
        let provider = try provider(cache: MemoryCache())
        let first = try await provider.source(ofIssue: 1)
        let remaining = { [server] () async throws -> Int? in
            try await server.state()["budgets"]?["core"]?["remaining"]?.integer
        }
        try await server.clear()
        #expect(try await provider.source(ofIssue: 1) == first)
        let after = try await remaining()
        let reads = try await server.journal().filter { $0["method"]?.string == "GET" }
        let known = reads.filter { $0["status"]?.integer == 304 }
        // What was not found at first cannot be known; everything else is free.
        #expect(known.count + 1 == reads.count)
        #expect(after == 4999)
        #expect(known.allSatisfy { $0["headers"]?["if-none-match"] != nil })
    }

    @Test func `keeps writes apart and below the limit of requests at once`() async throws {
        try await server.post("state", ["policy": ["min_write_gap_ms": 300, "max_concurrent": 4]])
        let provider = try provider { $0.writeGapSeconds = 0.35 }
        let failures = await withTaskGroup(of: Int.self) { group in
            for index in 0..<4 {
                group.addTask {
                    let draft = TicketDraft(bead: "b\(index)", title: "T\(index)")
                    return (try? await provider.create(draft)) == nil ? 1 : 0
                }
            }
            for _ in 0..<12 {
                group.addTask { (try? await provider.syncState(["1"])) == nil ? 1 : 0 }
            }
            return await group.reduce(0, +)
        }
        #expect(failures == 0)
        let limited = try await server.journal().filter { $0["status"]?.integer == 403 }
        #expect(limited.isEmpty)
    }
}
