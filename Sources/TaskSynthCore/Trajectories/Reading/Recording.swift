/// All that one file, or one folder, records: mostly one trajectory.
public struct Recording: Hashable, Sendable {
    /// The format that it was read as.
    public var format: TrajectoryFormat
    /// The attempts in order.
    public var trajectories: [Trajectory]
    /// What the reader counted over the whole file, by the terms of the format.
    public var counts: JSONObject
    /// What belongs to no single trajectory.
    public var extra: JSONObject

    /// Makes a recording.
    init(format: TrajectoryFormat, trajectories: [Trajectory], counts: JSONObject? = nil) {
        self.format = format
        self.trajectories = trajectories
        self.counts = counts ?? trajectories.first?.counts ?? JSONObject()
        extra = JSONObject()
    }

    /// Adds what belongs to no single trajectory to the first one.
    mutating func add(_ warnings: [TrajectoryWarning]) {
        guard let first = trajectories.indices.first else { return }
        trajectories[first].warnings += warnings
    }

    /// Reads a record.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file.
    ///   - format: The format, or ``TrajectoryFormat/detect``.
    ///   - limits: How much is read at most.
    ///   - codecs: What unpacks the members of an archive.
    /// - Throws: ``TrajectoryError`` where nothing of it can be read.
    public init(
        reading bytes: [UInt8], format: TrajectoryFormat = .detect,
        limits: TrajectoryLimits = TrajectoryLimits(), codecs: ArchiveCodecs = ArchiveCodecs()
    ) throws(TrajectoryError) {
        try self.init(
            reading: [RecordingFile(path: "", bytes: bytes)], format: format, limits: limits,
            codecs: codecs)
    }

    /// Reads a record that is spread over the files of a folder.
    ///
    /// - Throws: ``TrajectoryError`` where nothing of it can be read.
    public init(
        reading files: [RecordingFile], format: TrajectoryFormat = .detect,
        limits: TrajectoryLimits = TrajectoryLimits(), codecs: ArchiveCodecs = ArchiveCodecs()
    ) throws(TrajectoryError) {
        let session = ReadingSession(limits: limits, codecs: codecs)
        self = try session.read(files, as: format)
    }
}

extension Recording: JSONRepresentable {
    /// The normalized form: of the one trajectory, or of a list of them.
    public var json: JSONValue {
        if trajectories.count == 1, extra.isEmpty, let only = trajectories.first {
            return only.json
        }
        var object = JSONObject()
        object["source"] = ["format": .string(format.name)]
        object["trajectories"] = JSONValue(trajectories)
        if !extra.isEmpty { object["extra"] = .object(extra) }
        return .object(object)
    }
}

extension Trajectory {
    /// Reads the first trajectory of a record.
    ///
    /// - Throws: ``TrajectoryError`` where nothing of it can be read.
    public init(
        reading bytes: [UInt8], format: TrajectoryFormat = .detect,
        limits: TrajectoryLimits = TrajectoryLimits(), codecs: ArchiveCodecs = ArchiveCodecs()
    ) throws(TrajectoryError) {
        let recording = try Recording(
            reading: bytes, format: format, limits: limits, codecs: codecs)
        guard let first = recording.trajectories.first else {
            throw TrajectoryError(.notThatFormat, detail: "the record holds no trajectory")
        }
        self = first
    }
}
