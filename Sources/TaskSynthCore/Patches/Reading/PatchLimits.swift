/// How much of an input is read before it is refused.
public struct PatchLimits: Hashable, Sendable {
    /// The number of bytes in all.
    public var bytes: Int
    /// The number of file sections.
    public var files: Int
    /// The number of hunks in all.
    public var hunks: Int
    /// The number of bytes of one line.
    public var lineLength: Int

    /// No limit but that of the machine: what is held in memory has offsets of 32 bits.
    public static let largest = PatchLimits(
        bytes: .max, files: .max, hunks: .max, lineLength: .max)

    /// Generous limits: what git itself takes, 1,023 MiB.
    public static let `default` = PatchLimits(
        bytes: 1_023 << 20, files: 10_000_000, hunks: 50_000_000, lineLength: 512 << 20)

    /// Makes limits.
    public init(bytes: Int, files: Int, hunks: Int, lineLength: Int) {
        self.bytes = bytes
        self.files = files
        self.hunks = hunks
        self.lineLength = lineLength
    }
}
