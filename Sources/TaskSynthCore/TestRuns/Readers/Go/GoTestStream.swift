/// The tests of one package while its binary runs.
///
/// A package runs its top-level tests one after the other, but for those that say `PAUSE`. So a
/// test that starts while another one runs is another package's, whose output is mixed in.
struct GoTestStream: Sendable {
    /// A test that has started, with what was printed since.
    struct Running: Sendable {
        var name: String
        var isPaused = false
        var output: [String] = []
        var size = 0
    }

    /// The tests that have not ended, by name.
    private(set) var running: [String: Running] = [:]
    /// Their names in the order of their starts.
    private(set) var order: [String] = []
    /// The places of the results in the run.
    var places: [Int] = []
    /// The test whose output is printed.
    var last: String?
    /// Whether a result is a failure.
    var hasFailed = false
    /// Whether the binary printed a panic.
    var isPanicking = false

    /// Whether a top-level test runs, so that no other one of this package can start.
    var isBusy: Bool { running.values.contains { !$0.isPaused && !$0.name.contains("/") } }
    /// Whether nothing was seen of it.
    var isEmpty: Bool { running.isEmpty && places.isEmpty }

    /// Whether a test of this name, or the test that it is a part of, is running.
    func has(_ name: String) -> Bool { running[name] != nil }

    /// Whether a test can start here.
    func canStart(_ name: String) -> Bool {
        if let slash = name.firstIndex(of: "/") { return has(String(name[..<slash])) }
        return !isBusy
    }

    /// Starts a test.
    mutating func start(_ name: String) {
        if running[name] == nil { order.append(name) }
        running[name] = Running(name: name)
        last = name
    }

    /// Lets a test wait, or go on.
    mutating func pause(_ name: String, _ isPaused: Bool) {
        guard running[name] != nil else { return }
        running[name]?.isPaused = isPaused
        if !isPaused { last = name }
    }

    /// Ends a test.
    mutating func end(_ name: String) -> Running? {
        guard let test = running.removeValue(forKey: name) else { return nil }
        order.removeAll { $0 == name }
        last = name
        return test
    }

    /// Ends what runs, in the order of the starts.
    mutating func endAll() -> [Running] {
        defer {
            running = [:]
            order = []
        }
        return order.compactMap { running[$0] }
    }

    /// Keeps a line for the test that prints.
    mutating func keep(_ line: LogLine) {
        guard let last, let size = running[last]?.size,
            size + line.bytes.count < RunBuilder.maximumText
        else { return }
        let text = line.text(from: 0)
        running[last]?.size += text.utf8.count + 1
        running[last]?.output.append(text)
    }
}
