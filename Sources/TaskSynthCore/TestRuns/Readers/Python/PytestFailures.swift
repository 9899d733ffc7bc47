/// The long sections of pytest, by their headings.
struct PytestFailures: Sendable {
    private var failures: [String: PytestFailure] = [:]
    private var order: [String] = []
    private var heading: String?

    /// When a fixture failed.
    enum Fixture: Sendable { case setup, teardown }

    /// The fixtures that failed, in order; two tests can have the same heading.
    private(set) var fixtures: [Fixture] = []
    /// The files that could not be collected.
    private(set) var files: [String] = []

    /// The number of tests whose fixture failed after them.
    var teardowns: Int { fixtures.count { $0 == .teardown } }
    /// The number of those that failed, and whose fixture failed after them.
    var failedTeardowns: Int {
        order.count {
            $0.hasPrefix(Self.teardown) && failures[$0.dropping(prefix: Self.teardown)] != nil
        }
    }

    private static let setup = "ERROR at setup of "
    private static let teardown = "ERROR at teardown of "
    private static let collecting = "ERROR collecting "

    /// Begins a section.
    mutating func open(_ title: String?) {
        heading = title
        guard let title else { return }
        if title.hasPrefix(Self.setup) {
            fixtures.append(.setup)
        } else if title.hasPrefix(Self.teardown) {
            fixtures.append(.teardown)
        } else if title.hasPrefix(Self.collecting) {
            files.append(title.dropping(prefix: Self.collecting))
        }
        guard failures[title] == nil else { return }
        failures[title] = PytestFailure()
        order.append(title)
    }

    /// Reads a line of the section.
    mutating func read(_ line: LogLine) {
        guard let heading else { return }
        failures[heading]?.read(line)
    }

    /// Gives the failures of the long section to the tests that they are about.
    func attach(to run: inout RunBuilder) {
        var byName: [String: [String]] = [:]
        for test in run.tests where test.scope == nil {
            guard let name = test.id.after("::") else { continue }
            byName[Self.dotted(name), default: []].append(test.id)
        }
        for heading in order {
            guard let failure = failures[heading], failure.hasText else { continue }
            var name = heading
            var status = TestStatus.failed
            for prefix in [Self.setup, Self.teardown] where name.hasPrefix(prefix) {
                name = name.dropping(prefix: prefix)
                status = .errored
            }
            if name.hasPrefix(Self.collecting) {
                run.update(name.dropping(prefix: Self.collecting)) { failure.give(to: &$0) }
                continue
            }
            if byName[name] == nil, let test = name.before(" [") ?? name.before(" ("),
                byName[test] != nil
            {
                // A subtest: its test has failed, even if its own line says that it passed.
                name = test
                for id in byName[test] ?? [] where run.result(id)?.status == .passed {
                    run.update(id) { $0.status = .failed }
                }
            }
            if let ids = byName[name] {
                for id in ids where run.result(id)?.status.isFailure == true {
                    run.update(id) { failure.give(to: &$0) }
                }
            } else if let file = failure.file, failure.isTest(named: name) {
                let id = file + "::" + PytestIdentifier.path(ofDotted: name)
                if !run.has(id) { run.add(id, status) }
                run.update(id) { failure.give(to: &$0) }
            }
        }
    }

    /// The name of a test as the long section has it: dots between classes, brackets untouched.
    private static func dotted(_ name: String) -> String {
        guard let bracket = name.firstIndex(of: "[") else {
            return name.split(separator: ":", omittingEmptySubsequences: true)
                .joined(separator: ".")
        }
        return name[..<bracket].split(separator: ":").joined(separator: ".") + name[bracket...]
    }
}
