/// The long sections of pytest, by their headings.
struct PytestFailures: Sendable {
    private var failures: [String: PytestFailure] = [:]
    private var order: [String] = []
    private var heading: String?

    /// The number of tests that failed after they had passed.
    var teardowns: Int { order.count { $0.hasPrefix("ERROR at teardown of ") } }

    /// Begins a section.
    mutating func open(_ title: String?) {
        heading = title
        guard let title, failures[title] == nil else { return }
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
            for prefix in ["ERROR at setup of ", "ERROR at teardown of "]
            where name.hasPrefix(prefix) {
                name = name.dropping(prefix: prefix)
                status = .errored
            }
            if let file = Optional(name), file.hasPrefix("ERROR collecting ") {
                let path = file.dropping(prefix: "ERROR collecting ")
                run.update(path) { failure.give(to: &$0) }
                continue
            }
            if let ids = byName[name] {
                for id in ids where run.result(id)?.status.isFailure == true {
                    run.update(id) { failure.give(to: &$0) }
                }
            } else if let file = failure.file, failure.isTest(named: name) {
                let id = file + "::" + name.split(separator: ".").joined(separator: "::")
                run.put(id, status)
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
