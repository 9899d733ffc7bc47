import TaskSynthCore

/// Reads whatever the fuzzer makes as a coverage report in text or JSON, and as a log that holds
/// tables, and checks that no count is below zero or above its total.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCoverage(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    for report in [try? CoverageReport(reading: bytes), CoverageReport(printedIn: bytes)] {
        guard let report else { continue }
        for measure in CoverageUnit.all.compactMap({ report.measure($0) }) {
            if let covered = measure.covered, let total = measure.total {
                precondition(covered >= 0 && covered <= total, "more is covered than is there")
            }
            if let percent = measure.percent { precondition(percent >= 0 && percent <= 100) }
        }
        for file in report.files {
            let numbers = file.lines.map(\.number)
            precondition(numbers == numbers.sorted(), "lines out of order")
            precondition(numbers.allSatisfy { $0 >= 0 }, "a line below zero")
            precondition(file.lines.allSatisfy { ($0.hits ?? 0) >= 0 }, "hits below zero")
        }
        let twice = CoverageReport(merging: [report, report])
        _ = (report.json.document, twice.coverageDelta(since: report).json)
    }
    return 0
}
