/// The part of the work that a failure belongs to.
public struct FailureCategory: Hashable, Sendable {
    /// The name in JSON.
    public let name: String

    /// What the agent works in.
    public static let environment = FailureCategory(name: "environment")
    /// Context, money, time or steps.
    public static let budget = FailureCategory(name: "budget")
    /// How the agent went about it.
    public static let process = FailureCategory(name: "process")
    /// Finding the place.
    public static let localization = FailureCategory(name: "localization")
    /// Doing all of it.
    public static let completeness = FailureCategory(name: "completeness")
    /// The change itself.
    public static let change = FailureCategory(name: "change")
    /// Checking the change.
    public static let verification = FailureCategory(name: "verification")
}
