/// What expands the compressed content of a binary patch.
///
/// The core has no decompression of its own: the module that has zlib gives one.
public protocol ContentInflater: Sendable {
    /// Expands a zlib stream.
    ///
    /// - Parameters:
    ///   - bytes: The stream, all of which has to be used.
    ///   - size: The number of bytes that it expands to.
    /// - Returns: The bytes; `nil` where the stream is damaged or has another size.
    func inflate(_ bytes: [UInt8], size: Int) -> [UInt8]?
}
