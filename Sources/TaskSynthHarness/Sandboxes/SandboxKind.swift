/// The kinds of places in which the code of strangers runs.
public struct SandboxKind: RawRepresentable, Hashable, Sendable {
    /// The word for it on the command line.
    public let rawValue: String

    /// Makes a kind from its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Bubblewrap: no network, a read-only root, a private home and `/tmp`, own processes.
    public static let bubblewrap = SandboxKind(rawValue: "bwrap")
    /// A container that podman runs.
    public static let podman = SandboxKind(rawValue: "podman")
    /// A container that docker runs.
    public static let docker = SandboxKind(rawValue: "docker")
    /// A plain folder: limits hold, and nothing keeps the code from files or the network.
    public static let worktree = SandboxKind(rawValue: "worktree")
    /// Nothing runs.
    public static let none = SandboxKind(rawValue: "none")

    /// All kinds, in the order in which help lists them.
    public static let all: [SandboxKind] = [.worktree, .bubblewrap, .podman, .docker, .none]
}
