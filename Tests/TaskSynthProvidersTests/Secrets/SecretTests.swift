import Foundation
import TaskSynthCore
import Testing

@testable import TaskSynthProviders

@Suite struct SecretTests {
    @Test func `shows nothing of itself in any way of printing`() throws {
        let secret = try #require(Secret(" hidden-value-1 "))
        var dumped = ""
        dump(secret, to: &dumped)
        let credential = Credential.bearer(secret)
        var request = HTTPRequest("GET", try #require(WebAddress("https://a.example")))
        request.credential = credential
        dump(request, to: &dumped)
        let texts = [
            "\(secret)", String(reflecting: secret), String(describing: [secret]), dumped,
            "\(credential)", String(reflecting: credential), "\(request)",
            String(reflecting: request),
        ]
        for text in texts { #expect(!text.contains("hidden-value")) }
        #expect("\(secret)" == "<redacted>")
        #expect(secret.reveal() == "hidden-value-1")
    }

    @Test func `takes the environment before the file, and the file before the user's own`() {
        let store = SecretStore(
            environment: ["A_TOKEN": "one", "EMPTY": " "],
            dotEnv: """
                # a comment
                A_TOKEN=two
                export B_TOKEN="three # four"
                C_TOKEN='five'   # six
                D=seven # eight
                EMPTY=nine
                broken line
                """, userConfiguration: "B_TOKEN=ten\nE=eleven")
        let names = ["A_TOKEN", "B_TOKEN", "C_TOKEN", "D", "E", "EMPTY", "F"]
        #expect(
            names.map { store.setting($0) } == [
                "one", "three # four", "five", "seven", "eleven", "nine", nil,
            ])
        #expect(store.secret("X", "A_TOKEN")?.reveal() == "one")
    }

    @Test func `takes a secret out of a text in every encoding`() throws {
        let secret = try #require(Secret("s3cret/value+1"))
        let redactor = Redactor([secret])
        let basic = try #require(Credential.basic(user: "ada", password: secret))
        for text in [
            "x s3cret/value+1 y", "q=s3cret%2Fvalue%2B1&z", "Basic \(basic.secret.reveal())",
            "\(Base64.encode(Array("s3cret/value+1".utf8)))",
        ] {
            #expect(redactor.redact(text).contains("[redacted "), "\(text)")
            #expect(redactor.finds(in: Array(text.utf8)))
        }
        #expect(redactor.redact("nothing here") == "nothing here")
    }

    @Test func `writes Base64 as others do`() {
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(($0 * 37 + count) & 255) }
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
        }
    }

    /// Plants tokens in every place that the user's secrets come from, lets a service throw them
    /// back in every place of its answers, and looks for them in everything that is written.
    @Test func `no token of fifty gets into a file, an error, a message or a source`() async throws
    {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-tokens-\(UInt32.random(in: 0 ... .max))")
        defer { try? FileManager.default.removeItem(at: folder) }
        let kinds = [
            "ghp_", "github_pat_", "lin_api_", "glpat-", "ATATT3x", "plain", "p/+=&%", "x",
        ]
        let tokens = (0..<50).map { "\(kinds[$0 % kinds.count])Tk\($0)q8Zr5Vw\($0 * 7919)" }
        var written: [[UInt8]] = []
        let log = MessageLog()
        for (index, token) in tokens.enumerated() {
            let secrets: SecretStore =
                switch index % 3 {
                case 0: SecretStore(environment: ["GITHUB_TOKEN": token])
                case 1: SecretStore(environment: [:], dotEnv: "GITHUB_TOKEN='\(token)'")
                default: SecretStore(environment: [:], userConfiguration: "GITHUB_TOKEN=\(token)")
                }
            let echo = JSONValue.string("you sent Bearer \(token) here")
            let answers: [RecordedTransport.Case] = [
                .json(
                    "GET /repos/acme/sorter/issues/1",
                    ["number": 1, "title": echo, "body": echo, "state": "closed"],
                    headers: [("ETag", "\"1\""), ("X-Echo", token)]),
                .json(
                    "GET /repos/acme/sorter/issues/2", ["message": echo], status: 403,
                    headers: [
                        ("X-GitHub-Request-Id", token), ("X-Accepted-GitHub-Permissions", token),
                    ]),
                .json(
                    "GET /repos/acme/sorter/issues/3", ["message": echo], status: 301,
                    headers: [("Location", "https://b.example/\(token)")]),
                .json("GET /repos/acme/sorter/issues/4", ["message": echo], status: 500),
                .json("GET /repos/acme/sorter/issues/5", echo),
                .json("POST /graphql", ["errors": [["message": echo]]]),
                .json(
                    "GET /repos/acme/sorter/issues/1/timeline", [], headers: [("ETag", "\"2\"")]),
                .json("GET /repos/acme/sorter/issues/1/comments", [["id": 1, "body": echo]]),
            ]
            var context = ProviderContext(
                transport: RecordedTransport(answers), secrets: secrets)
            context.clock = ManualClock()
            context.cache = DiskCache(folder: folder.path)
            context.announce = { log.add($0) }
            let provider = try GitHubProvider(repository: "acme/sorter", context: context)
            let source = try await provider.source(ofIssue: 1)
            written.append(context.redactor.redact(source.json).documentBytes)
            for number in 2...6 {
                let error = await #expect(throws: ProviderError.self) {
                    try await provider.source(ofIssue: number)
                }
                var dumped = ""
                dump(error, to: &dumped)
                written.append(Array(dumped.utf8))
            }
            var dumped = ""
            dump(context, to: &dumped)
            dump(provider, to: &dumped)
            written.append(Array("\(context) \(provider) \(dumped)".utf8))
        }
        written.append(Array(log.text.utf8))
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            written.append(Array(try Data(contentsOf: folder.appending(path: file))))
        }
        let redactor = Redactor(tokens.compactMap(Secret.init))
        for bytes in written {
            let isFound = redactor.finds(in: bytes)
            #expect(!isFound, "\(String(decoding: bytes.prefix(400), as: UTF8.self))")
        }
        #expect(written.count > 50 * 7)
    }

    @Test(arguments: ["gitlab", "jira", "linear"], [400, 401, 403, 404, 410, 422, 429, 500, 200])
    func `no service can throw a token back into an error`(name: String, status: Int) async throws {
        let token = "Tk8Zr5Vw+/7919&q="
        let names = [
            "GITLAB_TOKEN", "JIRA_TOKEN", "LINEAR_API_KEY", "GITHUB_TOKEN",
        ]
        let environment = Dictionary(uniqueKeysWithValues: names.map { ($0, token) })
        let secret = try #require(Secret(token))
        let basic = try #require(Credential.basic(user: "ada@a.example", password: secret))
        let echo = JSONValue.string("Bearer \(token) and Basic \(basic.secret.reveal())")
        let body: JSONValue = [
            "message": echo, "error_description": echo, "scope": echo, "errorMessages": [echo],
            "errors": [["message": echo, "path": [echo]]], "errorMessage": echo,
        ]
        let headers = [
            ("X-Request-Id", token), ("Retry-After", token),
            ("Location", "https://b.example/\(token)"),
        ]
        let targets = [
            "GET /api/v4/projects/acme%2Fsorter/issues/1", "GET /rest/api/3/issue/ABC-1",
            "POST /graphql",
        ]
        let log = MessageLog()
        var context = testContext(
            RecordedTransport(
                targets.map { .json($0, body, status: status, headers: headers) }),
            environment: environment.merging(
                ["JIRA_EMAIL": "ada@a.example", "JIRA_API_VERSION": "3"]) { $1 })
        context.announce = { log.add($0) }
        let ready = context
        let error = await #expect(throws: ProviderError.self) {
            switch name {
            case "gitlab":
                _ = try await GitLabProvider(project: "acme/sorter", context: ready)
                    .source(ofIssue: 1)
            case "jira":
                _ = try await JiraProvider(api: "https://a.example", context: ready)
                    .source(ofTicket: "ABC-1")
            default: _ = try await LinearProvider(context: ready).source(ofTicket: "ENG-1")
            }
        }
        var dumped = "\(log.text) \(String(describing: error))"
        dump(error, to: &dumped)
        #expect(!ready.redactor.finds(in: Array(dumped.utf8)), "\(dumped)")
        #expect(!dumped.contains(basic.secret.reveal().prefix(20)))
    }
}
