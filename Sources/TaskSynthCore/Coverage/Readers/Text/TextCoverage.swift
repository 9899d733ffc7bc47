/// Chooses the reader of a text.
enum TextCoverage {
    /// The report that a text is; `nil` where no reader knows it.
    static func report(of text: Span<UInt8>) throws(CoverageError) -> CoverageReport? {
        switch form(of: text) {
        case .profile: return try GoCoverage.report(of: text)
        case .trace: return try LCOVCoverage.report(of: text)
        case .gcov: return GcovCoverage.report(of: text)
        case .jacoco: return try JaCoCoTable.report(of: text)
        case .gcovr: return try GcovrTable.report(of: text)
        case .shown: return ShownCoverage.report(of: text)
        case nil: break
        }
        var tables = CoverageTables()
        var lines = CoverageLines()
        while let line = lines.next(in: text) {
            tables.read(text, line)
        }
        return tables.finish()
    }

    private enum Form { case profile, trace, gcov, jacoco, gcovr, shown }

    /// The form that one of the first lines shows.
    private static func form(of text: Span<UInt8>) -> Form? {
        var lines = CoverageLines()
        while lines.number < 2000, let line = lines.next(in: text) {
            let start = line.lowerBound
            guard line.count > 2 else { continue }
            if text.hasPrefix("mode: ", at: start) { return .profile }
            if text.hasPrefix("SF:", at: start) || text.hasPrefix("TN:", at: start) {
                return .trace
            }
            if text.hasPrefix("GROUP,PACKAGE,CLASS,", at: start) { return .jacoco }
            if text.hasPrefix("filename,line_total,line_covered,", at: start) { return .gcovr }
            if GcovCoverage.isHeader(text, line) { return .gcov }
            if ShownCoverage.isStart(text, line) { return .shown }
        }
        return nil
    }
}
