package import TaskSynthCore

/// A service with repositories, to which tickets that are elsewhere are followed.
package protocol ChangeHost: Sendable {
    /// The service's web pages.
    var pages: ServicePages { get }

    /// What a page shows, where it is of a kind that matters.
    func reference(at components: [String]) -> ChangeReference?

    /// The repository that a page belongs to.
    func repository(at components: [String]) -> String?

    /// Reads a proposed change.
    func proposal(_ number: Int, in repository: String) async throws(ProviderError)
        -> ProposedChange

    /// The proposed changes that come from a branch.
    func proposals(ofBranch branch: String, in repository: String) async throws(ProviderError)
        -> [ProposedChange]

    /// The merged changes that a commit came with.
    func proposals(ofCommit sha: String, in repository: String) async throws(ProviderError)
        -> [ProposedChange]

    /// The merged changes whose texts hold a ticket's name; a search may give others, too.
    func proposals(naming key: String, in repository: String) async throws(ProviderError)
        -> [ProposedChange]

    /// The commits whose messages hold some words; a search may give others, too.
    func commits(naming words: String, in repository: String) async throws(ProviderError)
        -> [NamedCommit]

    /// Fills a source with a change; gives the time at which the work on it began.
    func fill(
        _ source: inout TaskSource, with reference: ChangeReference
    ) async throws(ProviderError) -> ISOTimestamp?
}

extension ChangeHost {
    /// The address to clone a repository from.
    func cloneURL(of repository: String) -> String {
        pages.address(of: repository.split(separator: "/").map(String.init)).text + ".git"
    }
}
