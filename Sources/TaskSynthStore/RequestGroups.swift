internal import TaskSynthCore

/// Captured requests in groups by the session that their `meta_json` names, in the order of time.
struct RequestGroups {
    private var order: [String] = []
    private var rows: [String: [JSONValue]] = [:]
    private var taken = 0

    /// Adds a row.
    mutating func add(_ row: JSONObject) {
        let meta = row["meta_json"]?.string.flatMap { try? JSONValue(parsing: Array($0.utf8)) }
        let id = meta?["session_id"]?.string ?? "session_unknown"
        if rows[id] == nil { order.append(id) }
        rows[id, default: []].append(.object(row))
    }

    /// Takes the rows of the next session out.
    mutating func next() -> JSONObject? {
        guard taken < order.count else { return nil }
        defer { taken += 1 }
        return JSONObject([
            .init(key: "session_id", value: .string(order[taken])),
            .init(
                key: "traces", value: .array(rows.removeValue(forKey: order[taken]) ?? [])),
        ])
    }
}
