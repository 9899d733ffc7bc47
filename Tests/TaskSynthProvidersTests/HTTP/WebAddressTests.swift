import Testing

@testable import TaskSynthProviders

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("https://api.github.com", "https://api.github.com"),
        ("HTTP://Host.Example:8080/a/b?x=1#part", "http://host.example:8080/a/b?x=1"),
        ("https://host.example:443/", "https://host.example/"),
        ("http://[::1]:81/x", "http://[::1]:81/x"),
        ("https://host.example/a b?q=é", "https://host.example/a%20b?q=%C3%A9"),
    ])
    func `reads an address`(text: String, written: String) {
        #expect(WebAddress(text)?.text == written)
    }

    @Test(arguments: [
        "", "host.example", "ftp://host.example", "https://", "https://user:pass@host.example",
        "https://host.example:0", "https://ho st/", "https://host.example:99999",
        "file:///etc/passwd",
    ])
    func `refuses what is none`(text: String) { #expect(WebAddress(text) == nil) }

    @Test(arguments: [
        ("/x?y=1", "https://a.example/x?y=1"), ("x", "https://a.example/p/x"),
        ("//b.example/x", "https://b.example/x"), ("http://b.example:8/x", "http://b.example:8/x"),
    ])
    func `resolves a location`(location: String, text: String) {
        #expect(WebAddress("https://a.example/p/q?z=2")?.resolving(location)?.text == text)
    }

    @Test func `encodes components and items`() {
        let address = WebAddress("https://a.example/api/v4/")?
            .appending("projects", "group/sub project").adding("q", "a b&c").adding("n", "1")
        #expect(
            address?.text
                == "https://a.example/api/v4/projects/group%2Fsub%20project?q=a%20b%26c&n=1")
    }
}
