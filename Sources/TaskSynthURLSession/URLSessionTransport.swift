import Foundation
public import TaskSynthProviders

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The network by way of Foundation's URLSession.
///
/// It follows no redirect and answers no challenge: a Basic challenge, for which URLSession would
/// wait for ever, gives its 401 at once. It takes no more of an answer than the request allows.
public final class URLSessionTransport: HTTPTransport {
    /// A session and what is under way in it.
    private struct Line {
        let session: URLSession
        let exchanges: URLSessionExchanges
    }

    private let reads: Line

    /// Opens a session without cookies, caches or stored credentials.
    public init() { reads = Self.line() }

    deinit { reads.session.invalidateAndCancel() }

    private static func line() -> Line {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        let exchanges = URLSessionExchanges()
        let session = URLSession(
            configuration: configuration, delegate: exchanges, delegateQueue: nil)
        return Line(session: session, exchanges: exchanges)
    }

    /// Sends a request and gives the whole answer, whatever its status.
    public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        guard let url = URL(string: request.address.text) else {
            throw TransportError(.unreachable)
        }
        var message = URLRequest(url: url, timeoutInterval: request.idleSeconds)
        message.httpMethod = request.method
        for field in request.headers.fields {
            message.setValue(field.value, forHTTPHeaderField: field.name)
        }
        if let credential = request.credential {
            message.setValue(credential.reveal(), forHTTPHeaderField: credential.field)
        }
        message.httpBody = request.body.map { Data($0) }
        // On a connection that was used before, libcurl sends a request again by itself when the
        // connection ends without an answer: a write must have a connection of its own.
        let line = request.effect == .write ? Self.line() : reads
        defer { if request.effect == .write { line.session.finishTasksAndInvalidate() } }
        let task = line.session.dataTask(with: message)
        let exchanges = line.exchanges
        let number = task.taskIdentifier
        exchanges.expect(number, maximumBytes: request.maximumBytes)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if exchanges.wait(for: number, continuation) { task.resume() }
            }
        } onCancel: {
            task.cancel()
            exchanges.cancel(number)
        }
        return try result.get()
    }
}
