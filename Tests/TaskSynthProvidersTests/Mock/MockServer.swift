import Foundation
import TaskSynthCore
import TaskSynthProviders
import TaskSynthTestSupport
import TaskSynthURLSession
import Testing

/// A mock of a service in a process of its own, on the loopback interface.
final class MockServer: Sendable {
    let base: String
    /// The state in which every test begins.
    private let full: JSONValue
    let transport = URLSessionTransport()
    private let control: WebAddress
    private let process: Process
    private let input = Pipe()

    static let folder = ProcessInfo.processInfo.environment["TASKSYNTH_MOCK_SERVERS"]
    private static let python =
        ProcessInfo.processInfo.environment["TASKSYNTH_MOCK_PYTHON"] ?? "/usr/bin/python3"

    /// Whether the mocks and the schemas that they need are there.
    static var isThere: Bool { folder != nil && Corpus.root != nil }

    /// Runs one of the mocks' scripts to its end.
    static func run(_ script: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["\(folder ?? "")/\(script)"] + arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    /// Starts a mock and waits for its addresses.
    init(_ script: String, _ arguments: [String], full: JSONValue = [:]) throws {
        self.full = full
        process = Process()
        // The mock ends when its standard input does: with this process, however that ends.
        process.executableURL = URL(filePath: "/bin/sh")
        let guardian = "\"$@\" & mock=$!; cat > /dev/null; kill -9 $mock"
        process.arguments =
            ["-c", guardian, "mock", Self.python, "\(Self.folder ?? "")/\(script)"] + arguments
        process.standardInput = input
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var line: [UInt8] = []
        while line.last != UInt8(ascii: "\n") {
            let data = pipe.fileHandleForReading.availableData
            if data.isEmpty { break }
            line += Array(data)
        }
        let addresses = try JSONValue(parsing: line)
        base = try #require(addresses["base_url"]?.string)
        control = try #require(addresses["control_url"]?.string.flatMap { WebAddress($0) })
    }

    /// Arms a fault for requests whose method and target fit.
    func arm(_ kind: String, _ match: String, times: Int = 1, _ more: [(String, JSONValue)] = [])
        async throws
    {
        var rule = JSONObject()
        rule["kind"] = .string(kind)
        rule["match"] = .string(match)
        rule["times"] = JSONValue(times)
        for (key, value) in more { rule[key] = value }
        try await post("faults", .object(rule))
    }

    func post(_ path: String, _ value: JSONValue) async throws {
        var request = HTTPRequest("POST", control.appending(path), body: Array(value.line.utf8))
        request.headers["Content-Type"] = "application/json"
        let response = try await transport.send(request)
        try #require(response.status == 200)
    }

    func state() async throws -> JSONValue { try await get("state") }

    func journal() async throws -> [JSONValue] {
        // A mock notes a request after it has answered it.
        try await Task.sleep(for: .milliseconds(50))
        return try await get("journal").array ?? []
    }

    /// Forgets requests and faults, and fills the budgets.
    func clear() async throws {
        for path in ["journal", "faults"] {
            _ = try await transport.send(HTTPRequest("DELETE", control.appending(path)))
        }
        try await post("state", full)
    }

    private func get(_ path: String) async throws -> JSONValue {
        let response = try await transport.send(HTTPRequest("GET", control.appending(path)))
        return try JSONValue(parsing: response.body)
    }

    /// A context with real time that is patient enough for a test.
    func context(
        _ environment: [String: String], cache: (any ResponseCache)? = nil,
        change: (inout ClientSettings) -> Void = { _ in }
    ) -> ProviderContext {
        var settings = ClientSettings()
        settings.firstRetrySeconds = 0.01
        settings.writeGapSeconds = 0
        settings.maximumWaitSeconds = 5
        settings.attemptSeconds = 5
        change(&settings)
        var context = ProviderContext(
            transport: transport, secrets: SecretStore(environment: environment), settings: settings
        )
        context.cache = cache
        context.randomness = { 0 }
        return context
    }
}

extension Trait where Self == ConditionTrait {
    /// Runs a test only where the mock servers are there, and says so where they are not.
    static var needsMocks: Self {
        .enabled(
            if: MockServer.isThere,
            "TASKSYNTH_MOCK_SERVERS does not point to the mock servers, or the corpus is missing")
    }
}
