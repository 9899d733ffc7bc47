/// What unpacks data that is packed in one way.
public protocol Decompressor: Sendable {
    /// Unpacks data.
    ///
    /// - Parameters:
    ///   - bytes: The packed data.
    ///   - limit: The most bytes that it may unpack to.
    /// - Returns: The data as it was before.
    /// - Throws: ``TrajectoryError`` where the data is damaged, or unpacks to more.
    func unpack(_ bytes: [UInt8], limit: Int) throws(TrajectoryError) -> [UInt8]
}
