/// One file of a record, as its reader needs it.
public struct RecordingFile: Hashable, Sendable {
    /// The path inside the record's folder, or the name where there is one file.
    public var path: String
    /// The content.
    public var bytes: [UInt8]

    /// Makes a file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
