import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct TaskReadinessTests {
    private let complete = LinkedTask(
        title: "Sort empty lists", description: "`sort([])` crashes; it should give `[]`.",
        acceptance: ["`sort([])` gives `[]`"])

    private var context: TicketList {
        TicketList(reading: [["provider": "jira", "id": "A-1", "relation": "context"]])
    }

    @Test func `a complete text is ready, with and without links`() {
        #expect(readiness(of: complete).isReady)
        #expect(readiness(of: complete.merging(context)).isReady)
    }

    @Test func `lists everything that is missing`() {
        let gaps = readiness(of: LinkedTask(title: " ", description: "\n", acceptance: [""])).gaps
        #expect(gaps.map(\.part) == ["title", "description", "acceptance"])
    }

    @Test func `a context ticket does not make a task ready`() {
        let task = LinkedTask(title: "T", description: "").merging(context)
        #expect(readiness(of: task).gaps.map(\.part) == ["description", "acceptance"])
    }

    @Test(arguments: [
        "See the ticket.", "See ticket for details", "as described in the linked issue",
        "All details are in the Jira ticket", "see ENG-12", "See https://tracker.example/1",
        "Please refer to #12 for what has to be done in the other module and its tests.",
        "per the original story",
    ])
    func `a text that sends its reader elsewhere is not complete`(text: String) throws {
        var task = complete
        task.description = text
        let gap = try #require(readiness(of: task).gaps.first)
        #expect(gap.part == "description")
        #expect(gap.evidence?.isEmpty == false)
    }

    @Test(arguments: [
        "The parser drops the last line of a file that has no line feed; see #12 for its history.",
        "Tickets are sold at the counter; the issue is that the price is shown twice.",
        "Users see the wrong date.",
    ])
    func `a text that only mentions a ticket is complete`(text: String) {
        var task = complete
        task.description = text
        #expect(readiness(of: task).isReady)
    }

    @Test func `a merge leaves the local text alone`() {
        let imported = TicketList(reading: [
            ["provider": "jira", "id": "A-1", "title": "Other", "body": "Other"]
        ])
        let merged = complete.merging(imported)
        #expect(merged.title == complete.title)
        #expect(merged.description == complete.description)
        #expect(merged.tickets.tickets.first?.title == "Other")
    }

    private static let golden = GoldenFolder("readiness")

    @Test(arguments: golden.cases)
    func `lists what the golden tasks lack`(name: String) throws {
        let input = try JSONValue(parsing: Self.golden.read("input.json", of: name))
        let task = LinkedTask(
            title: input["title"]?.string ?? "", description: input["description"]?.string ?? "",
            acceptance: (input["acceptance"]?.array ?? []).compactMap(\.string),
            tickets: TicketList(reading: input["tickets"] ?? nil))
        let gaps = readiness(of: task).gaps.map { gap in
            "\(gap.part): \(gap.message)\(gap.evidence.map { " ('\($0)')" } ?? "")\n"
        }
        try Self.golden.expect(
            gaps.isEmpty ? "ready\n" : gaps.joined(), matches: "expected.txt", of: name)
    }
}
