extension CoverageReport {
    /// Reads a coverage report that is text or JSON, or what a runner prints about coverage.
    ///
    /// The content says which form it is: LCOV, Go's coverprofile, gcov, the JSON of coverage.py,
    /// llvm-cov, Istanbul, SimpleCov, gcov and others, CSV of JaCoCo, or a table in a log. Reports
    /// in XML are read by the module for reports.
    ///
    /// - Parameter bytes: The report.
    /// - Throws: ``CoverageError`` where no reader knows the form, or the text does not follow it.
    /// - Complexity: O(*n*), where *n* is the number of bytes.
    public init(reading bytes: [UInt8]) throws(CoverageError) {
        let bytes = CoverageText.decoded(bytes)
        guard let first = CoverageText.firstByte(of: bytes.span) else {
            throw CoverageError(.unknownFormat, detail: "the report is empty")
        }
        var damage: CoverageError?
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            do throws(CoverageError) {
                if let report = try JSONCoverage.report(of: bytes) {
                    self = report
                    return
                }
            } catch {
                // A line of a log may start like JSON.
                damage = error
            }
        }
        if let report = try TextCoverage.report(of: bytes.span) {
            self = report
            return
        }
        throw damage
            ?? CoverageError(.unknownFormat, detail: "no reader knows this coverage report")
    }

    /// Finds the coverage that a runner prints in a log: tables and summaries; `nil` where there is
    /// none.
    ///
    /// - Parameter bytes: The log.
    public init?(printedIn bytes: [UInt8]) {
        var reader = PrintedCoverageReader()
        reader.read(bytes.span)
        guard let report = reader.finish() else { return nil }
        self = report
    }
}
