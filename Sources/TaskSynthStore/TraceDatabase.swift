public import TaskSynthCore

/// A database of captured requests: as they came (`traces`), or cleaned (`cleaned_sessions`).
public struct TraceDatabase: Sendable {
    private let path: String

    /// Whether a file begins as a database does.
    public static func isDatabase(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: Array("SQLite format 3\0".utf8))
    }

    /// Names the database; it is opened when it is read.
    public init(path: String) { self.path = path }

    /// Reads all sessions, the cleaned ones where there are any.
    ///
    /// - Parameters:
    ///   - sessionID: The one session to read; all where it is `nil`.
    ///   - limits: How much is read at most; the texts of all rows count as unpacked.
    /// - Returns: One trajectory a session.
    /// - Throws: ``StoreError`` where the database cannot be read.
    public func recording(
        sessionID: String? = nil, limits: TrajectoryLimits = TrajectoryLimits()
    ) throws(StoreError) -> Recording {
        let database = try Database(path: path)
        // What the schema of a stranger computes may call nothing.
        _ = try database.rows("PRAGMA trusted_schema = OFF")
        let tables = try database.tables()
        var captured = CapturedSessions(only: sessionID)
        if tables.contains("cleaned_sessions") {
            // Each row is given up before the next one is read.
            try database.forEachRow(
                "SELECT * FROM cleaned_sessions ORDER BY created_at", limit: limits.unpackedBytes
            ) { captured.add(Self.session($0)) }
        }
        if captured.isEmpty, tables.contains("traces") {
            var groups = RequestGroups()
            try database.forEachRow(
                "SELECT * FROM traces ORDER BY ts_ms, id", limit: limits.unpackedBytes
            ) { groups.add($0) }
            while let session = groups.next() { captured.add(session) }
        }
        guard !captured.isEmpty || tables.contains("traces") else {
            throw StoreError(.damaged, detail: "\(path): no table of captured requests")
        }
        return captured.recording
    }

    private static func session(_ row: JSONObject) -> JSONObject {
        guard let text = row["formatted_json"]?.string,
            case .object(var object)? = try? JSONValue(parsing: Array(text.utf8))
        else { return row }
        if object["session_id"] == nil { object["session_id"] = row["session_id"] }
        return object
    }
}
