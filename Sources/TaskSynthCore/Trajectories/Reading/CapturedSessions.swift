/// Sessions of captured requests, one trajectory each.
///
/// A session is added whole, or request after request in the order of time, whichever other
/// sessions come between: then no more is held than what its trajectory is going to hold.
package struct CapturedSessions {
    /// A session whose requests are still being read.
    private struct Reading {
        var reader = SessionCleanReader()
        var draft = TrajectoryDraft(format: .traceDatabase, limits: TrajectoryLimits())

        mutating func read(_ request: JSONObject) { reader.read(request, &draft) }
    }

    private let sessionID: String?
    private var trajectories: [Trajectory] = []
    private var readings: [Reading] = []
    private var places: [String: Int] = [:]
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

    /// Adds the next request of a session, where it is wanted.
    ///
    /// - Parameters:
    ///   - request: A row with the request, its response, and the moment of it.
    ///   - id: The name of the session.
    package mutating func add(_ request: JSONObject, to id: String) {
        isEmpty = false
        guard sessionID == nil || id == sessionID else { return }
        let place = places[id] ?? readings.count
        if place == readings.count {
            places[id] = place
            readings.append(Reading())
            readings[place].draft.trajectory.sessionID = id
        }
        readings[place].read(request)
    }

    /// All that was read.
    package consuming func recording() -> Recording {
        while !readings.isEmpty {
            var reading = readings.removeFirst()
            reading.reader.finish(&reading.draft)
            trajectories.append(reading.draft.finish())
        }
        var recording = Recording(format: .traceDatabase, trajectories: trajectories)
        if trajectories.count != 1 {
            recording.counts = ["sessions": .array(trajectories.map { .object($0.counts) })]
        }
        return recording
    }
}
