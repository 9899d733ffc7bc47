/// How much of a stranger's record is read before the reader says that it is enough.
public struct TrajectoryLimits: Hashable, Sendable {
    /// The most bytes of a record that is read whole; a stream has no such limit.
    public var recordBytes: Int
    /// The longest line of a record that has lines, in bytes.
    public var lineBytes: Int
    /// The most bytes that an archive may unpack to.
    public var unpackedBytes: Int
    /// How deep arrays and objects may be nested.
    public var depth: Int
    /// How many warnings are kept; the others are counted.
    public var warnings: Int
    /// How many bytes of a damaged line are kept.
    public var damagedBytes: Int

    /// Makes limits.
    public init(
        recordBytes: Int = 1 << 30, lineBytes: Int = 64 << 20, unpackedBytes: Int = 1 << 30,
        depth: Int = 256,
        warnings: Int = 1_000, damagedBytes: Int = 4_096
    ) {
        self.recordBytes = recordBytes
        self.lineBytes = lineBytes
        self.unpackedBytes = unpackedBytes
        self.depth = depth
        self.warnings = warnings
        self.damagedBytes = damagedBytes
    }
}
