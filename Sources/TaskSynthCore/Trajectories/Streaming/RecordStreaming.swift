/// What reads a record of some format while it arrives.
protocol RecordStreaming: Sendable {
    /// Reads a piece of the text, which may end inside a line.
    ///
    /// - Returns: What is settled now.
    mutating func read(_ piece: [UInt8]) -> [TrajectoryStream.Element]

    /// Reads a whole text.
    mutating func readAll(_ bytes: [UInt8])

    /// Reads pieces with more than one thread, and ends the text.
    mutating func readInParallel(
        _ next: () throws -> [UInt8]?, _ receive: ([TrajectoryStream.Element]) throws -> Void
    ) async rethrows -> Trajectory

    /// Ends the text.
    mutating func finish() -> Trajectory
}
