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
                    output = TestRunReader(format: format)
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
            self = reader.finish()
        }
    }

    private static func isXML(_ bytes: [UInt8], _ file: String) -> Bool {
        if file.hasSuffix(".xml") || file.hasSuffix(".trx") { return true }
        // A mark of the encoding and blanks may stand before; zeros are those of wide characters.
        let skipped: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x00, 0x20, 0x09, 0x0A, 0x0D]
        let head = bytes.lazy.filter { !skipped.contains($0) }.prefix(16)
        let starts = ["<?xml", "<!--", "<!DOCTYPE", "<testsuite", "<TestRun", "<test-r"]
        return starts.contains { head.starts(with: Array($0.utf8)) }
    }
}
