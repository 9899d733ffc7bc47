import Testing

@testable import TaskSynthProviders

@Suite struct PageWalkTests {
    private let first = "https://a.example/list?page=1"

    @Test func `follows to the end and drops what came before`() throws {
        let start = try #require(WebAddress(first))
        var walk = PageWalk(first: start)
        #expect([1, 2].map { walk.isNew("\($0)") } == [true, true])
        let next = "https://a.example/repositories/7/list?page=2"
        #expect(
            walk.afterPage(next: next, current: start) == .fetch(try #require(WebAddress(next))))
        #expect([2, 3].map { walk.isNew("\($0)") } == [false, true])
        let isNew = walk.isNew(nil)
        #expect(isNew)
        #expect(walk.repeats == 1)
        #expect(walk.afterPage(next: nil, current: start) == .finish)
    }

    @Test(arguments: ["https://b.example/list?page=2", "http://a.example/list?page=2", "mailto:x"])
    func `does not follow to another origin`(next: String) throws {
        let start = try #require(WebAddress(first))
        var walk = PageWalk(first: start)
        guard case .stop = walk.afterPage(next: next, current: start) else {
            // A text without a scheme is a path at the same origin.
            #expect(!next.contains("://"))
            return
        }
    }

    @Test func `stops at a circle and at its limit`() throws {
        let start = try #require(WebAddress(first))
        var walk = PageWalk(first: start)
        guard case .stop = walk.afterPage(next: first, current: start) else {
            Issue.record("went in a circle")
            return
        }
        var long = PageWalk(first: start, maximumPages: 1)
        guard case .stop = long.afterPage(next: "/list?page=2", current: start) else {
            Issue.record("went beyond its limit")
            return
        }
    }

    @Test(arguments: [
        (
            #"<https://a.example/x?page=2>; rel="next", <https://a.example/x?page=9>; rel="last""#,
            "https://a.example/x?page=2"
        ),
        ("<https://a.example/x?a=1,2;3&page=2>;rel=next", "https://a.example/x?a=1,2;3&page=2"),
        (#"<https://a.example/x>; title="next"; rel="prev""#, nil),
        (#"<https://a.example/x>; Rel="prev NEXT""#, "https://a.example/x"),
        ("", nil), ("<unfinished", nil),
    ])
    func `reads a Link field`(field: String, address: String?) {
        #expect(LinkHeader.address("next", in: field) == address)
    }
}
