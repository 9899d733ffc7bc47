import Glibc
import TaskSynthCompression
import TaskSynthCore
import TaskSynthStore

/// Recorded sessions as the verbs take them: a file, a database, a folder, or standard input.
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
    static func recording(
        at path: String, as format: TrajectoryFormat, limits: TrajectoryLimits = TrajectoryLimits()
    ) throws -> Recording {
        var files: [RecordingFile] = []
        if let folder = opendir(path) {
            closedir(folder)
            var left = limits.recordBytes
            try collect(path, prefix: "", depth: 0, atMost: &left, into: &files)
        } else {
            if isDatabase(path) { return try TraceDatabase(path: path).recording(limits: limits) }
            let bytes = try InputFile.bytes(at: path, atMost: limits.recordBytes)
            files = [RecordingFile(path: path, bytes: bytes)]
        }
        return try Recording(
            reading: files, format: format, limits: limits, codecs: .installed)
    }

    /// Whether a file begins as a database, which is not read as a whole.
    private static func isDatabase(_ path: String) -> Bool {
        let descriptor = path == "-" ? -1 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let start = [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, 16))
        }
        return TraceDatabase.isDatabase(start)
    }

    /// Reads a record that has lines while it arrives, in bounded memory.
    ///
    /// - Returns: The rest of the trajectory; `nil` where the record cannot be read so.
    static func stream(
        at path: String, as format: TrajectoryFormat,
        _ receive: ([TrajectoryStream.Element]) -> Void
    ) async throws -> Trajectory? {
        guard path != "-" else { return nil }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let first = try? piece(of: descriptor, at: path, size: 1 << 20) else { return nil }
        let found = format == .detect ? TrajectoryFormat(detecting: first) : format
        guard let found, TrajectoryStream.formats.contains(found),
            found != .claudeCode || !TrajectoryStream.isExport(first)
        else { return nil }
        var stream = TrajectoryStream(format: found)
        // The format was told by a long piece; short ones stay in the processor's cache.
        var waiting: [UInt8]? = first
        let next = {
            defer { waiting = nil }
            return try waiting ?? piece(of: descriptor, at: path, size: 1 << 18)
        }
        return try await stream.readInParallel(next, receive)
    }

    /// Reads the next part of a file; `nil` at its end.
    private static func piece(
        of descriptor: CInt, at path: String, size: Int
    ) throws -> [UInt8]? {
        while true {
            var status = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                status = read(descriptor, buffer.baseAddress, buffer.count)
                count = max(0, status)
            }
            if status > 0 { return bytes }
            if status == 0 { return nil }
            guard errno == EINTR else {
                throw Failure.badInput("\(path) cannot be read to its end")
            }
        }
    }

    /// Collects the JSON files of a folder, a few levels deep, in the order of their names.
    private static func collect(
        _ path: String, prefix: String, depth: Int, atMost left: inout Int,
        into files: inout [RecordingFile]
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
                let bytes = try InputFile.bytes(at: file, atMost: left)
                left -= bytes.count
                files.append(RecordingFile(path: prefix + name, bytes: bytes))
            } else {
                try collect(
                    file, prefix: "\(prefix)\(name)/", depth: depth + 1, atMost: &left,
                    into: &files)
            }
        }
    }
}
