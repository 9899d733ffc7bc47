import TaskSynthCore
import TaskSynthReports

extension TestRun {
    /// Reads a run from a file as it comes: a report in XML, by its name or its first character,
    /// else output.
    init(file: String, format: TestRunFormat = .detect) throws {
        var coverage: PrintedCoverageReader?
        try self.init(file: file, format: format, coverage: &coverage)
    }

    /// Reads a run from a file as it comes, and what its text prints about coverage, where asked.
    init(file: String, format: TestRunFormat, coverage: inout PrintedCoverageReader?) throws {
        var printed = coverage
        var output: TestRunReader?
        var report: XMLTestReportReader?
        try InputFile.read(file) { chunk in
            if output == nil, report == nil {
                if format.framework == nil, Self.isXML(chunk, file) {
                    report = XMLTestReportReader()
                } else {
                    output = TestRunReader(format: format, reports: EmbeddedXMLReports())
                }
            }
            output?.read(chunk.span)
            if output != nil { printed?.read(chunk.span) }
            try report?.read(chunk.span)
        }
        coverage = printed
        if let run = try report?.finish() {
            self = run
        } else {
            var reader = output ?? TestRunReader(format: format)
            var run = reader.finish()
            // The name promises a document of a runner, which the text is not.
            if run.state == .notRun, file.hasSuffix(".json") || file.hasSuffix(".jsonl") {
                run.state = .unreadable
            }
            self = run
        }
    }

    private static func isXML(_ bytes: [UInt8], _ file: String) -> Bool {
        file.hasSuffix(".xml") || file.hasSuffix(".trx") || XMLTestReportReader.recognizes(bytes)
    }
}
