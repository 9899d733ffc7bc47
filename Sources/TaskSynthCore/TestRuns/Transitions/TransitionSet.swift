/// The sets that tests are put in by what a fix does to them.
public struct TransitionSet: RawRepresentable, Hashable, Sendable {
    /// The name of the set, as it is a key of the JSON form.
    public let rawValue: String

    /// Makes a set from its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// It passes with the fix, and did not without it.
    public static let failToPass = TransitionSet(rawValue: "failToPass")
    /// It passes with the fix and without it.
    public static let passToPass = TransitionSet(rawValue: "passToPass")
    /// It fails with the fix, and passed without it.
    public static let passToFail = TransitionSet(rawValue: "passToFail")
    /// It fails with the fix and without it.
    public static let failToFail = TransitionSet(rawValue: "failToFail")
    /// It passed without the fix, and is not there with it.
    public static let passToMissing = TransitionSet(rawValue: "passToMissing")

    /// All sets, in the order in which they are listed.
    public static let all: [TransitionSet] = [
        .failToPass, .passToPass, .passToFail, .failToFail, .passToMissing,
    ]
}
