/// What a step is.
public struct StepKind: Hashable, Sendable {
    /// The name in the normalized form.
    public let name: String

    /// Something said.
    public static let message = StepKind(name: "message")
    /// Something thought, and nothing done.
    public static let thought = StepKind(name: "thought")
    /// At least one tool called.
    public static let toolCall = StepKind(name: "toolCall")
    /// A plan stated or updated, and nothing else done.
    public static let plan = StepKind(name: "plan")
    /// The context was cut or summarized.
    public static let compaction = StepKind(name: "compaction")
    /// Something that went wrong outside of a call.
    public static let error = StepKind(name: "error")
}
