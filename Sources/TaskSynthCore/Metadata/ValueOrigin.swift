/// Where a value of the metadata comes from.
public struct ValueOrigin: Hashable, Sendable, CustomStringConvertible {
    /// The word in JSON.
    public let description: String

    /// Taken as it stands in a source: a commit, a ticket, a transcript.
    public static let recorded = ValueOrigin(description: "recorded")
    /// Counted or observed: a test run, a patch, a file.
    public static let measured = ValueOrigin(description: "measured")
    /// Computed from other values by a named method.
    public static let derived = ValueOrigin(description: "derived")
}
