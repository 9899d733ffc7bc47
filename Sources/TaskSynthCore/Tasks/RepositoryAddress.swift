/// Where a repository lives, without what must not be told: user names, passwords, local folders.
public struct RepositoryAddress: Hashable, Sendable {
    /// The host, such as `github.com`; `nil` for a local folder.
    public let host: String?
    /// The path on the host without `.git`, such as `owner/name`.
    public let path: String

    /// Makes an address.
    public init(host: String?, path: String) {
        self.host = host
        self.path = path
    }

    /// Reads the address of a remote: `https://…`, `ssh://…`, `git@host:owner/name.git`, or a folder.
    public init(remote: String) {
        var rest = remote[...]
        if let scheme = rest.firstRange(of: "://") {
            if rest[..<scheme.lowerBound] == "file" {
                self.init(folder: String(rest[scheme.upperBound...]))
                return
            }
            rest = rest[scheme.upperBound...]
            let slash = rest.firstIndex(of: "/") ?? rest.endIndex
            self.init(authority: rest[..<slash], path: rest[slash...])
        } else if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/") {
            self.init(authority: rest[..<colon], path: rest[rest.index(after: colon)...])
        } else {
            self.init(folder: remote)
        }
    }

    /// Names a local folder by its last part alone.
    public init(folder: String) {
        let parts = folder.split(separator: "/").filter { $0 != ".git" && $0 != "." }
        self.init(host: nil, path: Self.clean(parts.last.map { $0[...] } ?? "repository"))
    }

    private init(authority: Substring, path: Substring) {
        let named = authority.split(separator: "@").last ?? ""
        let host = named.split(separator: ":").first.map(String.init)
        self.init(host: host?.lowercased(), path: Self.clean(path))
    }

    private static func clean(_ path: Substring) -> String {
        let end = path.firstIndex { $0 == "?" || $0 == "#" } ?? path.endIndex
        var parts = path[..<end].split(separator: "/")
        if let last = parts.last, last.hasSuffix(".git"), last.count > 4 {
            parts[parts.count - 1] = last.dropLast(4)
        }
        return parts.joined(separator: "/")
    }

    /// The address for `git clone`; `nil` for a local folder.
    public var cloneURL: String? { host.map { "https://\($0)/\(path).git" } }

    /// The name alone.
    public var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The owner, where the path has one.
    public var owner: String? {
        let parts = path.split(separator: "/")
        return parts.count > 1 ? parts.dropLast().joined(separator: "/") : nil
    }
}
