import TaskSynthCore
import TaskSynthTestSupport
import TaskSynthURLSession
import Testing

@testable import TaskSynthProviders

/// What a real connection does, seen from the other side of it.
@Suite struct URLSessionTransportTests {
    private let transport = URLSessionTransport()

    private func request(
        _ server: LoopbackServer, _ method: String = "GET", _ path: String = "/x"
    ) throws -> HTTPRequest {
        HTTPRequest(method, try #require(WebAddress(server.base + path)))
    }

    /// A client with real time, as much as a busy machine may need, and no pauses.
    private func client(
        _ change: (inout ClientSettings) -> Void = { _ in }
    ) -> HTTPClient {
        var settings = ClientSettings()
        settings.attemptSeconds = 1000
        settings.requestSeconds = 1000
        settings.firstRetrySeconds = 0.01
        settings.writeGapSeconds = 0
        change(&settings)
        return HTTPClient(
            transport: transport, dialect: GitLabDialect(hasToken: true), settings: settings)
    }

    @Test func `sends a path as it is encoded, with its fields and its body`() async throws {
        let server = try LoopbackServer { _ in .init(201, Array("{}".utf8), headers: [("X-A", "b")])
        }
        var message = HTTPRequest(
            "POST", try #require(WebAddress("\(server.base)/a%2Fb/c%20d?q=%2B")),
            body: Array(#"{"a":"ü"}"#.utf8))
        message.headers["Content-Type"] = "application/json"
        message.credential = .bearer(try #require(Secret("token-of-a-test")))
        let response = try await transport.send(message)
        #expect(response.status == 201)
        #expect(response.headers["x-a"] == "b")
        let seen = try #require(server.journal.first)
        #expect(seen.path == "/a%2Fb/c%20d")
        #expect(seen.query == "q=%2B")
        #expect(seen.headers["authorization"] == "Bearer token-of-a-test")
        #expect(String(decoding: seen.body, as: UTF8.self) == #"{"a":"ü"}"#)
    }

    @Test(.timeLimit(.minutes(5))) func `a Basic challenge is a 401, and not waited on for ever`()
        async throws
    {
        let server = try LoopbackServer { _ in
            .init(401, headers: [("WWW-Authenticate", "Basic realm=\"x\"")])
        }
        #expect(try await transport.send(try request(server)).status == 401)
    }

    @Test func `a redirect is given back, and followed without the credential elsewhere`()
        async throws
    {
        let other = try LoopbackServer { _ in .init(200, Array("{}".utf8)) }
        let target = other.base
        let server = try LoopbackServer { _ in .init(302, headers: [("Location", target)]) }
        var message = try request(server)
        message.credential = .bearer(try #require(Secret("token-of-a-test")))
        #expect(try await transport.send(message).status == 302)
        #expect(other.journal.isEmpty)
        _ = try await client().json(message)
        #expect(other.journal.count == 1)
        #expect(other.journal.first?.headers["authorization"] == nil)
    }

    @Test(arguments: [true, false])
    func `takes no more than is allowed`(tellsLength: Bool) async throws {
        let server = try LoopbackServer { _ in
            var answer = LoopbackServer.Answer(200, Array(repeating: 0x20, count: 300_000))
            answer.tellsLength = tellsLength
            return answer
        }
        var message = try request(server)
        message.maximumBytes = 300_000
        #expect(try await transport.send(message).body.count == 300_000)
        message.maximumBytes = 299_999
        let refused = message
        let error = await #expect(throws: TransportError.self) { try await transport.send(refused) }
        #expect(error?.code == .tooLarge)
        let failure = await #expect(throws: ProviderError.self) {
            try await client { $0.maximumBytes = 1000 }.json(refused)
        }
        #expect(failure?.code == .tooLarge)
        #expect(server.journal.count == 3)
    }

    @Test func `an answer that is cut off is lost, and a read is tried again`() async throws {
        let server = try LoopbackServer { _ in
            var answer = LoopbackServer.Answer(200, Array("[1,2,3]".utf8))
            answer.missing = 2
            return answer
        }
        let message = try request(server)
        let error = await #expect(throws: TransportError.self) { try await transport.send(message) }
        #expect(error?.code == .lost)
        let failure = await #expect(throws: ProviderError.self) {
            try await client().json(message)
        }
        #expect(failure?.code == .connectionLost)
        #expect(server.journal.count == 5)
    }

    @Test func `a write whose answer is lost is sent once`() async throws {
        let server = try LoopbackServer { _ in
            var answer = LoopbackServer.Answer(500, Array("{}".utf8))
            answer.missing = 1
            return answer
        }
        let message = try request(server, "POST")
        let failure = await #expect(throws: ProviderError.self) {
            try await client().json(message)
        }
        #expect(failure?.code == .uncertainWrite)
        #expect(server.journal.count == 1)
    }

    @Test func `ends at its deadline, and when it is cancelled`() async throws {
        let server = try LoopbackServer { _ in
            var answer = LoopbackServer.Answer(200, Array("{}".utf8))
            answer.seconds = 100_000
            return answer
        }
        let message = try request(server)
        let failure = await #expect(throws: ProviderError.self) {
            try await client { settings in
                settings.attemptSeconds = 0.2
                settings.requestSeconds = 0.3
            }.json(message)
        }
        #expect(failure?.code == .timedOut)
        let patient = client()
        let task = Task { () -> ProviderError.Code? in
            do {
                _ = try await patient.json(message)
                return nil
            } catch {
                return (error as? ProviderError)?.code
            }
        }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        #expect(await task.value == .cancelled)
    }

    @Test(.timeLimit(.minutes(1)))
    func `ends when it is cancelled before it begins, and at any moment`() async throws {
        let server = try LoopbackServer { _ in .init(200, Array("{}".utf8)) }
        let transport = URLSessionTransport()
        let message = try request(server)
        let ends = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let task = Task { () -> Bool in
                        do throws(TransportError) {
                            return try await transport.send(message).status == 200
                        } catch {
                            return error.code == .cancelled
                        }
                    }
                    if number % 2 == 1 { try? await Task.sleep(for: .microseconds(20 * number)) }
                    task.cancel()
                    return await task.value
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(ends == 200)
    }

    @Test func `names the host that a redirect led to`() async throws {
        let server = try LoopbackServer { _ in
            .init(302, headers: [("Location", "http://localhost:1/x")])
        }
        let message = try request(server)
        let failure = await #expect(throws: ProviderError.self) {
            try await client { $0.attempts = 1 }.json(message)
        }
        #expect(failure?.code == .unreachable)
        #expect(failure?.message == "localhost cannot be reached")
        #expect(failure?.advice.last == "127.0.0.1 redirected to localhost")
    }
}
