/// The service that holds a ticket, by its slug.
public struct TicketProvider: Hashable, Sendable {
    /// The name in lower case: letters, digits, `-`, `_` and `.`.
    public let slug: String

    /// Reads a name in any case; `nil` where it is not a slug.
    public init?(reading text: String) {
        let slug = text.trimmed.lowercased()
        guard let first = slug.utf8.first, Self.isLetterOrDigit(first),
            slug.utf8.allSatisfy({ Self.isLetterOrDigit($0) || "-_.".utf8.contains($0) })
        else { return nil }
        self.slug = slug
    }

    private init(slug: String) { self.slug = slug }

    /// GitHub's issues.
    public static let github = TicketProvider(slug: "github")
    /// GitLab's issues.
    public static let gitlab = TicketProvider(slug: "gitlab")
    /// Linear.
    public static let linear = TicketProvider(slug: "linear")
    /// Jira, in the cloud or on a server.
    public static let jira = TicketProvider(slug: "jira")
    /// The `issues.jsonl` of a repository.
    public static let beads = TicketProvider(slug: "beads")
    /// A program of the user's own.
    public static let custom = TicketProvider(slug: "custom")

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}

extension TicketProvider: CustomStringConvertible {
    /// The slug.
    public var description: String { slug }
}
