/// What Surefire counts in one module: class by class, and in total.
struct SurefireModule: Sendable {
    private var classes = TestCounts()
    private(set) var hasClasses = false
    /// The line below all classes.
    var total: TestCounts?
    /// Whether tests passed when they were run again.
    var hasFlakes = false
    /// How often each test was run that has several results.
    private var attempts: [Int] = []
    private var hasPassedAttempt = false

    /// Adds the counts of a class.
    mutating func add(_ counts: TestCounts) {
        hasClasses = true
        for status in TestStatus.allCases { classes[status] += counts[status] }
    }

    /// Reads one of several results of a test that failed at least once.
    mutating func read(attempt number: Int, passed: Bool) {
        if number == 1 { attempts.append(0) }
        guard !attempts.isEmpty else { return }
        attempts[attempts.count - 1] = number
        if passed { hasPassedAttempt = true }
    }

    /// Whether tests that fail are run again, which the classes count and the total does not.
    ///
    /// The rows of a data provider of TestNG are listed in the same way, and are tests; some of
    /// them pass, or they are not as many everywhere.
    private var hasReruns: Bool {
        if hasFlakes { return true }
        guard let first = attempts.first, !hasPassedAttempt else { return false }
        return attempts.allSatisfy { $0 == first && $0 > 1 }
    }

    /// The number of tests by status.
    var counts: TestCounts {
        guard let total else { return classes }
        return hasReruns || total.total >= classes.total ? total : classes
    }

    /// The counts of all modules, where those that run side by side mix their classes.
    static func counts(of modules: [SurefireModule], areMixed: Bool) -> TestCounts {
        var sum = TestCounts()
        guard areMixed else {
            for module in modules {
                for status in TestStatus.allCases { sum[status] += module.counts[status] }
            }
            return sum
        }
        var all = SurefireModule()
        for module in modules {
            all.add(module.classes)
            all.hasFlakes = all.hasFlakes || module.hasReruns
            guard let total = module.total else { continue }
            for status in TestStatus.allCases { sum[status] += total[status] }
        }
        all.total = sum
        return all.counts
    }
}
