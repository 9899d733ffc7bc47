import FoundationEssentials

/// The environment of the process, read once, at the door.
enum Environment {
    static let variables = ProcessInfo.processInfo.environment
}
