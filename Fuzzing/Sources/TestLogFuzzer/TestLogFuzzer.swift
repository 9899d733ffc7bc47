import TaskSynthCore

/// Reads whatever the fuzzer makes as the output of a test run, whole and in pieces.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTestLog(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    let run = TestRun(reading: bytes)
    for status in TestStatus.allCases {
        precondition(run.counts[status] >= 0, "a negative count")
    }
    // A line names at most a few tests; JSON stands on one line.
    precondition(run.tests.count <= 2 * size + 2, "more tests than the text has room for")
    var reader = TestRunReader()
    let middle = size / 2
    reader.read(Array(bytes[..<middle]).span)
    reader.read(Array(bytes[middle...]).span)
    precondition(reader.finish() == run, "the pieces say something else than the whole")
    return 0
}
