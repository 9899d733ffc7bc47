/// Why an attempt ended.
public struct EndReason: Hashable, Sendable {
    /// The name in the normalized form.
    public let name: String

    /// The agent said that it was done.
    public static let completed = EndReason(name: "completed")
    /// The agent handed in its change.
    public static let submitted = EndReason(name: "submitted")
    /// The agent gave up.
    public static let gaveUp = EndReason(name: "gaveUp")
    /// The money was spent.
    public static let budgetCost = EndReason(name: "budgetCost")
    /// The time was over.
    public static let budgetTime = EndReason(name: "budgetTime")
    /// The steps or turns were used up.
    public static let budgetSteps = EndReason(name: "budgetSteps")
    /// The tokens were used up.
    public static let budgetTokens = EndReason(name: "budgetTokens")
    /// The context did not fit the model any more.
    public static let contextOverflow = EndReason(name: "contextOverflow")
    /// The agent's answers could not be parsed, time and again.
    public static let formatErrors = EndReason(name: "formatErrors")
    /// The agent's program saw that it was stuck.
    public static let stuck = EndReason(name: "stuck")
    /// A person stopped it.
    public static let userInterrupted = EndReason(name: "userInterrupted")
    /// The model's service failed.
    public static let apiError = EndReason(name: "apiError")
    /// What the agent works in failed.
    public static let environmentError = EndReason(name: "environmentError")
    /// The record stops in the middle.
    public static let killed = EndReason(name: "killed")
    /// The record does not tell.
    public static let unknown = EndReason(name: "unknown")

    private static let all: [EndReason] = [
        completed, submitted, gaveUp, budgetCost, budgetTime, budgetSteps, budgetTokens,
        contextOverflow, formatErrors, stuck, userInterrupted, apiError, environmentError, killed,
        unknown,
    ]

    private init(name: String) { self.name = name }

    /// Looks a reason up by its name in the normalized form.
    init?(named name: String) {
        guard let known = Self.all.first(where: { $0.name == name }) else { return nil }
        self = known
    }
}
