import Foundation
import Synchronization
import TaskSynthProviders

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The exchanges of one session that are under way, and what has come of each so far.
final class URLSessionExchanges: NSObject, URLSessionDataDelegate {
    typealias Outcome = Result<HTTPResponse, TransportError>

    private struct Exchange {
        var maximumBytes: Int
        /// Who waits for the outcome, once somebody does.
        var continuation: CheckedContinuation<Outcome, Never>?
        /// What came of it before anybody waited.
        var outcome: Outcome?
        var head: HTTPResponse?
        var body: [UInt8] = []
        var isTooLarge = false
        var challenge: HTTPResponse?
    }

    private let exchanges = Mutex<[Int: Exchange]>([:])

    /// Expects a task, before anything can come of it.
    func expect(_ task: Int, maximumBytes: Int) {
        exchanges.withLock { $0[task] = Exchange(maximumBytes: maximumBytes) }
    }

    /// Lets somebody wait for the outcome of a task.
    ///
    /// - Returns: Whether it is still to come; else it is given at once.
    func wait(for task: Int, _ continuation: CheckedContinuation<Outcome, Never>) -> Bool {
        let outcome = exchanges.withLock { exchanges -> Outcome? in
            guard let outcome = exchanges[task]?.outcome else {
                exchanges[task]?.continuation = continuation
                return nil
            }
            exchanges[task] = nil
            return outcome
        }
        if let outcome { continuation.resume(returning: outcome) }
        return outcome == nil
    }

    /// Ends a task that is cancelled, whether or not the session says so, too: of one that has not
    /// begun it may say so before anybody waits, or never.
    func cancel(_ task: Int) {
        end(task, URLError(.cancelled)) { nil }
    }

    private func end(_ task: Int, _ error: (any Error)?, _ head: () -> HTTPResponse?) {
        let ended = exchanges.withLock { exchanges -> (Exchange, Outcome)? in
            guard let exchange = exchanges[task], exchange.outcome == nil else { return nil }
            let outcome = Self.outcome(of: exchange, head() ?? exchange.head, error)
            if exchange.continuation == nil {
                exchanges[task]?.outcome = outcome
            } else {
                exchanges[task] = nil
            }
            return (exchange, outcome)
        }
        if let (exchange, outcome) = ended { exchange.continuation?.resume(returning: outcome) }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        let head = Self.head(of: response)
        let isTooLarge = exchanges.withLock { exchanges in
            let limit = exchanges[dataTask.taskIdentifier]?.maximumBytes ?? 0
            let isTooLarge = response.expectedContentLength > Int64(limit)
            exchanges[dataTask.taskIdentifier]?.head = head
            exchanges[dataTask.taskIdentifier]?.isTooLarge = isTooLarge
            return isTooLarge
        }
        completionHandler(isTooLarge ? .cancel : .allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = exchanges.withLock { exchanges in
            guard var exchange = exchanges.removeValue(forKey: dataTask.taskIdentifier) else {
                return false
            }
            if exchange.body.count + data.count > exchange.maximumBytes {
                exchange.isTooLarge = true
            } else {
                exchange.body.append(contentsOf: data)
            }
            exchanges[dataTask.taskIdentifier] = exchange
            return exchange.isTooLarge
        }
        if isTooLarge { dataTask.cancel() }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler:
            @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        #if canImport(Darwin)
        let method = challenge.protectionSpace.authenticationMethod
        guard method != NSURLAuthenticationMethodServerTrust else {
            return completionHandler(.performDefaultHandling, nil)
        }
        #endif
        let head = challenge.failureResponse.map(Self.head(of:))
        exchanges.withLock { exchanges in
            exchanges[task.taskIdentifier]?.challenge = head ?? HTTPResponse(status: 401)
        }
        completionHandler(.cancelAuthenticationChallenge, nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
        end(task.taskIdentifier, error) { task.response.map(Self.head(of:)) }
    }

    private static func outcome(
        of exchange: Exchange, _ head: HTTPResponse?, _ error: (any Error)?
    ) -> Outcome {
        if exchange.isTooLarge { return .failure(failure(.tooLarge, head)) }
        if let challenge = exchange.challenge { return .success(challenge) }
        guard let error else {
            guard var response = head else { return .failure(TransportError(.lost)) }
            response.body = exchange.body
            return .success(response)
        }
        let code: TransportError.Code =
            switch (error as? URLError)?.code {
            case .cancelled: .cancelled
            case .timedOut: .timedOut
            case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .badURL, .unsupportedURL,
                .secureConnectionFailed, .serverCertificateUntrusted,
                .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot,
                .notConnectedToInternet:
                .unreachable
            default: .lost
            }
        return .failure(failure(code, exchange.head))
    }

    private static func failure(
        _ code: TransportError.Code, _ head: HTTPResponse?
    ) -> TransportError {
        TransportError(code, status: head?.status, headers: head?.headers ?? HTTPHeaders())
    }

    private static func head(of response: URLResponse) -> HTTPResponse {
        guard let response = response as? HTTPURLResponse else { return HTTPResponse(status: 0) }
        let fields = response.allHeaderFields.compactMap { field -> (String, String)? in
            guard let name = field.key as? String, let value = field.value as? String else {
                return nil
            }
            return (name, value)
        }
        let sorted = fields.sorted { $0.0 < $1.0 }
        return HTTPResponse(status: response.statusCode, headers: HTTPHeaders(sorted))
    }
}
