import Foundation
import TaskSynthCore
import TaskSynthTestSupport
import Testing

@testable import TaskSynthProviders

@Suite struct BeadsTests {
    private static let text = """
        {"_type":"header","schema_version":3}
        {"id":"bd-a1","title":"Sort","description":"It crashes.","status":"closed","priority":0,\
        "acceptance_criteria":"- [ ] It does not.","created_at":"2024-05-01T08:00:00Z",\
        "closed_at":"2024-05-03T10:00:00Z","close_reason":"Guarded.","external_ref":"gh-3",\
        "odd":{"b":1.50,"a":[]},"comments":[{"id":1,"text":"Early","created_at":"2024-05-01T09:00:00Z"}]}
        {"id":"bd-a1.1","title":"Child","status":"hooked","dependencies":[{"issue_id":"bd-a1.1",\
        "depends_on_id":"bd-a1","type":"parent-child"},{"depends_on_id":"bd-gone","type":"follows"}]}
        {"_type":"memory","id":"m1"}
        not json

        {"id":"bd-b2","title":"Custom","status":"polishing"}
        """

    private static func file(_ text: String = text) throws -> String {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-beads-\(UInt32.random(in: 0 ... .max)).jsonl").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func provider(_ path: String) -> BeadsProvider {
        BeadsProvider(path: path, context: testContext(RecordedTransport([])))
    }

    @Test func `reads issues and keeps every other byte`() {
        let file = BeadsFile(parsing: Array(Self.text.utf8))
        #expect(file.issues.map(\.id) == ["bd-a1", "bd-a1.1", "bd-b2"])
        #expect(String(decoding: file.bytes, as: UTF8.self) == Self.text)
        #expect(
            file.warnings.map(\.message) == [
                "line 5 is not JSON: expected 'null'",
                "bd-a1.1 depends on bd-gone, which is not in the file",
            ])
        #expect(file.issues.map { $0.state() } == [.closed, .inProgress, .unknown])
        #expect(file.issues[2].state(categories: ["polishing": "wip"]) == .inProgress)
        #expect(file.issues[1].parent == "bd-a1")
    }

    @Test func `a change leaves the other lines as they are`() async throws {
        let path = try Self.file()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let ticket = try await provider(path).setInProgress("bd-b2")
        #expect(ticket.state == .inProgress)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let before = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.dropLast().elementsEqual(before.dropLast()))
        #expect(
            lines.last
                == #"{"id":"bd-b2","title":"Custom","status":"in_progress","updated_at":"2023-11-14T22:13:20Z"}"#
        )
    }

    @Test func `leaves a link and who may read the file as they are`() async throws {
        let path = try Self.file()
        let link = path + ".link"
        defer { for path in [path, link] { try? FileManager.default.removeItem(atPath: path) } }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        _ = try await provider(link).setInProgress("bd-b2")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o644)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains(#""in_progress""#))
    }

    @Test func `an issue that is worked on again is not closed any more`() async throws {
        let path = try Self.file()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let ticket = try await provider(path).setInProgress("bd-a1")
        #expect(ticket.state == .inProgress)
        #expect(ticket.stateUpdatedAt == nil)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(!text.contains("closed_at"))
        #expect(text.contains(#""odd":{"b":1.50,"a":[]}"#))
    }

    @Test func `makes an issue once, and a child below it`() async throws {
        let path = try Self.file()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let provider = provider(path)
        let draft = TicketDraft(bead: "task-1", title: "New", body: "Text")
        let first = try await provider.create(draft)
        #expect(try await provider.create(draft) == first)
        let child = try await provider.createChild(
            of: "bd-a1", TicketDraft(bead: "task-2", title: "Part"))
        #expect(child.id == "bd-a1.2")
        #expect(child.parentID == "bd-a1")
        let all = try await provider.importTickets(query: nil, filters: JSONObject())
        #expect(all.tickets.count == 5)
        let states = try await provider.syncState(["bd-a1", "bd-none"])
        #expect(states.tickets.map(\.id) == ["bd-a1"])
        #expect(states.errors.map(\.id) == ["bd-none"])
    }

    @Test func `makes a source, with the solution apart`() async throws {
        let path = try Self.file()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let source = try await provider(path).source(ofTicket: "bd-a1")
        #expect(source.acceptance == ["It does not."])
        #expect(source.hints == ["Early"])
        #expect(source.solutionArtifacts.compactMap(\.text) == ["Guarded."])
        #expect(source.tickets.map(\.id) == ["bd-a1", "3"])
        #expect(source.warnings.map(\.code) == ["no_repository", "no_pull_request"])
    }

    @Test(arguments: [
        ("gh-12", "github", "12"), ("gh-#12", "github", "12"), ("linear:ENG-1", "linear", "ENG-1"),
        ("jira-ABC-3", "jira", "ABC-3"), ("https://github.com/acme/sorter/issues/9", "github", "9"),
    ])
    func `reads a reference to another service`(text: String, provider: String, id: String) {
        let ticket = BeadsReference.ticket(text)
        #expect(ticket?.provider.slug == provider)
        #expect(ticket?.id == id)
    }

    @Test(
        .needsCorpus,
        arguments: Corpus.files(under: "providers/beads").filter { $0.hasSuffix("jsonl") })
    func `loads every record of a real file and writes it back`(name: String) throws {
        let bytes = try Corpus.read(name)
        let file = BeadsFile(parsing: bytes)
        #expect(file.bytes == bytes)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let records = try lines.map { try JSONValue(parsing: String($0)) }
        let issues = records.filter {
            ($0["_type"]?.string ?? "issue") == "issue" && $0["id"] != nil
        }
        #expect(file.issues.count == issues.count)
        let count = { (values: [String]) in Dictionary(grouping: values) { $0 }.mapValues(\.count) }
        #expect(
            count(file.issues.map(\.status))
                == count(issues.map { $0["status"]?.string ?? "open" }))
        #expect(file.issues.map { JSONValue.object($0.record) } == issues)
        #expect(file.issues.allSatisfy { $0.ticket.state != nil })
    }
}
