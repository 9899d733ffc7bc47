/// When a provider may be asked again; one for all requests to it.
package struct RateLimitState: Hashable, Sendable {
    /// What a request has to do.
    package enum Action: Hashable, Sendable {
        case go
        case wait(seconds: Double)
        /// The pause is longer than the caller wants to wait.
        case giveUp(until: Double)
    }

    /// How long to leave a provider alone that names no time, at first.
    private let fallbackSeconds: Double
    /// The least time between two writes.
    private let writeGapSeconds: Double
    private var providerUntil = 0.0
    private var resourceUntil: [String: Double] = [:]
    private var nextWriteAt = 0.0
    private var pausesWithoutTime = 0

    package init(fallbackSeconds: Double = 60, writeGapSeconds: Double = 1) {
        self.fallbackSeconds = fallbackSeconds
        self.writeGapSeconds = writeGapSeconds
    }

    /// Decides about one request; a write that may go takes its turn.
    package mutating func action(
        for resource: String, isWrite: Bool, now: Double, maximumWait: Double
    ) -> Action {
        let limit = max(providerUntil, resourceUntil[resource] ?? 0)
        if limit > now {
            return limit - now > maximumWait ? .giveUp(until: limit) : .wait(seconds: limit - now)
        }
        guard isWrite else { return .go }
        if nextWriteAt > now { return .wait(seconds: nextWriteAt - now) }
        nextWriteAt = now + writeGapSeconds
        return .go
    }

    /// Takes in what an answer says.
    ///
    /// A pause without a time is the fallback, and twice as long each time in a row.
    package mutating func note(_ reading: RateLimitReading, now: Double) {
        for budget in reading.budgets where budget.remaining <= 0 {
            extend(budget.resource, to: budget.resetsAt)
        }
        guard let pause = reading.pause else {
            pausesWithoutTime = 0
            return
        }
        if let until = pause.until {
            extend(pause.resource, to: until)
        } else {
            let doublings = min(pausesWithoutTime, 6)
            pausesWithoutTime += 1
            extend(pause.resource, to: now + fallbackSeconds * Double(1 << doublings))
        }
    }

    private mutating func extend(_ resource: String?, to time: Double) {
        if let resource {
            resourceUntil[resource] = max(resourceUntil[resource] ?? 0, time)
        } else {
            providerUntil = max(providerUntil, time)
        }
    }
}
