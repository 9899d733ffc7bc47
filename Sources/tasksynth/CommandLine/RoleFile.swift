import TaskSynthCore

/// Files of role patterns.
enum RoleFile {
    /// Reads one.
    static func read(at path: String) throws -> RoleOverrides {
        let bytes = try InputFile.bytes(at: path)
        do {
            return try RoleOverrides(parsing: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw Failure.badInput("\(path): \(error)")
        }
    }
}
