/// What unpacks the members of an archive; each way of packing needs a library.
public struct ArchiveCodecs: Sendable {
    /// Unpacks what is packed as RFC 1951 has it.
    public var deflate: (any Decompressor)?
    /// Unpacks frames of Zstandard.
    public var zstandard: (any Decompressor)?

    /// Makes a set; what is left out cannot be unpacked, and a reader says so.
    public init(deflate: (any Decompressor)? = nil, zstandard: (any Decompressor)? = nil) {
        self.deflate = deflate
        self.zstandard = zstandard
    }
}
