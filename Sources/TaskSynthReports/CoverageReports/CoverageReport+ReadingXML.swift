public import TaskSynthCore

extension CoverageReport {
    /// Reads a coverage report in XML: Cobertura, JaCoCo, Clover, OpenCover, scoverage, Visual
    /// Studio, dotCover, NCover, PartCover, PHPUnit, SonarQube's generic form and CTC.
    ///
    /// - Parameters:
    ///   - bytes: The report.
    ///   - limits: How much is read before the text is refused.
    /// - Throws: ``ReportError`` where the text is no such report, or is cut short.
    /// - Complexity: O(*n*), where *n* is the number of bytes.
    public init(readingXML bytes: [UInt8], limits: XMLLimits = .default) throws(ReportError) {
        var reader = XMLCoverageReportReader(limits: limits)
        try reader.read(bytes.span)
        self = try reader.finish()
    }
}
