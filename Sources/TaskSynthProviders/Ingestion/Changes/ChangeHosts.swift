/// The services with repositories that tickets elsewhere are followed to: GitHub and GitLab.
///
/// Made once, it keeps one gate a service for all tickets that are followed with it.
public struct ChangeHosts: Sendable {
    package let github: GitHubLink
    package let gitlab: GitLabLink

    /// Opens the services.
    ///
    /// - Parameters:
    ///   - githubAPI: The address of GitHub's API; GitHub's own where it is `nil`.
    ///   - gitlabAPI: The address of GitLab, or of its API; `GITLAB_URL`, else gitlab.com.
    ///   - context: What comes from the outside.
    /// - Throws: ``ProviderError`` where an address is none.
    public init(
        githubAPI: String? = nil, gitlabAPI: String? = nil, context: ProviderContext
    ) throws(ProviderError) {
        github = try GitHubLink(api: githubAPI, context: context)
        gitlab = try GitLabLink(api: gitlabAPI, context: context)
    }

    private var all: [any ChangeHost] { [github, gitlab] }

    /// What an address names on one of the services.
    func reference(_ text: String) -> (host: any ChangeHost, reference: ChangeReference)? {
        guard let address = WebAddress(text) else { return nil }
        for host in all {
            if let parts = host.pages.components(of: address),
                let reference = host.reference(at: parts)
            {
                return (host, reference)
            }
        }
        return nil
    }

    /// The addresses in a text that name something, each once.
    func references(in text: String) -> [(host: any ChangeHost, reference: ChangeReference)] {
        var seen: Set<ChangeReference> = []
        let isEnd: (Character) -> Bool = { $0.isWhitespace || "()<>[]|\"'`,;".contains($0) }
        return text.split(whereSeparator: isEnd).filter { $0.hasPrefix("http") }
            .compactMap { reference(String($0)) }.filter { seen.insert($0.reference).inserted }
    }

    /// A repository by its name: `owner/name` on GitHub, `gitlab:group/name`, or an address.
    ///
    /// Only GitLab has names of more than two parts, so those need no word in front.
    package func repository(_ name: String) -> (host: any ChangeHost, name: String)? {
        var text = name
        if text.hasSuffix(".git") { text.removeLast(4) }
        if let address = WebAddress(text) {
            for host in all {
                if let parts = host.pages.components(of: address),
                    let name = host.repository(at: parts)
                {
                    return (host, name)
                }
            }
            return nil
        }
        var host: any ChangeHost = github
        let words = text.split(separator: ":", maxSplits: 1).map(String.init)
        var parts = (words.last ?? "").split(separator: "/").map(String.init)
        if words.count == 2 {
            guard words[0] == "gitlab" || words[0] == "github" else { return nil }
            if words[0] == "gitlab" { host = gitlab }
        } else if parts.count > 2 {
            host = gitlab
        }
        if host is GitHubLink, parts.count > 2 { parts = [] }
        return ChangeReference.name(parts).map { (host, $0) }
    }
}
