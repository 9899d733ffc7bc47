import FoundationEssentials
import TaskSynthCore

/// The environment of the process, read once, at the door.
enum Environment {
    static let variables = ProcessInfo.processInfo.environment
    /// Takes the secrets and homes of this environment out of what is printed.
    static let redactor = Redactor(environment: variables)
}
