import PatchLaws

/// Reads whatever the fuzzer makes, and holds what was read to the laws of every patch.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPatch(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    do throws(BrokenLaw) {
        try PatchLaws.check(bytes)
    } catch {
        fatalError("\(error)")
    }
    return 0
}
