import TaskSynthCore

extension [TaskWarning] {
    /// Lets a part that cannot be read be a warning, so that the flow goes on.
    ///
    /// - Throws: The error itself where nothing else could be read either: the credential is none,
    ///   the service wants a pause, or the caller cancelled.
    mutating func add(
        _ code: String, _ message: String, _ error: ProviderError
    ) throws(ProviderError) {
        guard ![.cancelled, .rateLimited, .unauthorized].contains(error.code) else { throw error }
        append(TaskWarning(code, "\(message): \(error)"))
    }
}
