import Glibc
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
        guard let folder = opendir(path) else {
            let bytes = try InputFile.bytes(at: path)
            return try Recording(
                reading: [RecordingFile(path: path, bytes: bytes)], format: format)
        }
        closedir(folder)
        var files: [RecordingFile] = []
        try collect(path, prefix: "", depth: 0, into: &files)
        return try Recording(reading: files, format: format)
    }

    /// Collects the JSON files of a folder, a few levels deep, in the order of their names.
    private static func collect(
        _ path: String, prefix: String, depth: Int, into files: inout [RecordingFile]
    ) throws {
        guard depth < 4, files.count < 100_000, let folder = opendir(path) else { return }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    String(cString: $0)
                }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        closedir(folder)
        for name in names.sorted() {
            let file = "\(path)/\(name)"
            if name.hasSuffix(".json") || name.hasSuffix(".jsonl") {
                files.append(
                    RecordingFile(path: prefix + name, bytes: try InputFile.bytes(at: file)))
            } else {
                try collect(file, prefix: "\(prefix)\(name)/", depth: depth + 1, into: &files)
            }
        }
    }
}
