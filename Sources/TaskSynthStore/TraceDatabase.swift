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
        var sessions: [JSONObject] = []
        if tables.contains("cleaned_sessions") {
            for row in try database.rows(
                "SELECT * FROM cleaned_sessions ORDER BY created_at", limit: limits.unpackedBytes)
            {
                sessions.append(Self.session(row))
            }
        }
        if sessions.isEmpty, tables.contains("traces") {
            let rows = try database.rows(
                "SELECT * FROM traces ORDER BY ts_ms, id", limit: limits.unpackedBytes)
            sessions = Self.sessions(of: rows)
        }
        guard !sessions.isEmpty || tables.contains("traces") else {
            throw StoreError(.damaged, detail: "\(path): no table of captured requests")
        }
        let wanted = sessions.filter {
            sessionID == nil || $0["session_id"]?.string == sessionID
        }
        return Recording(capturedSessions: wanted)
    }

    private static func session(_ row: JSONObject) -> JSONObject {
        guard let text = row["formatted_json"]?.string,
            case .object(var object)? = try? JSONValue(parsing: Array(text.utf8))
        else { return row }
        if object["session_id"] == nil { object["session_id"] = row["session_id"] }
        return object
    }

    /// Groups rows by the session that their `meta_json` names, in the order of time.
    private static func sessions(of rows: [JSONObject]) -> [JSONObject] {
        var order: [String] = []
        var groups: [String: [JSONValue]] = [:]
        for row in rows {
            let meta = row["meta_json"]?.string.flatMap {
                try? JSONValue(parsing: Array($0.utf8))
            }
            let id = meta?["session_id"]?.string ?? "session_unknown"
            if groups[id] == nil { order.append(id) }
            groups[id, default: []].append(.object(row))
        }
        return order.map { id in
            JSONObject([
                .init(key: "session_id", value: .string(id)),
                .init(key: "traces", value: .array(groups[id] ?? [])),
            ])
        }
    }
}
