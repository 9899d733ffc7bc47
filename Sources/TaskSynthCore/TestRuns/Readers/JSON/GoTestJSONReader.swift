/// Reads `go test -json`, and what gotestsum keeps of it.
struct GoTestJSONReader: TestLogReader {
    static let framework: TestFramework = "go-test"
    static let signs = LineSigns(parts: ["\"Action\":", "[build failed]"])

    private struct Test: Hashable {
        var package: String
        var name: String
    }

    private var running: [Test: [String]] = [:]
    private var order: [Test] = []
    private var glued: [Test: TestStatus] = [:]
    private var startedPackages: Set<String> = []
    private var hasSetupError = false
    private var packages = 0
    private var openPackages: Set<String> = []
    private var isTimedOut = false
    private var hasBuildError = false
    private var hasCrashed = false

    init() {}

    func isAtEnd(_ run: RunBuilder) -> Bool { packages > 0 && openPackages.isEmpty }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard line.bytes.first == UInt8(ascii: "{") else {
            if line.contains("[build failed]") { hasBuildError = true }
            return
        }
        guard line.contains("\"Action\":"), let event = try? JSONValue(parsing: line.bytes),
            let action = event["Action"]?.string
        else { return }
        run.claim(95)
        let package = event["Package"]?.string ?? ""
        guard let name = event["Test"]?.string else {
            return readPackage(action, package, event, &run)
        }
        let test = Test(package: package, name: name)
        switch action {
        case "run":
            if running[test] == nil { order.append(test) }
            startedPackages.insert(package)
            running[test] = []
        case "output":
            let text = event["Output"]?.string ?? ""
            if text.hasPrefix("panic: test timed out after") { isTimedOut = true }
            note(text, in: package)
            if let lines = running[test], lines.count < 100, !text.hasPrefix("=== ") {
                running[test]?.append(text.dropping(suffix: "\n"))
            }
        case "pass", "fail", "skip":
            end(test, action, event["Elapsed"]?.double, &run)
        case "bench": running[test] = nil
        default: break
        }
    }

    private mutating func readPackage(
        _ action: String, _ package: String, _ event: JSONValue, _ run: inout RunBuilder
    ) {
        switch action {
        case "start": openPackages.insert(package)
        case "pass", "skip":
            packages += 1
            openPackages.remove(package)
            for test in order where test.package == package && running[test] != nil {
                if let status = glued[test] { add(test, status, nil, &run) }
            }
        case "fail":
            packages += 1
            openPackages.remove(package)
            if event["FailedBuild"] != nil { hasBuildError = true }
            for test in order where test.package == package {
                guard running[test] != nil else { continue }
                if let status = glued[test] {
                    add(test, status, nil, &run)
                    continue
                }
                if !isTimedOut { hasCrashed = true }
                add(test, isTimedOut ? .failed : .errored, nil, &run)
            }
        case "build-fail": hasBuildError = true
        case "output":
            let text = event["Output"]?.string ?? ""
            if text.contains("[build failed]") { hasBuildError = true }
            if text.contains("[setup failed]") { hasSetupError = true }
            if text.hasPrefix("panic: test timed out after") { isTimedOut = true }
            if text.hasPrefix("-test.shuffle ") {
                run.seed = text.dropping(prefix: "-test.shuffle ").trimmingBlanks()
                    .dropping(suffix: "\n")
            }
        default: break
        }
    }

    private mutating func end(
        _ test: Test, _ action: String, _ seconds: Double?, _ run: inout RunBuilder
    ) {
        let status: TestStatus = action == "pass" ? .passed : action == "fail" ? .failed : .skipped
        // Old versions make events of what a test prints: it was never started.
        guard running[test] != nil || !startedPackages.contains(test.package) else { return }
        add(test, status, seconds, &run)
    }

    private mutating func add(
        _ test: Test, _ status: TestStatus, _ seconds: Double?, _ run: inout RunBuilder
    ) {
        let lines = running.removeValue(forKey: test) ?? []
        var result = TestResult(id: id(test), status: status, durationSeconds: seconds)
        if status != .passed {
            result.output = lines.isEmpty ? nil : lines.joined(separator: "\n")
            for line in lines {
                let text = line.trimmingBlanks()
                guard let place = text.range(ofFirst: ".go:"),
                    !text[..<place.lowerBound].contains(" "),
                    let number = text[place.upperBound...].before(":").flatMap({
                        LogNumber.count($0)
                    })
                else { continue }
                result.file = text[..<place.lowerBound] + ".go"
                result.line = number
                result.message = text[place.upperBound...].after(": ")
                break
            }
            result.message = result.message ?? lines.first { $0.hasPrefix("panic: ") }
        }
        if run.has(result.id) {
            // A test that is run again is what its last run says.
            let again = result
            run.update(again.id) { $0 = again }
        } else {
            run.add(result)
        }
    }

    /// Notes a result behind output without a line feed, which old versions make no event of.
    private mutating func note(_ text: String, in package: String) {
        guard !text.hasPrefix("--- "), let place = text.range(ofFirst: "--- ") else { return }
        let rest = text[place.lowerBound...]
        for (word, status) in [
            ("--- PASS: ", TestStatus.passed), ("--- FAIL: ", .failed), ("--- SKIP: ", .skipped),
        ] where rest.hasPrefix(word) {
            guard let name = rest.dropping(prefix: word).before(" (") else { return }
            let test = Test(package: package, name: name)
            if running[test] != nil { glued[test] = status }
        }
    }

    private func id(_ test: Test) -> String {
        test.package.isEmpty ? test.name : test.package + "." + test.name
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.isComplete = packages > 0 && openPackages.isEmpty
        if isTimedOut {
            run.state = .timedOut
        } else if hasBuildError, run.isComplete {
            run.state = .buildError
        } else if hasSetupError, run.tests.isEmpty {
            run.state = .setupError
        } else if hasCrashed {
            run.state = .crashed
        }
        if !run.isComplete {
            let open = order.filter { running[$0] != nil }
            if open.count == 1 { run.suspect = open.first.map(id) }
        }
    }
}
