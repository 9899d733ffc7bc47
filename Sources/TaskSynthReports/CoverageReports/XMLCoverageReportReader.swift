public import TaskSynthCore

/// Reads a coverage report in XML as it comes, keeping its counts and nothing else of it.
///
///     var reader = XMLCoverageReportReader()
///     while let chunk = nextChunk() { try reader.read(chunk.span) }
///     let report = try reader.finish()
public struct XMLCoverageReportReader: ~Copyable {
    private var parser: XMLPushParser

    /// Makes a reader that has read nothing.
    ///
    /// - Parameter limits: How much is read before the text is refused.
    public init(limits: XMLLimits = .default) {
        parser = XMLPushParser(
            limits: limits, handler: CoverageRouter(), isRoot: CoverageRouter.isRoot)
    }

    /// Whether a text begins as XML does: with a `<` behind nothing but blanks and a mark of the
    /// encoding.
    public static func recognizes(_ beginning: [UInt8]) -> Bool {
        // Zeros are those of wide characters.
        let skipped: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x00, 0x20, 0x09, 0x0A, 0x0D]
        return beginning.first { !skipped.contains($0) } == UInt8(ascii: "<")
    }

    /// Reads the next bytes of the report.
    public mutating func read(_ chunk: Span<UInt8>) throws(ReportError) {
        try parser.read(chunk)
    }

    /// Reads the end of the report, and says what it covers.
    public mutating func finish() throws(ReportError) -> CoverageReport {
        try parser.finish()
        let router = parser.handler as? CoverageRouter
        guard let router, !router.readers.isEmpty else {
            throw ReportError(
                .unknownFormat, line: 1,
                detail: "no coverage report has the root element '\(router?.root ?? "")'")
        }
        let report = CoverageReport(merging: router.readers.map { $0.report() })
        return CoverageReport(
            format: report.format, files: report.files, sources: report.sources,
            declared: report.declared, listsAllFiles: report.listsAllFiles,
            warnings: report.ownWarnings + parser.warnings)
    }
}

@available(*, unavailable)
extension XMLCoverageReportReader: Sendable {}
