/// A time limit of this side's own, because a transport's may not be honoured.
enum Deadline {
    /// Runs a request against a sleeping task; the first one to end cancels the other.
    static func run(
        seconds: Double, clock: any ProviderClock,
        _ body: @escaping @Sendable () async -> Result<HTTPResponse, TransportError>
    ) async -> Result<HTTPResponse, TransportError> {
        await withTaskGroup(of: Result<HTTPResponse, TransportError>.self) { group in
            group.addTask { await body() }
            group.addTask {
                let ended: Void? = try? await clock.deadline(seconds: seconds)
                return .failure(TransportError(ended == nil ? .cancelled : .timedOut))
            }
            let first = await group.next() ?? .failure(TransportError(.cancelled))
            group.cancelAll()
            return first
        }
    }
}
