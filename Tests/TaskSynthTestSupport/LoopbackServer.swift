import Foundation
import Glibc
import Synchronization

/// A small HTTP server on the loopback interface, for tests that go over a real connection.
///
/// It answers what its owner says, notes every request, and ends with its owner.
public final class LoopbackServer: Sendable {
    /// A request as it came.
    public struct Request: Sendable {
        /// The method.
        public var method: String
        /// The path, percent-encoded.
        public var path: String
        /// The query, percent-encoded.
        public var query: String
        /// The fields, by names in lower case.
        public var headers: [String: String]
        /// The body.
        public var body: [UInt8]
    }

    /// What is sent back.
    public struct Answer: Sendable {
        /// The status.
        public var status: Int
        /// The fields.
        public var headers: [(String, String)]
        /// The body.
        public var body: [UInt8]
        /// The bytes of the body that are held back, so that the answer looks cut off.
        public var missing = 0
        /// The time before anything is sent.
        public var seconds = 0.0
        /// Whether the length of the body is told.
        public var tellsLength = true

        /// Makes an answer.
        public init(
            _ status: Int = 200, _ body: [UInt8] = [], type: String = "application/json",
            headers: [(String, String)] = []
        ) {
            self.status = status
            self.headers = [("Content-Type", type)] + headers
            self.body = body
        }
    }

    private final class State: Sendable {
        let descriptor: Int32
        let journal = Mutex<[Request]>([])
        let respond: @Sendable (Request) -> Answer

        init(_ descriptor: Int32, _ respond: @escaping @Sendable (Request) -> Answer) {
            self.descriptor = descriptor
            self.respond = respond
        }
    }

    /// The address, without a slash at its end.
    public let base: String
    private let state: State

    /// Starts to answer.
    public init(_ respond: @escaping @Sendable (Request) -> Answer) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, size) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, pointer, &size) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        base = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        let state = State(descriptor, respond)
        self.state = state
        Thread.detachNewThread { Self.accept(state) }
    }

    deinit { shutdown(state.descriptor, Int32(SHUT_RDWR)) }

    /// Every request so far.
    public var journal: [Request] { state.journal.withLock { $0 } }

    private static func accept(_ state: State) {
        defer { close(state.descriptor) }
        while true {
            let connection = Glibc.accept(state.descriptor, nil, nil)
            if connection < 0, errno == EINTR || errno == ECONNABORTED { continue }
            guard connection >= 0 else { return }
            // A process that another test starts would hold the connection open.
            _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
            Thread.detachNewThread {
                serve(connection, state)
                close(connection)
            }
        }
    }

    private static func serve(_ connection: Int32, _ state: State) {
        guard let request = read(connection) else { return }
        state.journal.withLock { $0.append(request) }
        let answer = state.respond(request)
        if answer.seconds > 0 { Thread.sleep(forTimeInterval: answer.seconds) }
        var head = "HTTP/1.1 \(answer.status) Answer\r\nConnection: close\r\n"
        if answer.tellsLength, answer.status != 304, answer.status != 204 {
            head += "Content-Length: \(answer.body.count)\r\n"
        }
        for (name, value) in answer.headers { head += "\(name): \(value)\r\n" }
        var bytes = (Array("\(head)\r\n".utf8) + answer.body.dropLast(answer.missing))[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { buffer in
                send(connection, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    private static func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        func more() -> Bool {
            let count = chunk.withUnsafeMutableBytes {
                recv(connection, $0.baseAddress, $0.count, 0)
            }
            if count > 0 { bytes += chunk[..<count] }
            return count > 0
        }
        let end = Array("\r\n\r\n".utf8)
        while bytes.firstRange(of: end) == nil { guard more() else { return nil } }
        guard let head = bytes.firstRange(of: end) else { return nil }
        let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self)
            .split(separator: "\r\n").map(String.init)
        let words = (lines.first ?? "").split(separator: " ").map(String.init)
        guard words.count == 3 else { return nil }
        let fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            return (parts[0].lowercased(), parts.count > 1 ? parts[1] : "")
        }
        let headers = Dictionary(fields) { first, _ in first }
        let size = headers["content-length"].flatMap(Int.init) ?? 0
        while bytes.count < head.upperBound + size { guard more() else { return nil } }
        let target = words[1].split(separator: "?", maxSplits: 1).map(String.init)
        return Request(
            method: words[0], path: target[0], query: target.count > 1 ? target[1] : "",
            headers: headers, body: Array(bytes[head.upperBound..<head.upperBound + size]))
    }
}
