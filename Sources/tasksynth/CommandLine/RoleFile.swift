import TaskSynthCore

/// Files of role patterns.
enum RoleFile {
    /// Reads one.
    static func read(at path: String) throws -> RoleOverrides {
        try parse(InputFile.bytes(at: path), named: path)
    }

    /// Reads the text of one.
    static func parse(_ bytes: [UInt8], named name: String) throws -> RoleOverrides {
        do {
            return try RoleOverrides(parsing: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw Failure.badInput("\(name): \(error)")
        }
    }
}
