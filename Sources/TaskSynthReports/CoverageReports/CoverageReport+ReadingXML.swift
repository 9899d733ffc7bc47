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
        let (router, warnings) = try XMLDocument.read(
            bytes, with: CoverageRouter(), limits: limits, isRoot: CoverageRouter.isRoot)
        guard !router.readers.isEmpty else {
            throw ReportError(
                .unknownFormat, line: 1,
                detail: "no coverage report has the root element '\(router.root ?? "")'")
        }
        let report = CoverageReport(merging: router.readers.map { $0.report() })
        self = CoverageReport(
            format: report.format, files: report.files, sources: report.sources,
            declared: report.declared, listsAllFiles: report.listsAllFiles,
            warnings: report.ownWarnings + warnings)
    }
}
