import Synchronization
import TaskSynthCore
import Testing

@testable import TaskSynthProviders

@Suite struct HTTPClientTests {
    typealias Case = RecordedTransport.Case

    private func client(
        _ transport: RecordedTransport, _ clock: ManualClock = ManualClock(),
        cache: (any ResponseCache)? = nil
    ) -> HTTPClient {
        testContext(transport, clock: clock, cache: cache).client(GitHubDialect(hasToken: true))
    }

    private func request(_ method: String, _ path: String) throws -> HTTPRequest {
        HTTPRequest(method, try #require(WebAddress("https://a.example\(path)")))
    }

    @Test(arguments: [
        Case.failure("GET /x", .lost, times: 2), .json("GET /x", [:], status: 502, times: 2),
        Case("GET /x", .success(HTTPResponse(status: 200, body: Array("{\"a\":".utf8))), times: 2),
        Case("GET /x", .success(HTTPResponse(status: 200)), times: 2),
        Case(
            "GET /x", .success(HTTPResponse(status: 200, body: Array("<html>".utf8))), times: 2),
    ])
    func `a read is tried again until it is whole`(failing: Case) async throws {
        let clock = ManualClock()
        let transport = RecordedTransport([failing, .json("GET /x", ["a": 1])])
        let answer = try await client(transport, clock).json(try request("GET", "/x"))
        #expect(answer.value["a"] == 1)
        #expect(transport.journal.count == 3)
        #expect(clock.sleeps == [0.5, 1])
    }

    @Test func `a read is not tried for ever`() async throws {
        let transport = RecordedTransport([.json("GET /x", ["message": "boom"], status: 500)])
        let request = try request("GET", "/x?secret=1")
        let error = await #expect(throws: ProviderError.self) {
            try await client(transport).json(request)
        }
        #expect(error?.code == .serverFailure)
        #expect(transport.journal.count == 4)
        #expect(error?.description == "GET /x, status 500: boom")
    }

    @Test func `a write whose answer was lost is found, not sent again`() async throws {
        let transport = RecordedTransport([.failure("POST /x", .lost)])
        let answer = try await client(transport).json(try request("POST", "/x")) { ["id": 7] }
        #expect(answer.value["id"] == 7)
        #expect(transport.journal.count == 1)
    }

    @Test func `a write that was not done is sent once more`() async throws {
        let transport = RecordedTransport([
            .failure("POST /x", .lost, times: 1), .json("POST /x", ["id": 8], status: 201),
        ])
        let answer = try await client(transport).json(try request("POST", "/x")) { nil }
        #expect(answer.value["id"] == 8)
        #expect(transport.journal.count == 2)
    }

