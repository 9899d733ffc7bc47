/// What reads the records of one format, one at a time.
protocol RecordReader {
    /// Reads a record.
    mutating func read(_ record: JSONObject, line: Int, into draft: inout TrajectoryDraft)

    /// Notes a line that is no record.
    mutating func readDamaged(_ text: String, line: Int, into draft: inout TrajectoryDraft)

    /// Ends the record: totals, outcome and counts.
    mutating func finish(_ draft: inout TrajectoryDraft)
}
