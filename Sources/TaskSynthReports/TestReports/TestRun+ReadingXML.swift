public import TaskSynthCore

extension TestRun {
    /// Reads a test report in XML: JUnit in its dialects, TRX, NUnit, xUnit.net, TestNG, CTest,
    /// Boost.Test, Catch2, doctest and others; the root element says which.
    ///
    /// - Parameters:
    ///   - bytes: The report.
    ///   - limits: How much is read before the text is refused.
    /// - Throws: ``ReportError`` where the text is no such report, or is cut short.
    /// - Complexity: O(*n*), where *n* is the number of bytes.
    public init(
        readingXML bytes: [UInt8], limits: XMLLimits = .default
    ) throws(ReportError) {
        var reader = XMLTestReportReader(limits: limits)
        try reader.read(bytes.span)
        self = try reader.finish()
    }
}
