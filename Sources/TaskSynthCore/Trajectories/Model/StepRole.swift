/// Who speaks or acts in a step.
public struct StepRole: Hashable, Sendable {
    /// The name in the normalized form.
    public let name: String

    /// A person, or a program that prompts in their place.
    public static let user = StepRole(name: "user")
    /// The agent.
    public static let assistant = StepRole(name: "assistant")
    /// The instructions of the agent's program.
    public static let system = StepRole(name: "system")
    /// The result of a call that is not in the record.
    public static let tool = StepRole(name: "tool")
    /// What the agent works in.
    public static let environment = StepRole(name: "environment")
}
