import Testing

@testable import TaskSynthProviders

@Suite struct RedirectRuleTests {
    private func request(_ method: String) throws -> HTTPRequest {
        var request = HTTPRequest(method, try #require(WebAddress("https://a.example/x")))
        request.credential = .bearer(try #require(Secret("hidden-token")))
        return request
    }

    private func answer(_ status: Int, _ location: String?) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: HTTPHeaders(location.map { [("Location", $0)] } ?? []))
    }

    @Test func `follows at the same origin with the credential`() throws {
        let action = RedirectRule().action(
            for: answer(301, "/y"), to: try request("GET"), followed: 0)
        guard case .follow(let next) = action else {
            Issue.record("not followed")
            return
        }
        #expect(next.address.text == "https://a.example/y")
        #expect(next.credential != nil)
    }

    @Test(arguments: [
        "https://b.example/y", "https://a.example:8443/y", "https://sub.a.example/y",
    ])
    func `follows to another origin without the credential`(location: String) throws {
        let action = RedirectRule().action(
            for: answer(302, location), to: try request("GET"), followed: 0)
        guard case .follow(let next) = action else {
            Issue.record("not followed")
            return
        }
        #expect(next.credential == nil)
    }

    @Test(arguments: [
        ("GET", 302, "http://b.example/y", 0), ("GET", 301, "ftp://b.example", 0),
        ("GET", 301, nil, 0), ("GET", 301, "/y", 5), ("POST", 301, "/y", 0),
        ("POST", 307, "https://b.example/y", 0), ("PUT", 302, "/y", 0),
    ])
    func `refuses`(method: String, status: Int, location: String?, followed: Int) throws {
        let action = RedirectRule().action(
            for: answer(status, location), to: try request(method), followed: followed)
        guard case .refuse = action else {
            Issue.record("not refused")
            return
        }
    }

    @Test func `takes what is no redirect, and keeps the method of a 308`() throws {
        #expect(
            RedirectRule().action(for: answer(304, nil), to: try request("GET"), followed: 0)
                == .take)
        let action = RedirectRule().action(
            for: answer(308, "/y"), to: try request("POST"), followed: 0)
        guard case .follow(let next) = action else {
            Issue.record("not followed")
            return
        }
        #expect(next.method == "POST")
    }
}
