import TaskSynthCore
import Testing

@Suite struct RepositoryAddressTests {
    @Test(arguments: [
        ("https://github.com/owner/name.git", "github.com", "owner/name"),
        ("https://user:token@GitHub.com/owner/name", "github.com", "owner/name"),
        ("git@gitlab.com:group/sub/name.git", "gitlab.com", "group/sub/name"),
        ("ssh://git@example.org:2222/owner/name.git/", "example.org", "owner/name"),
        ("https://example.org/owner/name.git?token=x", "example.org", "owner/name"),
    ])
    func `keeps host and path of a remote and drops who logs in`(
        remote: String, host: String, path: String
    ) {
        let address = RepositoryAddress(remote: remote)
        #expect(address.host == host)
        #expect(address.path == path)
    }

    @Test(arguments: ["/somewhere/deep/name/.git", "file:///somewhere/name.git", "../name", "name"])
    func `tells of a local folder nothing but its name`(remote: String) {
        let address = RepositoryAddress(remote: remote)
        #expect(address.host == nil)
        #expect(address.path == "name")
        #expect(address.cloneURL == nil)
    }
}
