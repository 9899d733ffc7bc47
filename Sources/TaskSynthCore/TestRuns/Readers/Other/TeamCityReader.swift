/// Reads TeamCity's service messages, which many runners can print.
struct TeamCityReader: TestLogReader {
    static let framework: TestFramework = "teamcity"
    static let signs = LineSigns(
        heads: ["PHPUnit ", "Tests: "], parts: ["##teamcity[", " filtered out, "])

    private struct Open {
        var suites: [String] = []
        var test: String?
        var result: TestResult?
        var isDoubtful = false
    }

    private var flows: [String: Open] = [:]
    private var hasPHP = false
    private var summary: PHPUnitSummary?
    /// The failures of which the message alone does not say whether a check failed.
    private var doubtful: [Int] = []

    init() {}

    // The runner itself may sum up below its messages.
    func isAtEnd(_ run: RunBuilder) -> Bool { false }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let place = line.find("##teamcity[") else {
            if line.hasPrefix("PHPUnit "), line.contains("Sebastian Bergmann") { hasPHP = true }
            if hasPHP, let summary = PHPUnitSummary(line) { self.summary = summary }
            if line.contains(" filtered out, "), line.hasSuffix(" ms)") {
                run.framework = "cpputest"
            }
            return
        }
        let message = TeamCityMessage(line.text(from: place + 11))
        guard let message else { return }
        let flow = message.values["flowId"] ?? ""
        // Taken out, so that it is changed in place.
        var open = flows.removeValue(forKey: flow) ?? Open()
        let name = message.values["name"] ?? ""
        switch message.name {
        case "testSuiteStarted": open.suites.append(name)
        case "testSuiteFinished":
            run.claim(95)
            if open.suites.last == name { open.suites.removeLast() }
        case "testStarted":
            run.claim(95)
            open.test = name
            open.result = TestResult(id: id(name, message, open), status: .passed)
        case "testFailed":
            open.result?.message = message.values["message"]
            open.result?.output = message.values["details"]
            let isError =
                message.values["type"] == nil
                && message.values["message"]?.contains("Exception : ") == true
            open.result?.status = isError ? .errored : .failed
            open.isDoubtful =
                !isError && message.values["type"] == nil
                && message.values["message"]?.contains("Failed asserting") == false
        case "testIgnored":
            let reason = message.values["message"]
            if open.result == nil {
                // What is not run at all need not begin or end.
                run.claim(95)
                run.add(id(name, message, open), .skipped, message: reason)
            }
            open.result?.status = .skipped
            open.result?.message = reason
        case "testFinished":
            if var result = open.result {
                result.durationSeconds = message.values["duration"].flatMap { Double($0) }.map {
                    $0 / 1000
                }
                if open.isDoubtful { doubtful.append(run.tests.count) }
                run.add(result)
            }
            open.test = nil
            open.result = nil
            open.isDoubtful = false
        default: break
        }
        flows[flow] = open
    }

    private func id(_ name: String, _ message: TeamCityMessage, _ open: Open) -> String {
        if let hint = message.values["locationHint"], hint.hasPrefix("php_qn://"),
            let last = hint.after("::")
        {
            return last.dropping(prefix: "\\").components(separatedBy: "::").first.map {
                $0 + "::" + name
            } ?? name
        }
        guard let suite = open.suites.last else { return name }
        return suite + "." + name
    }

    mutating func finish(_ run: inout RunBuilder) {
        if hasPHP { run.framework = "phpunit" }
        if let summary { weigh(summary, &run) }
        // Of several that were running, nobody knows which one ended the run.
        let running = flows.values.compactMap(\.result)
        if running.count == 1 { run.suspect = running[0].id }
        run.isComplete = flows.values.allSatisfy { $0.result == nil && $0.suites.isEmpty }
    }

    /// Tells risky tests and errors apart from failures by what PHPUnit counts.
    private func weigh(_ summary: PHPUnitSummary, _ run: inout RunBuilder) {
        var risky = summary.risky
        for place in doubtful where risky > 0 {
            guard run.tests[place].message?.hasPrefix("This test ") == true else { continue }
            run.update(at: place) { $0.status = .passed }
            risky -= 1
        }
        let rest = doubtful.filter { run.tests[$0].status == .failed }
        let missing = summary.counts.errored - TestCounts(of: run.tests).errored
        if missing > 0, rest.count <= missing {
            for place in rest { run.update(at: place) { $0.status = .errored } }
        }
        if summary.counts.total == TestCounts(of: run.tests).total { run.counts = summary.counts }
    }
}
