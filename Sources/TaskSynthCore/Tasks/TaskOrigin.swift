/// Where a task comes from.
public enum TaskOrigin: String, CaseIterable, Hashable, Sendable {
    case github
    case gitlab
    case linear
    case jira
    case beads
    case trace
    case git
}
