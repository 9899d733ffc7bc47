import Synchronization
package import TaskSynthCore

/// Sends requests to one service, within its limits and with patience for its failures.
///
/// One client is one gate: all requests to a service share it, so that a pause that one of them is
/// told holds back the others.
public final class HTTPClient: Sendable {
    private let transport: any HTTPTransport
    let dialect: any ServiceDialect
    let settings: ClientSettings
    let clock: any ProviderClock
    let redactor: Redactor
    private let cache: (any ResponseCache)?
    private let randomness: @Sendable () -> Double
    private let announce: @Sendable (String) -> Void
    private let limits: Mutex<RateLimitState>
    /// The end of the last pause that a person was told of.
    private let toldUntil = Mutex(0.0)
    private let places: ConcurrencyLimit

    package init(
        transport: any HTTPTransport, dialect: any ServiceDialect,
        settings: ClientSettings = ClientSettings(), clock: any ProviderClock = SystemClock(),
        redactor: Redactor = Redactor(), cache: (any ResponseCache)? = nil,
        randomness: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
        announce: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.transport = transport
        self.dialect = dialect
        self.settings = settings
        self.clock = clock
        self.redactor = redactor
        self.cache = cache
        self.randomness = randomness
        self.announce = announce
        limits = Mutex(
            RateLimitState(
                fallbackSeconds: settings.limitFallbackSeconds,
                writeGapSeconds: settings.writeGapSeconds))
        places = ConcurrencyLimit(places: settings.maximumConcurrency)
    }

    /// Sends a request until it has an answer that `read` takes, or no attempt is left.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - accepted: The statuses beside those from 200 to 299 that are an answer.
    ///   - followsRedirects: Whether a redirect is followed, or is an answer itself.
    ///   - find: Looks for what a write with a lost answer may have done.
    ///   - read: Reads the answer; `nil` where it is cut short or not what was promised.
    /// - Returns: What `read`, or `find`, gives.
    /// - Throws: ``ProviderError`` where no attempt got such an answer.
    package func perform<Value: Sendable>(
        _ request: HTTPRequest, accepting accepted: Set<Int> = [], followsRedirects: Bool = true,
        find: (() async throws(ProviderError) -> Value?)? = nil,
        read: (HTTPAnswer) -> Value?
    ) async throws(ProviderError) -> Value {
        let policy = RetryPolicy(
            attempts: settings.attempts, firstSeconds: settings.firstRetrySeconds)
        var attempt = 0
        var spent = 0.0
        while true {
            attempt += 1
            var failure: ProviderError
            var outcome: RetryPolicy.Outcome
            let result = try await exchange(
                request, followsRedirects: followsRedirects, spent: &spent)
            switch result {
            case .success(let answer):
                let status = answer.response.status
                if (200..<300).contains(status) || accepted.contains(status) {
                    if let value = read(answer) { return value }
                    cache?.remove(Self.cacheKey(of: request))
                    outcome = .unreadable(status: status)
                    failure = unreadable(answer)
                } else {
                    outcome = .status(status)
                    failure = describe(answer)
                }
            case .failure(let error):
                outcome = .transport(error.cause.code, status: error.cause.status)
                failure = describe(error.cause, request, at: error.host)
            }
            let action = policy.action(
                after: outcome, attempt: attempt, effect: request.effect, jitter: randomness())
            switch action {
            case .retry(let delay):
                guard spent + delay < settings.requestSeconds else { throw failure }
                try await pause(delay)
            case .look(let delay):
                try await pause(delay)
                if let found = try await look(find, failure) { return found }
                guard find != nil, attempt < min(2, settings.attempts) else {
                    throw uncertain(failure)
                }
            case .done:
                if let found = try await look(find, lostAnswer(failure)) { return found }
                throw lostAnswer(failure)
            case .fail: throw failure
            }
        }
    }

    /// Looks for what a write did; where even that fails, nobody knows.
    private func look<Value>(
        _ find: (() async throws(ProviderError) -> Value?)?, _ failure: ProviderError
    ) async throws(ProviderError) -> Value? {
        guard let find else { return nil }
        do throws(ProviderError) {
            return try await find()
        } catch {
            guard error.code != .cancelled else { throw error }
            throw failure.code == .uncertainWrite ? failure : uncertain(failure)
        }
    }

    // MARK: - One exchange

    /// What came between, and the host that was asked at last.
    private struct ExchangeFailure: Error {
        let cause: TransportError
        let host: String
    }

