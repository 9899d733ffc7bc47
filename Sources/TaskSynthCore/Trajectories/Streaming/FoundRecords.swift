/// What lines, or parts of damaged ones, turned out to be.
struct FoundRecords<Record: Sendable>: Sendable {
    /// One of them; records stand apart, in the same order, so that they can be changed in place.
    enum Content: Sendable {
        case record
        /// JSON that is no object.
        case other(JSONValue)
        /// Text that is no JSON: its start, and what to say of it.
        case damaged(String, TrajectoryWarning.Code, String)
    }

    /// The records in order.
    var records: [Record] = []
    /// All that was found, with the number of the line, counted from 1.
    private(set) var entries: [(line: Int, content: Content)] = []
    /// How many lines were read.
    var lines = 0

    mutating func append(_ content: Content, line: Int) {
        entries.append((line: line, content: content))
    }
}
