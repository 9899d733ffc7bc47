extension CoverageReport {
    /// How long a report that is held whole while it is read may be, unless told otherwise: 1 GiB.
    public static let maximumSize = 1 << 30

    /// Reads a coverage report that is text or JSON, or what a runner prints about coverage.
    ///
    /// The content says which form it is: LCOV, Go's coverprofile, gcov, the JSON of coverage.py,
    /// llvm-cov, Istanbul, SimpleCov, gcov and others, CSV of JaCoCo, or a table in a log. Reports
    /// in XML are read by the module for reports.
    ///
    /// - Parameters:
    ///   - bytes: The report.
    ///   - maximumSize: How long it may be, in bytes.
    /// - Throws: ``CoverageError`` where no reader knows the form, the text does not follow it, or
    ///   it is too long.
    /// - Complexity: O(*n*), where *n* is the number of bytes.
    public init(
        reading bytes: [UInt8], maximumSize: Int = CoverageReport.maximumSize
    ) throws(CoverageError) {
        guard bytes.count <= maximumSize else {
            throw CoverageError(.tooLarge, detail: "the report has more than \(maximumSize) bytes")
        }
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
