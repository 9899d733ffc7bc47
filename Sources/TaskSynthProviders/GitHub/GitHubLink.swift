/// GitHub as tickets elsewhere are followed to it: the service, and the hosts of its pages.
package struct GitHubLink: Sendable {
    package let service: GitHubService
    package let hosts: Set<String>

    package init(api: String?, context: ProviderContext) throws(ProviderError) {
        let base = try context.address(api, standard: "https://api.github.com")
        let token = context.secrets.secret("GITHUB_TOKEN", "GH_TOKEN")
        service = GitHubService(
            client: context.client(GitHubDialect(hasToken: token != nil)),
            api: GitHubAPI(
                base: base, credential: token.map(Credential.bearer), agent: context.agent))
        // An Enterprise server has its pages and its API on one host.
        hosts =
            base.path.hasSuffix("/api/v3")
            ? [base.origin.host] : ["github.com", "www.github.com"]
    }
}
