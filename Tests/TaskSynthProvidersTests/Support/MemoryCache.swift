import Synchronization
import TaskSynthProviders

/// A cache that lives as long as a test.
final class MemoryCache: ResponseCache {
    private let entries = Mutex<[String: HTTPResponse]>([:])

    func response(for key: String) -> HTTPResponse? { entries.withLock { $0[key] } }

    func store(_ response: HTTPResponse, for key: String) {
        entries.withLock { $0[key] = response }
    }

    func remove(_ key: String) { entries.withLock { _ = $0.removeValue(forKey: key) } }
}
