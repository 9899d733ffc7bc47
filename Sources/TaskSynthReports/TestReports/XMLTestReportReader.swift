public import TaskSynthCore

/// Reads a test report in XML as it comes, keeping its results and nothing else of it.
///
///     var reader = XMLTestReportReader()
///     while let chunk = nextChunk() { try reader.read(chunk.span) }
///     let run = try reader.finish()
public struct XMLTestReportReader: ~Copyable {
    private var parser: XMLPushParser

    /// Makes a reader that has read nothing.
    public init(limits: XMLLimits = .default) {
        parser = XMLPushParser(
            limits: limits, handler: TestReportRouter(), isRoot: TestReportRouter.isRoot)
    }

    /// Reads the next bytes of the report.
    public mutating func read(_ chunk: Span<UInt8>) throws(ReportError) {
        try parser.read(chunk)
    }

    /// Reads the end of the report, and says what the run is.
    public mutating func finish() throws(ReportError) -> TestRun {
        try parser.finish()
        let router = parser.handler as? TestReportRouter
        guard let router, !router.readers.isEmpty else {
            throw ReportError(
                .unknownFormat, line: 1,
                detail: "no test report has the root element '\(router?.root ?? "")'")
        }
        var run = TestRun(merging: router.readers.map { $0.run() })
        run.warnings += parser.warnings
        return run
    }
}

@available(*, unavailable)
extension XMLTestReportReader: Sendable {}
