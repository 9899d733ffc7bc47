import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct TaskSourceTests {
    private static let golden = GoldenFolder("task-sources")

    @Test(arguments: golden.cases)
    func `reads a golden source and writes every member`(name: String) throws {
        let source = try TaskSource(parsing: Self.golden.read("input.json", of: name))
        try Self.golden.expect(source.json.document, matches: "expected.json", of: name)
        #expect(try TaskSource(reading: source.json) == source)
    }

    @Test(arguments: [
        ("[]", "an object"), ("{}", "'origin'"), (#"{"origin":"svn"}"#, "'origin'"),
        (#"{"origin":"git","title":3}"#, "'title'"),
        (#"{"origin":"git","change":{"pull":"7"}}"#, "'change.pull'"),
        (#"{"origin":"git","change":{"confidence":2}}"#, "'change.confidence'"),
        (#"{"origin":"git","commitRange":{"base":1}}"#, "'commitRange.base'"),
        (#"{"origin":"git","hints":["a",1]}"#, "'hints'"),
        (#"{"origin":"git","createdAt":"soon"}"#, "'createdAt'"),
    ])
    func `names the member that is wrong`(text: String, part: String) throws {
        let json = try JSONValue(parsing: text)
        let error = #expect(throws: JSONError.self) { try TaskSource(reading: json) }
        #expect(error?.detail.contains(part) == true)
    }

    @Test func `keeps the solution out of the problem statement`() throws {
        let source = try TaskSource(parsing: Self.golden.read("input.json", of: "full"))
        #expect(source.problemStatement == "Empty list crashes the sorter\n\nCall `sort([])`.")
        #expect(source.solutionArtifacts.map(\.kind) == ["pull_request"])
    }
}
