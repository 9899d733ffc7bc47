import DynamicLibrary
public import TaskSynthCore

/// Expands zlib streams with the system's libz, which is opened at run time.
@safe
public struct ZlibInflater: ContentInflater {
    /// `int uncompress(Bytef *, uLongf *, const Bytef *, uLong)`, which takes a whole stream.
    private typealias Uncompress =
        @convention(c) (
            UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt>, UnsafePointer<UInt8>, UInt
        ) -> CInt

    /// The most bytes that a stream may expand to.
    public let limit: Int
    private let uncompress: Uncompress

    /// Opens the library.
    ///
    /// - Parameter limit: The most bytes that a stream may expand to.
    /// - Throws: ``CompressionError`` where there is no libz.
    public init(limit: Int = 1 << 30) throws(CompressionError) {
        self.limit = limit
        do throws(DynamicLibraryError) {
            unsafe uncompress = try DynamicLibrary.zlib().function(
                "uncompress", as: Uncompress.self)
        } catch {
            throw CompressionError(description: "\(error)")
        }
    }

    /// Expands a zlib stream that has exactly this size.
    public func inflate(_ bytes: [UInt8], size: Int) -> [UInt8]? {
        // No stream expands to more than about a thousand times its size.
        guard size >= 0, size <= limit, size / 1040 <= bytes.count else { return nil }
        var isSound = false
        let result = unsafe [UInt8](unsafeUninitializedCapacity: max(1, size)) { buffer, count in
            count = 0
            guard let target = buffer.baseAddress else { return }
            unsafe bytes.withUnsafeBufferPointer { source in
                guard let start = source.baseAddress else { return }
                var length = UInt(size)
                let status = unsafe uncompress(target, &length, start, UInt(source.count))
                isSound = status == 0 && length == UInt(size)
                count = isSound ? size : 0
            }
        }
        return isSound ? result : nil
    }
}
