/// Whether a test does the same each time it is run in one state.
public struct TestStability: RawRepresentable, Hashable, Sendable {
    /// The word that stands for it in JSON.
    public let rawValue: String

    /// Makes a stability from its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// It passed each time.
    public static let stablePassed = TestStability(rawValue: "stable-passed")
    /// It failed each time.
    public static let stableFailed = TestStability(rawValue: "stable-failed")
    /// It was skipped each time.
    public static let stableSkipped = TestStability(rawValue: "stable-skipped")
    /// It failed as expected each time.
    public static let stableXfailed = TestStability(rawValue: "stable-xfailed")
    /// It passed against expectation each time.
    public static let stableXpassed = TestStability(rawValue: "stable-xpassed")
    /// No run has it.
    public static let missing = TestStability(rawValue: "missing")
    /// The runs disagree, or some have it and some have not.
    public static let flaky = TestStability(rawValue: "flaky")

    /// Judges what repeated runs say about one test.
    ///
    /// A failure and an error are one outcome here; a run that does not name its tests says
    /// nothing.
    public init(of outcomes: [TestOutcome]) {
        let kinds = Set(outcomes.filter { $0 != .unnamed }.map { $0 == .errored ? .failed : $0 })
        guard kinds.count <= 1 else {
            self = .flaky
            return
        }
        self =
            switch kinds.first {
            case .passed: .stablePassed
            case .failed, .errored: .stableFailed
            case .skipped: .stableSkipped
            case .xfailed: .stableXfailed
            case .xpassed: .stableXpassed
            case .missing, .unnamed, nil: .missing
            }
    }
}