    /// Sends a request once the limits allow it, and again after each pause that it is told.
    private func exchange(
        _ request: HTTPRequest, followsRedirects: Bool, spent: inout Double
    ) async throws(ProviderError) -> Result<HTTPAnswer, ExchangeFailure> {
        var current = request
        var followed = 0
        var pauses = 0
        while true {
            try await takePlace(current)
            let start = clock.uptime
            let secondsLeft = max(0.05, settings.requestSeconds - spent)
            let result = await attempt(current, secondsLeft: secondsLeft)
            spent += clock.uptime - start
            let response: HTTPResponse
            switch result {
            case .success(let answer): response = answer.redacted(redactor)
            case .failure(let error):
                places.release()
                if Task.isCancelled { throw cancelled(current) }
                let host = current.address.origin.host
                return .failure(ExchangeFailure(cause: error, host: host))
            }
            // Whoever gets the place next has to know of the pause.
            let reading = dialect.limits(of: response, to: current, now: clock.now)
            limits.withLock { $0.note(reading, now: clock.now) }
            places.release()
            if reading.pause != nil {
                pauses += 1
                guard pauses < 6 else {
                    throw limited(current, response, until: reading.pause?.until ?? clock.now)
                }
                continue
            }
            let action = RedirectRule().action(for: response, to: current, followed: followed)
            if case .follow(let next) = action, followsRedirects {
                followed += 1
                current = next
                continue
            }
            if case .refuse(let reason) = action, followsRedirects {
                var error = ProviderError(.redirectRefused, reason).about(current, response)
                error.location = response.headers["location"].map(redactor.redact)
                throw error
            }
            let answer = HTTPAnswer(
                response: response, request: current, isRedirected: followed > 0)
            return .success(answer)
        }
    }

    /// Takes a place among the requests at once when the limits let a request go; fails at once
    /// where that is too long.
    ///
    /// The limits are asked by who has a place, so that nobody goes who asked before a pause began;
    /// nobody keeps a place while waiting, so that a spent resource does not hold back the others.
    private func takePlace(_ request: HTTPRequest) async throws(ProviderError) {
        let resource = dialect.resource(of: request)
        while true {
            guard await places.acquire() else { throw cancelled(request) }
            let action = limits.withLock { limits in
                limits.action(
                    for: resource, isWrite: request.effect != .read, now: clock.now,
                    maximumWait: settings.maximumWaitSeconds)
            }
            if action != .go { places.release() }
            switch action {
            case .go: return
            case .wait(let seconds):
                let wait = seconds * (1 + 0.1 * randomness())
                if wait > 2 { tell(request, pause: wait) }
                try await pause(wait)
            case .giveUp(let until): throw limited(request, nil, until: until)
            }
        }
    }

    /// Tells of a pause, once for all requests that wait for its end.
    private func tell(_ request: HTTPRequest, pause wait: Double) {
        let end = clock.now + wait
        let isNew = toldUntil.withLock { told in
            defer { told = max(told, end) }
            // Jitter makes the ends differ by a tenth; a pause that follows ends later than that.
            return end > told + wait / 5
        }
        guard isNew else { return }
        let until = ISOTimestamp(notBefore: end)
        announce("\(request.address.origin.host) wants a pause: going on at \(until)")
    }

    /// Sends once, with the condition that the cache allows, and ends at the deadline.
    private func attempt(
        _ request: HTTPRequest, secondsLeft: Double
    ) async -> Result<HTTPResponse, TransportError> {
        let key = Self.cacheKey(of: request)
        let isCached = request.method == "GET"
        let stored = isCached ? cache?.response(for: key) : nil
        var conditional = request
        conditional.maximumBytes = min(request.maximumBytes, settings.maximumBytes)
        if let stored {
            conditional.headers["If-None-Match"] = stored.headers["etag"]
            if stored.headers["etag"] == nil {
                conditional.headers["If-Modified-Since"] = stored.headers["last-modified"]
            }
        }
        let seconds = min(settings.attemptSeconds, secondsLeft)
        let result = await Deadline.run(seconds: seconds, clock: clock) {
            [transport, conditional] in
            do throws(TransportError) {
                return .success(try await transport.send(conditional))
            } catch {
                return .failure(error)
            }
        }
        guard case .success(let response) = result else { return result }
        if response.status == 304, var stored {
            for field in response.headers.fields
            where field.name.lowercased().contains("ratelimit") || field.name.lowercased() == "date"
            {
                stored.headers[field.name] = field.value
            }
            return .success(stored)
        }
        let hasMark = response.headers["etag"] != nil || response.headers["last-modified"] != nil
        if isCached, response.status == 200, hasMark, !holdsSecret(response) {
            cache?.store(response, for: key)
        }
        return result
    }

    private func holdsSecret(_ response: HTTPResponse) -> Bool {
        redactor.finds(in: response.body)
            || response.headers.fields.contains { redactor.finds(in: Array($0.value.utf8)) }
    }

    func pause(_ seconds: Double) async throws(ProviderError) {
        do {
            try await clock.sleep(seconds: seconds)
        } catch {
            throw ProviderError(.cancelled, "cancelled while waiting")
        }
    }

    private static func cacheKey(of request: HTTPRequest) -> String {
        "\(request.method) \(request.address.text) \(request.headers["accept"] ?? "")"
    }
}
