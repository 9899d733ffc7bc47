/// Reads one kind of JSON document that a runner writes about a whole run.
protocol TestReportReader: Sendable {
    /// How such a document may begin, where it is not alone on its first line.
    static var starts: [StaticString] { get }
    /// The run of a document, where it is of this kind.
    static func run(of report: JSONValue) -> TestRun?
}
