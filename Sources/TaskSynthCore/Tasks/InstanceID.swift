/// The name of a task: `owner__name-N`, as SWE-bench writes it.
public struct InstanceID: Hashable, Sendable, CustomStringConvertible {
    /// The whole name.
    public let description: String

    /// Names a task by its repository and its number, or the start of its commit.
    public init(repository: RepositoryAddress, number: Int?, commit: String) {
        let owner = repository.owner.map { Self.clean($0) + "__" } ?? ""
        let suffix = number.map(String.init) ?? String(commit.prefix(8))
        description = "\(owner)\(Self.clean(repository.name))-\(suffix)"
    }

    private static func clean(_ text: String) -> String {
        String(
            text.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" }
        )
    }
}
