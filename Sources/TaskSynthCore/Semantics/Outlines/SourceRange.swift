/// A part of a source text, in bytes from its start.
public struct SourceRange: Hashable, Sendable {
    private var start: UInt32
    private var end: UInt32

    /// The offset of the first byte.
    public var lowerBound: Int { Int(start) }
    /// The offset behind the last byte.
    public var upperBound: Int { Int(end) }
    /// The number of bytes.
    public var count: Int { Int(end - start) }
    /// The offsets of its bytes.
    public var bytes: Range<Int> { lowerBound..<upperBound }

    /// Makes a range of offsets below 4 GB.
    public init(_ bytes: Range<Int>) {
        start = UInt32(bytes.lowerBound)
        end = UInt32(bytes.upperBound)
    }

    /// Makes a range of two offsets in order.
    public init(from start: UInt32, to end: UInt32) {
        precondition(start <= end, "a range ends behind its start")
        self.start = start
        self.end = end
    }

    /// Whether an offset is one of its bytes.
    public func contains(_ offset: Int) -> Bool { bytes.contains(offset) }

    /// Whether it has a byte in common with other bytes.
    public func overlaps(_ other: Range<Int>) -> Bool { bytes.overlaps(other) }
}
