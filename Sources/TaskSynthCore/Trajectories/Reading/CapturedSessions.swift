/// Sessions of captured requests, read one after the other, one trajectory each.
package struct CapturedSessions {
    private let sessionID: String?
    private var trajectories: [Trajectory] = []
    /// Whether no session was added, wanted or not.
    package private(set) var isEmpty = true

    /// Makes a list of all sessions, or of one.
    package init(only sessionID: String? = nil) { self.sessionID = sessionID }

    /// Adds a session, where it is wanted.
    ///
    /// - Parameter session: An object with `session_id` and `traces`, as in `session_clean.json`.
    package mutating func add(_ session: JSONObject) {
        isEmpty = false
        guard sessionID == nil || session["session_id"]?.string == sessionID else { return }
        var draft = TrajectoryDraft(format: .traceDatabase, limits: TrajectoryLimits())
        SessionCleanReader.read(session, into: &draft)
        trajectories.append(draft.finish())
    }

    /// All that was read.
    package var recording: Recording {
        var recording = Recording(format: .traceDatabase, trajectories: trajectories)
        if trajectories.count != 1 {
            recording.counts = ["sessions": .array(trajectories.map { .object($0.counts) })]
        }
        return recording
    }
}
