/// The tests of one package while its binary runs.
///
/// A package runs its top-level tests one after the other, but for those that say `PAUSE`. So a
/// test that starts while another one runs is another package's, whose output is mixed in.
struct GoTestStream: Sendable {
    /// A test that has started, with what was printed since.
    struct Running: Sendable {
        var name: String
        /// How many tests were started before it.
        let place: Int
        var isPaused = false
        var output: [String] = []
        var size = 0

        /// Whether it runs, and is no part of another test, so that no other one can start.
        fileprivate var isBusy: Bool { !isPaused && !name.isPartOfGoTest }
    }

    /// The tests that have not ended, by name.
    private(set) var running: [String: Running] = [:]
    /// How many tests were started.
    private var started = 0
    /// How many top-level tests run and do not wait.
    private var busy = 0
    /// The places of the results in the run.
    var places: [Int] = []
    /// The test whose output is printed.
    var last: String?
    /// Whether a result is a failure.
    var hasFailed = false
    /// Whether the binary printed a panic.
    var isPanicking = false

    /// Whether nothing was seen of it.
    var isEmpty: Bool { running.isEmpty && places.isEmpty }

    /// Whether a test of this name, or the test that it is a part of, is running.
    func has(_ name: String) -> Bool { running[name] != nil }

    /// Whether a test can start here.
    func canStart(_ name: String) -> Bool {
        if let slash = name.firstIndex(of: "/") { return has(String(name[..<slash])) }
        return busy == 0
    }

    /// Starts a test.
    mutating func start(_ name: String) {
        if running[name]?.isBusy != true, !name.isPartOfGoTest { busy += 1 }
        running[name] = Running(name: name, place: running[name]?.place ?? started)
        started += 1
        last = name
    }

    /// Lets a test wait, or go on.
    mutating func pause(_ name: String, _ isPaused: Bool) {
        guard let test = running[name] else { return }
        if !name.isPartOfGoTest, test.isPaused != isPaused { busy += isPaused ? -1 : 1 }
        running[name]?.isPaused = isPaused
        if !isPaused { last = name }
    }

    /// Ends a test.
    mutating func end(_ name: String) -> Running? {
        guard let test = running.removeValue(forKey: name) else { return nil }
        if test.isBusy { busy -= 1 }
        last = name
        return test
    }

    /// Ends what runs, in the order of the starts.
    mutating func endAll() -> [Running] {
        defer {
            running = [:]
            busy = 0
        }
        return running.values.sorted { $0.place < $1.place }
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

extension String {
    /// Whether this names a part of another test of Go.
    fileprivate var isPartOfGoTest: Bool { utf8.contains(UInt8(ascii: "/")) }
}
