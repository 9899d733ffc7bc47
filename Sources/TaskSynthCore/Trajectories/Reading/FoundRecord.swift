/// What a line, or a part of a damaged one, turned out to be.
struct FoundRecord: Sendable {
    enum Content: Sendable {
        case record(JSONObject)
        /// JSON that is no object.
        case other(JSONValue)
        /// Text that is no JSON: its start, and what to say of it.
        case damaged(String, TrajectoryWarning.Code, String)
    }

    /// The number of the line, counted from 1.
    let line: Int
    let content: Content
}