    @Test(arguments: [nil, 201])
    func `a write that nobody can look for is not sent again`(status: Int?) async throws {
        let transport = RecordedTransport([.failure("POST /x", .lost, status: status)])
        let request = try request("POST", "/x")
        let error = await #expect(throws: ProviderError.self) {
            try await client(transport).json(request)
        }
        #expect(error?.code == .uncertainWrite)
        #expect(transport.journal.count == 1)
    }

    @Test func `a write that was done according to its status is never sent again`() async throws {
        let transport = RecordedTransport([.failure("POST /x", .lost, status: 201)])
        let request = try request("POST", "/x")
        let error = await #expect(throws: ProviderError.self) {
            try await client(transport).json(request) { nil }
        }
        #expect(error?.code == .uncertainWrite)
        #expect(transport.journal.count == 1)
    }

    @Test func `waits as long as a secondary limit says`() async throws {
        let clock = ManualClock()
        let transport = RecordedTransport([
            .json(
                "GET /x", ["message": "You have exceeded a secondary rate limit."], status: 403,
                headers: [("Retry-After", "3")], times: 1),
            .json("GET /x", ["a": 1]),
        ])
        _ = try await client(transport, clock).json(try request("GET", "/x"))
        #expect(clock.sleeps == [3])
    }

    @Test func `tells of each pause that follows another`() async throws {
        let log = MessageLog()
        let limited = Case.json(
            "GET /x", [:], status: 429, headers: [("Retry-After", "30")], times: 2)
        var context = testContext(RecordedTransport([limited, .json("GET /x", ["a": 1])]))
        context.announce = { log.add($0) }
        let client = context.client(GitHubDialect(hasToken: true))
        _ = try await client.json(try request("GET", "/x"))
        #expect(log.text.split(separator: "\n").count == 2)
    }

    /// A service that limits the first request, and notes when it was asked.
    private final class LimitedTransport: HTTPTransport {
        let clock: ManualClock
        let path: String
        let asked = Mutex<[(path: String, time: Double)]>([])

        init(clock: ManualClock, limiting path: String) {
            self.clock = clock
            self.path = path
        }

        func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
            let isFirst = asked.withLock { asked in
                asked.append((request.address.path, clock.now))
                return asked.count { $0.path == path } == 1
            }
            guard isFirst, request.address.path == path else {
                // What was sent before the service said so is answered behind the pause, whatever
                // the machine does first.
                while request.address.path == path, clock.now < 1_700_000_030 {
                    await Task.yield()
                }
                return HTTPResponse(status: 200, body: Array("{}".utf8))
            }
            let headers =
                path.contains("search")
                ? [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1700000029")]
                : [("Retry-After", "30")]
            return HTTPResponse(status: 403, headers: HTTPHeaders(headers))
        }
    }

    @Test func `a pause that one request is told holds back all others`() async throws {
        let clock = ManualClock()
        let transport = LimitedTransport(clock: clock, limiting: "/x")
        let log = MessageLog()
        var context = testContext(RecordedTransport([]), clock: clock)
        context.transport = transport
        context.announce = { log.add($0) }
        let client = context.client(GitHubDialect(hasToken: true))
        let request = try request("GET", "/x")
        let answers = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 { group.addTask { (try? await client.json(request)) != nil } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0 } == 40)
        let times = transport.asked.withLock { $0.map(\.time) }
        // What was under way when the service said so had been sent already.
        #expect(times.count { $0 < 1_700_000_030 } <= 4)
        #expect(times.count == 41)
        #expect(log.text.split(separator: "\n").count == 1)
    }

    @Test func `a spent search does not hold back the rest`() async throws {
        let clock = ManualClock()
        let transport = LimitedTransport(clock: clock, limiting: "/search/issues")
        var context = testContext(RecordedTransport([]), clock: clock)
        context.transport = transport
        context.settings.maximumWaitSeconds = 10
        let client = context.client(GitHubDialect(hasToken: true))
        let search = try request("GET", "/search/issues")
        let read = try request("GET", "/x")
        await #expect(throws: ProviderError.self) { try await client.json(search) }
        _ = try await client.json(read)
        #expect(clock.sleeps.isEmpty)
    }

    @Test func `waits until the date of a Retry-After, by the service's clock`() async throws {
        let clock = ManualClock()
        let transport = RecordedTransport([
            .json(
                "GET /x", [:], status: 429,
                headers: [
                    ("Date", "Sun, 06 Nov 1994 08:49:37 GMT"),
                    ("Retry-After", "Sun, 06 Nov 1994 08:49:42 GMT"),
                ], times: 1),
            .json("GET /x", ["a": 1]),
        ])
        _ = try await client(transport, clock).json(try request("GET", "/x"))
        #expect(clock.sleeps == [6])
    }

    @Test func `fails at once, with the time, where a reset is an hour away`() async throws {
        let clock = ManualClock()
        let transport = RecordedTransport([
            .json(
                "GET /x", ["message": "API rate limit exceeded for user ID 1."], status: 403,
                headers: [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1700003600")])
        ])
        let request = try request("GET", "/x")
        let error = await #expect(throws: ProviderError.self) {
            try await client(transport, clock).json(request)
        }
        #expect(error?.code == .rateLimited)
        #expect(error?.retryAt?.text == "2023-11-14T23:13:21Z")
        #expect(clock.sleeps.isEmpty)
        #expect(transport.journal.count == 1)
    }

    @Test func `a forbidden request without a limit is an error, not a pause`() async throws {
        let clock = ManualClock()
        let transport = RecordedTransport([
            .json(
                "GET /x", ["message": "Resource not accessible by personal access token"],
                status: 403, headers: [("X-Accepted-GitHub-Permissions", "issues=read")])
        ])
        let request = try request("GET", "/x")
        let error = await #expect(throws: ProviderError.self) {
            try await client(transport, clock).json(request)
        }
        #expect(error?.code == .forbidden)
        #expect(error?.advice.first?.contains("issues=read") == true)
        #expect(clock.sleeps.isEmpty)
    }

    @Test func `asks for what it knows only on a condition`() async throws {
        let cache = MemoryCache()
        let transport = RecordedTransport([
            .json("GET /x", ["a": 1], headers: [("ETag", "W/\"1\"")])
        ])
        let client = client(transport, cache: cache)
        for _ in 0..<2 {
            #expect(try await client.json(try request("GET", "/x")).value["a"] == 1)
        }
        #expect(transport.journal.map { $0.headers["if-none-match"] } == [nil, "W/\"1\""])
    }

    @Test func `reads all pages, and an error on one is not the end`() async throws {
        let link = ("Link", "<https://a.example/x?page=2>; rel=\"next\"")
        let whole = RecordedTransport([
            .json("GET /x?page=2", [["id": 2], ["id": 3]]),
            .json("GET /x", [["id": 1], ["id": 2]], headers: [link]),
        ])
        let items = try await client(whole).pages(try request("GET", "/x"))
        #expect(items.compactMap { $0["id"]?.integer } == [1, 2, 3])
        let broken = RecordedTransport([
            .json("GET /x?page=2", [:], status: 500), .json("GET /x", [["id": 1]], headers: [link]),
        ])
        let request = try request("GET", "/x")
        await #expect(throws: ProviderError.self) { try await client(broken).pages(request) }
    }

    @Test func `has at most four requests under way`() async throws {
        let transport = RecordedTransport([.json("GET /x", [:])])
        let client = client(transport)
        let request = try request("GET", "/x")
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<40 { group.addTask { _ = try? await client.json(request) } }
        }
        #expect(transport.journal.count == 40)
        #expect(transport.mostInFlight <= 4)
        #expect(transport.mostInFlight > 1)
    }

    @Test func `ends when it is cancelled`() async throws {
        let transport = RecordedTransport([.json("GET /x", [:], status: 500)])
        let client = client(transport)
        let request = try request("GET", "/x")
        let task = Task { () -> ProviderError.Code? in
            withUnsafeCurrentTask { $0?.cancel() }
            do {
                _ = try await client.json(request)
                return nil
            } catch {
                return (error as? ProviderError)?.code
            }
        }
        #expect(await task.value == .cancelled)
    }
}
