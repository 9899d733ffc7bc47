import TaskSynthCore
import TaskSynthTestSupport
import Testing

@testable import TaskSynthProviders

/// Every request that is sent, against the services' own descriptions.
@Suite(.needsCorpus) struct RequestSchemaTests {
    /// Whether a path has the form of a template: `/repos/{owner}/{repo}`.
    private func fits(_ path: String, _ template: String) -> Bool {
        let parts = path.split(separator: "/")
        let wanted = template.split(separator: "/")
        return parts.count == wanted.count
            && zip(parts, wanted).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
    }

    /// The form with the fewest parameters that a path has.
    private func template(_ path: String, _ templates: [String]) -> String? {
        templates.filter { fits(path, $0) }.min { left, right in
            left.count { $0 == "{" } < right.count { $0 == "{" }
        }
    }

    private func queryNames(_ request: HTTPRequest) -> [String] {
        (request.address.query ?? "").split(separator: "&").compactMap { item in
            item.split(separator: "=").first.map(String.init)
        }
    }

    private func bodyNames(_ request: HTTPRequest) throws -> [String] {
        guard let body = request.body else { return [] }
        return try JSONValue(parsing: body).object?.keys ?? []
    }

    private var github: [HTTPRequest] {
        get throws {
            let base = try #require(WebAddress("https://api.github.com"))
            let api = GitHubAPI(base: base, credential: nil, agent: "test")
            let repository = "acme/sorter"
            let draft: JSONValue = ["title": "t", "body": "b", "labels": ["x"]]
            let pull: JSONValue = ["title": "t", "body": "b", "head": "h", "base": "m"]
            return [
                api.issue(1, of: repository), api.comments(1, of: repository),
                api.timeline(1, of: repository),
                api.issues(
                    of: repository,
                    filters: [("state", "all"), ("sort", "created"), ("direction", "desc")]),
                api.repository(repository), api.pull(1, of: repository),
                api.pullFiles(1, of: repository), api.pullCommits(1, of: repository),
                api.commit("abc", of: repository), api.pulls(ofCommit: "abc", of: repository),
                api.compare("a", "b", of: repository), api.search("issues", "x"),
                api.search("commits", "x"), api.createIssue(in: repository, draft),
                api.updateIssue(
                    1, of: repository,
                    ["title": "t", "body": "b", "state": "closed", "state_reason": "completed"]),
                api.createComment(1, of: repository, "x"),
                api.addLabels(["x"], to: 1, of: repository), api.addChild(9, to: 1, of: repository),
                api.createPull(in: repository, pull), api.pulls(of: repository, head: "acme:h"),
            ]
        }
    }

    @Test func `sends GitHub only what its description has`() throws {
        let text = try Corpus.read("providers/github/rest-operations-2026.json")
        let operations = try JSONValue(parsing: text)["ops"]?.array ?? []
        for request in try github {
            let name = "\(request.method) \(request.address.path)"
            let known = operations.filter { $0["verb"]?.string == request.method }
            let path = template(request.address.path, known.compactMap { $0["path"]?.string })
            let operation = try #require(known.first { $0["path"]?.string == path }, "\(name)")
            let queries = (operation["query_params"]?.array ?? []).compactMap(\.string)
            let bodies = (operation["body_params"]?.array ?? []).compactMap(\.string)
            for query in queryNames(request) {
                #expect(queries.contains(query), "\(name): \(query)")
            }
            for member in try bodyNames(request) {
                #expect(bodies.contains(member), "\(name): \(member)")
            }
        }
    }

    @Test func `sends Jira only what its description has`() throws {
        let text = try Corpus.read("providers/jira/openapi-v3-2022-07.subset.json")
        let paths = try #require(try JSONValue(parsing: text)["paths"]?.object)
        let base = try #require(WebAddress("https://site.example"))
        let context = testContext(RecordedTransport([]))
        let service = JiraService(
            client: context.client(JiraDialect(hasToken: false)), base: base, credential: nil,
            agent: "test", version: 3)
        let requests = [
            service.issue("A-1"), service.comments("A-1", from: 0), service.remoteLinks("A-1"),
            service.create([:]), service.update("A-1", [:]), service.comment("A-1", "x"),
            service.transitions("A-1"), service.move("A-1", by: "3"),
        ]
        for request in requests {
            let name = "\(request.method) \(request.address.path)"
            let path = try #require(template(request.address.path, paths.keys), "\(name)")
            let operation = try #require(paths[path]?[request.method.lowercased()], "\(name)")
            let queries = (operation["parameters"]?.array ?? []).compactMap { $0["name"]?.string }
            for query in queryNames(request) {
                #expect(queries.contains(query), "\(name): \(query)")
            }
            #expect((request.body != nil) == (operation["requestBody"] != nil), "\(name)")
        }
    }
}
