/// The content of a file before and after a change, as far as it is known.
public struct FileSides: Hashable, Sendable {
    /// The content before; empty where there was no file, `nil` where it is not known.
    public var old: [UInt8]?
    /// The content after; empty where there is no file, `nil` where it is not known.
    public var new: [UInt8]?

    /// Makes a pair of contents.
    public init(old: [UInt8]?, new: [UInt8]?) {
        self.old = old
        self.new = new
    }

    /// Nothing but the patch is known.
    public static let unknown = FileSides(old: nil, new: nil)
}
