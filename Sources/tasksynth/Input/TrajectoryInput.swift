import TaskSynthCore

/// Recorded sessions as the verbs take them: a file, a folder, or standard input.
enum TrajectoryInput {
    /// The format that was asked for.
    static func format(_ name: String?) throws -> TrajectoryFormat {
        guard let name else { return .detect }
        guard let format = TrajectoryFormat(named: name) else {
            throw Failure.usage(
                "no format '\(name)'",
                hints: [TrajectoryFormat.all.map(\.name).joined(separator: ", ")])
        }
        return format
    }

    /// Reads a record.
    static func recording(at path: String, as format: TrajectoryFormat) throws -> Recording {
        let bytes = try InputFile.bytes(at: path)
        return try Recording(
            reading: [RecordingFile(path: path, bytes: bytes)], format: format)
    }
}
