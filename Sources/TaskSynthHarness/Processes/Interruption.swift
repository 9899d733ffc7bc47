import Dispatch
import Glibc

/// What the user does to end a program: ^C, a closed terminal, a request to terminate.
public enum Interruption: Sendable {
    private enum Outcome<Value: Sendable>: Sendable {
        case done(Value)
        case interrupted
    }

    /// Runs an operation, and cancels it when the process is asked to end.
    ///
    /// Everything that runs in a sandbox is then ended and removed before this throws. A second
    /// request ends the process at once.
    ///
    /// - Parameter operation: What is run; it has to heed cancellation.
    /// - Returns: What the operation gives.
    /// - Throws: What the operation throws, or `CancellationError` where it was interrupted.
    public static func cancelling<Value: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let (signals, continuation) = AsyncStream.makeStream(of: Int32.self)
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                // The next one is for those who cannot wait.
                _ = signal(number, SIG_DFL)
                continuation.yield(number)
            }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in [SIGINT, SIGTERM, SIGHUP] { _ = signal(number, SIG_DFL) }
        }
        return try await withThrowingTaskGroup(of: Outcome<Value>.self) { group in
            group.addTask { .done(try await operation()) }
            group.addTask {
                for await _ in signals { return .interrupted }
                throw CancellationError()
            }
            defer { group.cancelAll() }
            guard case .done(let value)? = try await group.next() else {
                group.cancelAll()
                // The operation gets the time to remove what it made.
                while await group.nextResult() != nil {}
                throw CancellationError()
            }
            return value
        }
    }
}
