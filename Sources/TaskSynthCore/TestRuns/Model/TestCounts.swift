/// How many tests of a run have which status; suites, hooks and files are not counted.
public struct TestCounts: Hashable, Sendable {
    /// The tests that passed.
    public var passed: Int
    /// The tests that failed.
    public var failed: Int
    /// The tests that could not run to their end.
    public var errored: Int
    /// The tests that were not run.
    public var skipped: Int
    /// The tests that failed as expected.
    public var xfailed: Int
    /// The tests that passed against expectation.
    public var xpassed: Int

    /// All of them.
    public var total: Int { passed + failed + errored + skipped + xfailed + xpassed }

    /// Makes counts.
    public init(
        passed: Int = 0, failed: Int = 0, errored: Int = 0, skipped: Int = 0, xfailed: Int = 0,
        xpassed: Int = 0
    ) {
        self.passed = passed
        self.failed = failed
        self.errored = errored
        self.skipped = skipped
        self.xfailed = xfailed
        self.xpassed = xpassed
    }

    /// Counts results, without those that are about a suite, a hook or a file.
    public init(of results: [TestResult]) {
        self.init()
        for result in results where result.scope == nil { self[result.status] += 1 }
    }

    /// The number of tests with a status.
    public subscript(status: TestStatus) -> Int {
        get {
            switch status {
            case .passed: passed
            case .failed: failed
            case .errored: errored
            case .skipped: skipped
            case .xfailed: xfailed
            case .xpassed: xpassed
            }
        }
        set {
            switch status {
            case .passed: passed = newValue
            case .failed: failed = newValue
            case .errored: errored = newValue
            case .skipped: skipped = newValue
            case .xfailed: xfailed = newValue
            case .xpassed: xpassed = newValue
            }
        }
    }
}

extension TestCounts: JSONRepresentable {
    /// The counts, total first.
    public var json: JSONValue {
        [
            "total": JSONValue(total), "passed": JSONValue(passed), "failed": JSONValue(failed),
            "errored": JSONValue(errored), "skipped": JSONValue(skipped),
            "xfailed": JSONValue(xfailed), "xpassed": JSONValue(xpassed),
        ]
    }
}
