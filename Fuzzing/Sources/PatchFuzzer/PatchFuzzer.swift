import TaskSynthCore

/// Reads whatever the fuzzer makes, and holds what was read to the laws of every patch.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPatch(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    let lines = bytes.count { $0 == 0x0A } + 1
    guard let patch = try? Patch(recovering: bytes) else { return 0 }
    precondition(patch.assembled == bytes, "written is not what was read")
    let counted = patch.files.reduce(0) { $0 + $1.additions + $1.deletions }
    precondition(counted <= lines, "more changed lines than lines")
    let summary = PatchSummary(of: patch)
    _ = (summary.stat, summary.numstat, summary.summary, summary.nameStatus)
    if patch.problems.isEmpty {
        guard let strict = try? Patch(parsing: bytes) else {
            preconditionFailure("recovering found no problem, reading did")
        }
        precondition(strict == patch, "recovering reads a sound patch differently")
    }
    return 0
}
