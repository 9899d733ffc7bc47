/// Whether a request is sent again, and after what time.
package struct RetryPolicy: Hashable, Sendable {
    /// What came of one attempt.
    package enum Outcome: Hashable, Sendable {
        case status(Int)
        case transport(TransportError.Code, status: Int?)
        /// A whole answer that cannot be read.
        case unreadable(status: Int)
    }

    /// What to do about it.
    package enum Action: Hashable, Sendable {
        case retry(afterSeconds: Double)
        /// Look whether the write was done before it is sent again.
        case look(afterSeconds: Double)
        /// The service said that the write was done, and its answer was lost.
        case done
        case fail
    }

    /// How often a request is sent at most.
    package var attempts: Int
    /// The first pause.
    package var firstSeconds: Double
    /// The longest pause.
    package var largestSeconds: Double

    package init(attempts: Int = 4, firstSeconds: Double = 0.5, largestSeconds: Double = 8) {
        self.attempts = attempts
        self.firstSeconds = firstSeconds
        self.largestSeconds = largestSeconds
    }

    /// Decides after one attempt.
    ///
    /// - Parameters:
    ///   - outcome: What came of it.
    ///   - attempt: Its number, from 1.
    ///   - effect: What sending the request once more would do.
    ///   - jitter: A random number from 0 to 1; it adds up to a tenth.
    /// - Returns: What to do.
    package func action(
        after outcome: Outcome, attempt: Int, effect: HTTPRequest.Effect, jitter: Double
    ) -> Action {
        let delay = self.delay(attempt: attempt, jitter: jitter)
        let isLast = attempt >= attempts
        if effect != .write {
            return isTemporary(outcome) && !isLast ? .retry(afterSeconds: delay) : .fail
        }
        switch outcome {
        case .transport(.unreachable, _): return isLast ? .fail : .retry(afterSeconds: delay)
        case .transport(.cancelled, _): return .fail
        case .transport(_, let status?), .unreadable(let status):
            if (200..<300).contains(status) { return .done }
            return isTemporary(outcome) ? .look(afterSeconds: delay) : .fail
        case .transport, .status: return isTemporary(outcome) ? .look(afterSeconds: delay) : .fail
        }
    }

    /// The pause before the next attempt.
    package func delay(attempt: Int, jitter: Double) -> Double {
        let doublings = Double(1 << min(max(attempt - 1, 0), 20))
        return min(largestSeconds, firstSeconds * doublings) * (1 + 0.1 * min(max(jitter, 0), 1))
    }

    private func isTemporary(_ outcome: Outcome) -> Bool {
        switch outcome {
        case .status(let status): [408, 500, 502, 503, 504].contains(status)
        case .transport(let code, _): [.unreachable, .timedOut, .lost].contains(code)
        case .unreadable(let status): (200..<300).contains(status) || status >= 500
        }
    }
}
