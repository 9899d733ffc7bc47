import Foundation
import TaskSynthCore
import TaskSynthTestSupport
import Testing

@testable import TaskSynthProviders

/// What services really sent: nothing of it may be an error.
@Suite(.needsCorpus) struct RecordingTests {
    /// The JSON values of a recording: a document, or the lines and encoded bodies that hold some.
    private static func values(of file: String) throws -> [JSONValue] {
        let bytes = try Corpus.read(file)
        if let value = try? JSONValue(parsing: bytes) {
            var values = [value]
            for exchange in value["http_interactions"]?.array ?? [] {
                let body = exchange["response"]?["body"]
                let encoded = body?["base64_string"]?.string.flatMap { Data(base64Encoded: $0) }
                let data = encoded.map { Array($0) } ?? Array((body?["string"]?.string ?? "").utf8)
                if let inner = try? JSONValue(parsing: data) { values.append(inner) }
            }
            return values
        }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let first = line.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
            else { return nil }
            return try? JSONValue(parsing: Array(line))
        }
    }

    /// Every object in a value.
    private static func objects(in values: [JSONValue]) -> [JSONValue] {
        var stack = values
        var result: [JSONValue] = []
        while let value = stack.popLast() {
            switch value {
            case .object(let object):
                result.append(value)
                stack += object.members.map(\.value)
            case .array(let elements): stack += elements
            default: break
            }
        }
        return result
    }

    @Test func `decodes every issue, pull request and event of GitHub`() throws {
        var counts = [0, 0, 0]
        for file in Corpus.files(under: "providers/github") where !file.hasSuffix("graphql") {
            guard !file.contains("openapi"), !file.contains("operations"),
                !file.contains("graphql.json")
            else { continue }
            for object in Self.objects(in: try Self.values(of: file)) {
                guard let url = object["url"]?.string else { continue }
                let tail = url.split(separator: "/").suffix(2)
                if tail.first == "issues", Int(tail.last ?? "") != nil, object["labels"] != nil {
                    counts[0] += 1
                    let issue = try #require(GitHubIssue(object), "\(file): \(url)")
                    #expect(issue.ticket.state != .unknown, "\(file): \(url)")
                    #expect(issue.ticket.rawState != nil)
                }
                if tail.first == "pulls", Int(tail.last ?? "") != nil, object["head"] != nil {
                    counts[1] += 1
                    let pull = try #require(GitHubPull(rest: object), "\(file): \(url)")
                    #expect(pull.headSHA != nil && pull.baseBranch != nil, "\(file): \(url)")
                }
                if object["event"]?.string != nil, url.contains("/issues/events/") {
                    counts[2] += 1
                    #expect(GitHubTimelineEvent(object) != nil, "\(file): \(url)")
                }
            }
        }
        #expect(counts.allSatisfy { $0 > 20 }, "\(counts)")
    }

    @Test func `takes every recorded limit of GitHub for one`() throws {
        let address = try #require(WebAddress("https://api.github.com/repos/a/b"))
        var limited = 0
        for file in Corpus.files(under: "providers/github/hub4j-wiremock") {
            guard file.contains("/mappings/"), file.contains("Handler") else { continue }
            let response = try JSONValue(parsing: Corpus.read(file))["response"]
            let status = response?["status"]?.integer ?? 200
            guard status == 403 || status == 429 else { continue }
            let headers = (response?["headers"]?.object?.members ?? []).compactMap { member in
                (member.value.string ?? member.value.array?.first?.string).map { text in
                    // The recordings' own server writes the time there.
                    (member.key, text.hasPrefix("{{now offset") ? "1700000003" : text)
                }
            }
            let body = response?["body"]?.string ?? response?["jsonBody"]?.line ?? ""
            let answer = HTTPResponse(
                status: status, headers: HTTPHeaders(headers), body: Array(body.utf8))
            let reading = GitHubDialect(hasToken: true).limits(
                of: answer, to: HTTPRequest("GET", address), now: 1_700_000_000)
            limited += 1
            #expect(reading.pause != nil, "\(file)")
        }
        #expect(limited > 5)
    }

    @Test func `decodes every issue and merge request of GitLab`() throws {
        var counts = [0, 0]
        for file in Corpus.files(under: "providers/gitlab") {
            for object in Self.objects(in: try Self.values(of: file)) where object["iid"] != nil {
                if object["source_branch"] != nil {
                    counts[1] += 1
                    #expect(GitLabMergeRequest(object) != nil, "\(file)")
                } else if object["labels"] != nil {
                    counts[0] += 1
                    let issue = try #require(GitLabIssue(object), "\(file)")
                    #expect(issue.ticket.state != .unknown, "\(file): \(issue.state)")
                }
            }
        }
        #expect(counts.allSatisfy { $0 > 2 }, "\(counts)")
    }

    @Test func `decodes every issue of Jira`() throws {
        var count = 0
        for file in Corpus.files(under: "providers/jira") where !file.contains("openapi") {
            for object in Self.objects(in: try Self.values(of: file)) {
                guard object["key"] != nil, object["fields"]?["summary"] != nil else { continue }
                count += 1
                let issue = try #require(JiraIssue(object), "\(file)")
                #expect(issue.summary == object["fields"]?["summary"]?.string ?? "")
                if object["fields"]?["created"] != nil {
                    #expect(issue.createdAt != nil, "\(file)")
                }
                #expect(issue.ticket.rawState != nil)
            }
        }
        #expect(count > 0)
    }

    @Test func `decodes every issue of Linear`() throws {
        let world = try JSONValue(parsing: Corpus.read("providers/linear/world.json"))
        let issues = world["issues"]?.array ?? []
        let states = world["states"]?.array ?? []
        #expect(issues.count > 40)
        for json in issues {
            let issue = try #require(LinearIssue(json))
            #expect(!issue.title.isEmpty)
            let state = states.first { $0["id"] == json["stateId"] }
            let normalized = TicketStateTable.linear.state(of: state?["type"]?.string ?? "")
            #expect(normalized != .unknown)
        }
    }
}
