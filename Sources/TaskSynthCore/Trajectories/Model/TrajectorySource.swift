/// Where a trajectory was read from.
public struct TrajectorySource: Hashable, Sendable {
    /// The format of the record.
    public var format: TrajectoryFormat
    /// The version that the record gives for its format or its writer.
    public var version: String?
    /// The name of the file, without its folder.
    public var file: String?

    /// Makes a source.
    public init(format: TrajectoryFormat, version: String? = nil, file: String? = nil) {
        self.format = format
        self.version = version
        self.file = file
    }
}

extension TrajectorySource: JSONRepresentable {
    /// Format, version and file.
    public var json: JSONValue {
        ["format": .string(format.name), "version": JSONValue(version), "file": JSONValue(file)]
    }
}
