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
        parser = XMLPushParser(limits: limits, handler: TestReportRouter())
    }

    /// Reads the next bytes of the report.
    public mutating func read(_ chunk: Span<UInt8>) throws(ReportError) {
        try parser.read(chunk)
    }

    /// Reads the end of the report, and says what the run is.
    public mutating func finish() throws(ReportError) -> TestRun {
        try parser.finish()
        guard let router = parser.handler as? TestReportRouter, let reader = router.reader else {
            let root = (parser.handler as? TestReportRouter)?.root ?? ""
            throw ReportError(
                .unknownFormat, line: 1, detail: "no test report has the root element '\(root)'")
        }
        var run = reader.run()
        if parser.hasExternalEntities {
            run.warnings.append("the report names files to be read into it, which was not done")
        }
        return run
    }
}

@available(*, unavailable)
extension XMLTestReportReader: Sendable {}
