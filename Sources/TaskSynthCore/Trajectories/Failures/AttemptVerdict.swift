/// What became of an attempt's change when the tests of the task were run on it.
public struct AttemptVerdict: Hashable, Sendable {
    /// Whether the problem is solved; `nil` where that is not known.
    public var isResolved: Bool?
    /// The tests that the fix makes pass and that fail with this change.
    public var stillFailing: [String]
    /// The tests that passed before and fail with this change.
    public var broken: [String]
    /// How many tests that the fix makes pass do pass with this change; `nil` where nobody counted.
    public var solved: Int?

    /// Makes a verdict; without a value, nothing is known.
    public init(
        isResolved: Bool? = nil, stillFailing: [String] = [], broken: [String] = [],
        solved: Int? = nil
    ) {
        self.isResolved =
            isResolved ?? (stillFailing.isEmpty && broken.isEmpty ? nil : false)
        self.stillFailing = stillFailing
        self.broken = broken
        self.solved = solved
    }
}
