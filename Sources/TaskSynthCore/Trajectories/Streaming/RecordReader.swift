/// What reads the records of one format, one at a time.
///
/// What can be told of a record without the others is found first, by any thread; a reader then
/// only puts records together, in their order.
protocol RecordReader: Sendable {
    /// A record of which all is known but its place among the others.
    associatedtype Record: Sendable

    /// Finds the records of some lines.
    static func find(
        in batches: [RecordPieces.Batch], _ limits: TrajectoryLimits
    ) -> FoundRecords<Record>

    /// Reads a record, of which it may take parts.
    mutating func read(_ record: inout Record, line: Int, into draft: inout TrajectoryDraft)

    /// Reads all that was found behind a line.
    ///
    /// A requirement, so that the loop is made for each reader.
    mutating func read(
        _ found: consuming FoundRecords<Record>, behind line: Int,
        into draft: inout TrajectoryDraft)

    /// Notes a line that is no record.
    mutating func readDamaged(_ text: String, line: Int, into draft: inout TrajectoryDraft)

    /// Ends the record: totals, outcome and counts.
    mutating func finish(_ draft: inout TrajectoryDraft)
}

extension RecordReader {
    mutating func read(
        _ found: consuming FoundRecords<Record>, behind line: Int,
        into draft: inout TrajectoryDraft
    ) {
        var place = 0
        for entry in found.entries {
            let line = line + entry.line
            switch entry.content {
            case .record:
                read(&found.records[place], line: line, into: &draft)
                place += 1
            case .other(let value):
                readDamaged("", line: line, into: &draft)
                draft.warn(.badRecord, line: line, "the line is no object")
                draft.keep(value, line: line)
            case .damaged(let excerpt, let code, let detail):
                readDamaged(excerpt, line: line, into: &draft)
                draft.warn(code, line: line, detail)
                draft.keep(["text": .string(excerpt)], line: line)
            }
        }
    }
}
