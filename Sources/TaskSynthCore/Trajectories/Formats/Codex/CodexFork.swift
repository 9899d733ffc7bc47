/// Which records of a forked session repeat those of the session that it was forked from.
///
/// Older versions write them with the moments that they had, which lie before the session began.
/// Newer ones write them all at once after it began, the other session's own record first.
struct CodexFork {
    /// The session that is read.
    private var id: String?
    private var start: RecordedTime?
    private var written: RecordedTime?
    private(set) var isReplaying = false

    /// How long writing the repeated records may take.
    private static let mostSeconds = 2.0

    /// Takes the record of a session in.
    mutating func readMeta(_ payload: JSONObject, at timestamp: RecordedTime?) {
        let found = payload["id"]?.string
        if let id {
            if start != nil, found != id { isReplaying = true }
            return
        }
        id = found
        written = timestamp
        if payload["forked_from_id"]?.string != nil || payload["source"]?["subagent"] != nil {
            start = payload["timestamp"]?.string.map { RecordedTime($0) }
        }
    }

    /// Takes the name of a turn in: names grow with time, and what is younger than the session is
    /// its own.
    mutating func readTurn(_ name: String?) {
        guard isReplaying, let name, let id, name > id else { return }
        isReplaying = false
    }

    /// Says whether a record of a moment is a repeated one.
    mutating func isCopy(at timestamp: RecordedTime?) -> Bool {
        guard let start else { return false }
        if isReplaying, let written, let timestamp,
            let age = timestamp.seconds(since: written), age > Self.mostSeconds
        {
            isReplaying = false
        }
        if isReplaying { return true }
        return timestamp?.seconds(since: start).map { $0 < 0 } ?? false
    }
}
