import Foundation
import TaskSynthCore
import Testing

@testable import TaskSynthProviders

@Suite struct DiskCacheTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "tasksynth-cache-\(UInt32.random(in: 0 ... .max))/http")
    private let response = HTTPResponse(
        status: 200,
        headers: HTTPHeaders([
            ("ETag", "\"1\""), ("Link", "<https://a.example/2>; rel=\"next\""),
            ("Set-Cookie", "c=1"),
            ("X-RateLimit-Remaining", "4"),
        ]), body: [0x7B, 0x0A, 0x00, 0xFF, 0x7D])

    private func cleanUp() {
        try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
    }

    private var files: [URL] {
        get throws {
            try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil)
        }
    }

    @Test func `gives back what it stored, for its own key only`() throws {
        defer { cleanUp() }
        let cache = DiskCache(folder: folder.path)
        #expect(cache.response(for: "GET /x") == nil)
        cache.store(response, for: "GET /x")
        let stored = try #require(cache.response(for: "GET /x"))
        #expect(stored.body == response.body)
        #expect(stored.headers["etag"] == "\"1\"")
        #expect(stored.headers["link"] == response.headers["link"])
        #expect(stored.headers["set-cookie"] == nil)
        #expect(cache.response(for: "GET /y") == nil)
        cache.remove("GET /x")
        #expect(cache.response(for: "GET /x") == nil)
    }

    @Test func `only its owner may read it`() throws {
        defer { cleanUp() }
        DiskCache(folder: folder.path).store(response, for: "GET /x")
        func mode(_ path: String) throws -> Int? {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            return (attributes[.posixPermissions] as? NSNumber)?.intValue
        }
        #expect(try mode(folder.path) == 0o700)
        #expect(try files.count == 1)
        for file in try files { #expect(try mode(file.path) == 0o600) }
    }

    @Test func `does not believe a file that is damaged`() throws {
        defer { cleanUp() }
        let cache = DiskCache(folder: folder.path)
        cache.store(response, for: "GET /x")
        let file = try #require(try files.first)
        let whole = try Data(contentsOf: file)
        for count in 0..<whole.count {
            try whole.prefix(count).write(to: file)
            #expect(cache.response(for: "GET /x") == nil, "\(count)")
        }
        try (whole + [0]).write(to: file)
        #expect(cache.response(for: "GET /x") == nil)
    }

    @Test func `holds neither the credential nor an answer with a secret in it`() async throws {
        defer { cleanUp() }
        let transport = RecordedTransport([
            .json("GET /x", ["a": 1], headers: [("ETag", "\"1\"")]),
            .json("GET /y", ["a": "token-of-a-test"], headers: [("ETag", "\"2\"")]),
        ])
        let secret = try #require(Secret("token-of-a-test"))
        let client = HTTPClient(
            transport: transport, dialect: GitHubDialect(hasToken: true), clock: ManualClock(),
            redactor: Redactor([secret]), cache: DiskCache(folder: folder.path))
        for path in ["x", "y"] {
            var request = HTTPRequest("GET", try #require(WebAddress("https://a.example/\(path)")))
            request.credential = .bearer(secret)
            _ = try await client.json(request)
        }
        #expect(try files.count == 1)
        let text = String(
            decoding: try Data(contentsOf: try #require(try files.first)), as: UTF8.self)
        #expect(!text.contains("token-of-a-test"))
        #expect(!text.lowercased().contains("authorization"))
    }

    @Test func `forgets what was stored first where there is too much`() throws {
        defer { cleanUp() }
        let cache = DiskCache(folder: folder.path)
        cache.prune(toBytes: 0)
        for (index, key) in ["GET /a", "GET /b", "GET /c"].enumerated() {
            cache.store(response, for: key)
            let known = try files.map(\.path)
            for path in known where index == 0 {
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
            }
        }
        let size = try Data(contentsOf: try #require(try files.first)).count
        cache.prune(toBytes: size * 3)
        #expect(try files.count == 3)
        cache.prune(toBytes: size * 2)
        #expect(cache.response(for: "GET /a") == nil)
        #expect(try files.count == 2)
        cache.prune(toBytes: 0)
        #expect(try files.isEmpty)
    }

    @Test func `a folder that cannot be written is no error`() {
        let cache = DiskCache(folder: "/proc/nowhere/http")
        cache.store(response, for: "GET /x")
        #expect(cache.response(for: "GET /x") == nil)
    }
}
