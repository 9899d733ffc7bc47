#if canImport(Glibc)
import Glibc
#endif

extension [UInt8] {
    /// Makes room; much of it in large pages, where the system has them.
    ///
    /// The kernel takes longer to hand out many small pages than it takes to copy what fills them.
    package mutating func reserveLargePages(_ count: Int) {
        reserveCapacity(count)
        #if canImport(Glibc)
        let page = 4096
        guard count >= 4 << 20 else { return }
        unsafe withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            let address = UInt(bitPattern: start)
            let skipped = Int((0 &- address) % UInt(page))
            // The advice may be refused, and nothing depends on it.
            _ = unsafe madvise(start + skipped, (count - skipped) / page * page, MADV_HUGEPAGE)
        }
        #endif
    }
}
