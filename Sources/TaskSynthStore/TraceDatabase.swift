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
    ///   - limits: How much is read at most; all rows together are a record.
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
                "SELECT * FROM cleaned_sessions ORDER BY created_at", limit: limits.recordBytes
            ) { captured.add(Self.session($0)) }
        }
        if captured.isEmpty, tables.contains("traces") {
            try Self.readRequests(database, limit: limits.recordBytes) {
                captured.add($0, to: Self.sessionID(of: $0))
            }
        }
        guard !captured.isEmpty || tables.contains("traces") else {
            throw StoreError(.damaged, detail: "\(path): no table of captured requests")
        }
        return captured.recording()
    }

    /// Visits the requests in the order of time; sessions lie between each other.
    ///
    /// Only the numbers of the rows are sorted: to sort the rows, all would have to be held.
    private static func readRequests(
        _ database: borrowing Database, limit: Int, _ visit: (JSONObject) -> Void
    ) throws(StoreError) {
        let order = " FROM traces ORDER BY ts_ms, id"
        var places: [Int] = []
        do {
            try database.forEachRow("SELECT rowid AS place" + order, limit: limit) { row in
                if let place = row["place"]?.integer { places.append(place) }
            }
        } catch {
            // A table can do without numbers.
            try database.forEachRow("SELECT *" + order, limit: limit, visit)
            return
        }
        var left = limit
        for place in places {
            left -= try database.forEachRow(
                "SELECT * FROM traces WHERE rowid = \(place)", limit: left, visit)
        }
    }

    /// The session that the `meta_json` of a request names.
    private static func sessionID(of row: JSONObject) -> String {
        let meta = row["meta_json"]?.string.flatMap { try? JSONValue(parsing: Array($0.utf8)) }
        return meta?["session_id"]?.string ?? "session_unknown"
    }

    private static func session(_ row: JSONObject) -> JSONObject {
        guard let text = row["formatted_json"]?.string,
            case .object(var object)? = try? JSONValue(parsing: Array(text.utf8))
        else { return row }
        if object["session_id"] == nil { object["session_id"] = row["session_id"] }
        return object
    }
}
