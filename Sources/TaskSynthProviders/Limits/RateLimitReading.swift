/// What an answer says about the service's limits.
package struct RateLimitReading: Hashable, Sendable {
    /// A time during which nothing may be asked.
    package struct Pause: Hashable, Sendable {
        /// The resource that is spent; `nil` where the whole provider has to be left alone.
        package var resource: String?
        /// The end, in seconds since 1970; `nil` where the service does not say.
        package var until: Double?

        package init(resource: String? = nil, until: Double?) {
            self.resource = resource
            self.until = until
        }
    }

    /// What is left of one resource.
    package struct Budget: Hashable, Sendable {
        package var resource: String
        package var remaining: Int
        package var resetsAt: Double

        package init(resource: String, remaining: Int, resetsAt: Double) {
            self.resource = resource
            self.remaining = remaining
            self.resetsAt = resetsAt
        }
    }

    /// The pause that the service asks for: the request was not done.
    package var pause: Pause?
    /// What is left.
    package var budgets: [Budget] = []

    package init(pause: Pause? = nil, budgets: [Budget] = []) {
        self.pause = pause
        self.budgets = budgets
    }
}
