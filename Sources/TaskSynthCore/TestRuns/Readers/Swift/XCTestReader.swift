/// Reads `swift test` and `xcodebuild test`: XCTest and Swift Testing, one after the other.
struct XCTestReader: TestLogReader {
    static let framework: TestFramework = "swift-test"
    static let signs = LineSigns(
        heads: [
            "Test Case '", "Test Suite '", "Test case '", "** TEST ", "error: fatalError",
            "error: build had errors",
            "error: emit-module command failed", "error: Exited with unexpected signal code",
            "error: no tests found", "Build complete!",
        ],
        parts: [
            "Test run started.", "Test run with ", "] Testing ",
            "exited with unexpected signal code",
        ])

    private static let started: LinePattern = "Test Case '{+}' started{...}"
    private static let ended: LinePattern =
        "Test Case '{+}' {passed|failed|skipped} ({n} seconds)."
    private static let endedPlain: LinePattern =
        "Test Case '{+}' {passed|failed|skipped} ({n} seconds)"
    private static let suite: LinePattern =
        "Test Suite '{+}' {started|passed|failed|skipped} at {...}"
    private static let executed: LinePattern = "{_}Executed {d} {test|tests}, {...}"
    private static let issue: LinePattern = "{+}:{d}: error: {+} : {+}"
    private static let skip: LinePattern = "{+}:{d}: {+} : Test skipped{*}"
    private static let parallel: LinePattern = "[{d}/{d}] Testing {+}"
    private static let onDevice: LinePattern =
        "Test case '{+}' {passed|failed|skipped} on '{+}' ({n} seconds)"
    /// What ends a run whose process died; it may stand in the middle of a line of its backtrace.
    private static let crash: LinePattern =
        "{*}error: {*}{E|e}xited with unexpected signal code {d}"

    private var swiftTesting = SwiftTestingLines()
    private var running: String?
    /// The test that seems to start inside another one, and the results of such tests: a test can
    /// print them, unless the end of the other one is missing.
    private var inner: String?
    private var innerResults: [(name: String, status: TestStatus, seconds: Double?)] = []
    private var openSuites = 0
    private var hasXCTest = false
    private var modules: [String: String] = [:]
    private var parallel: [String] = []
    private var hasBuildError = false
    private var isBuilt = false
    /// Whether tests run on several devices, which ends in a line of its own.
    private var isOnDevices = false
    private var isDeviceEnd = false

    init() {}

    var needsEveryLine: Bool { running != nil || swiftTesting.isStarted }

    func isAtEnd(_ run: RunBuilder) -> Bool {
        running == nil && openSuites <= 0 && (hasXCTest || swiftTesting.isComplete)
    }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if line.contains("xited with unexpected signal code"), Self.crash.match(line) != nil {
            run.claim(50)
            run.death = .crashed
            run.isComplete = false
            hasCrashed = true
            return
        }
        if first >= 0x80 {
            swiftTesting.read(line, &run)
            return
        }
        switch first {
        case UInt8(ascii: "T") where line.hasPrefix("Test case '"):
            if let match = Self.onDevice.match(line) { readOnDevice(match, &run) }
            return
        case UInt8(ascii: "*") where isOnDevices && line.hasPrefix("** TEST "):
            run.claim(85)
            isDeviceEnd = true
            return
        case UInt8(ascii: "T"): if readTest(line, at: 0, &run) { return }
        case UInt8(ascii: "["):
            if let match = Self.parallel.match(line) {
                run.claim(70)
                parallel.append(match[2])
                if let module = match[2].before("."), let name = match[2].after(".")?.before("/") {
                    modules[name] = module
                }
                return
            }
        case UInt8(ascii: "e"):
            if line.hasPrefix("error: fatalError") || line.hasPrefix("error: build had errors")
                || line.hasPrefix("error: emit-module command failed")
            {
                hasBuildError = true
                run.claim(30)
            }
            if line.hasPrefix("error: no tests found") {
                run.claim(60)
                run.state = .noTests
            }
        case UInt8(ascii: "B") where line.hasPrefix("Build complete!"): isBuilt = true
        default: break
        }
        if running != nil, let place = line.find("Test Case '"), place > 0,
            readTest(line, at: place, &run)
        {
            return
        }
        if running != nil { readIssue(line, &run) }
        swiftTesting.readPlain(line, &run)
    }

    private var hasCrashed = false
    private var issues: [String: [String]] = [:]

    private mutating func readTest(
        _ line: LogLine, at start: Int, _ run: inout RunBuilder
    ) -> Bool {
        if line.has("Test Case '", at: start) {
            if let match = Self.started.match(line, from: start) {
                run.claim(80)
                if running == nil { running = match[0] } else { inner = match[0] }
                hasXCTest = true
                return true
            }
            let match =
                Self.ended.match(line, from: start) ?? Self.endedPlain.match(line, from: start)
            guard let match else { return false }
            let status: TestStatus =
                match[1] == "passed" ? .passed : match[1] == "failed" ? .failed : .skipped
            guard match[0] == running else {
                if match[0] == inner, innerResults.count < 1_000 {
                    innerResults.append((match[0], status, match.number(2)))
                    inner = nil
                }
                return true
            }
            running = nil
            inner = nil
            innerResults = []
            record(match[0], status, match.number(2), &run)
            return true
        }
        if line.has("Test Suite '", at: start), let match = Self.suite.match(line, from: start) {
            run.claim(60)
            hasXCTest = true
            openSuites += match[1] == "started" ? 1 : -1
            endInner(&run)
            return true
        }
        return false
    }

    /// Takes the tests that seemed to start inside another one, whose end is missing.
    private mutating func endInner(_ run: inout RunBuilder) {
        guard !innerResults.isEmpty else { return }
        for result in innerResults { record(result.name, result.status, result.seconds, &run) }
        running = nil
        inner = nil
        innerResults = []
    }

    /// Reads `Test case 'Barn.testOpens()' passed on 'iPhone 15 - Runner (71)' (0.001 seconds)`.
    private mutating func readOnDevice(_ match: LineMatch, _ run: inout RunBuilder) {
        run.claim(70)
        isOnDevices = true
        hasXCTest = true
        let status: TestStatus =
            match[1] == "passed" ? .passed : match[1] == "failed" ? .failed : .skipped
        record(match[0].dropping(suffix: "()"), status, match.number(3), &run)
    }

    private mutating func record(
        _ name: String, _ status: TestStatus, _ seconds: Double?, _ run: inout RunBuilder
    ) {
        let parts = Self.parts(of: name)
        let id = "\(parts.suite)/\(parts.test)"
        run.put(id, status, seconds: seconds)
        if let lines = issues.removeValue(forKey: name) {
            let place = places.removeValue(forKey: name)
            run.update(id) {
                $0.message = lines.joined(separator: "\n")
                $0.file = place?.file
                $0.line = place?.line
            }
        }
        if let module = parts.module { modules[parts.suite] = module }
    }

    private var places: [String: (file: String, line: Int)] = [:]

    /// Parts `Class.test` of Linux, and `-[Module.Class test]` of macOS.
    private static func parts(of name: String) -> (module: String?, suite: String, test: String) {
        if name.hasPrefix("-["), name.hasSuffix("]") {
            let inner = name.dropFirst(2).dropLast()
            let owner = inner.before(" ") ?? String(inner)
            let test = inner.after(" ") ?? ""
            return (owner.beforeLast("."), owner.afterLast(".") ?? owner, test)
        }
        return (nil, name.before(".") ?? name, name.after(".") ?? name)
    }

    private mutating func readIssue(_ line: LogLine, _ run: inout RunBuilder) {
        guard let running else { return }
        let match = Self.issue.match(line) ?? Self.skip.match(line)
        guard let match, match[2] == running else { return }
        let message = match[3].trimmingBlanks().dropping(prefix: "- ")
        if !message.isEmpty { issues[running, default: []].append(message) }
        if places[running] == nil, match[0].contains("/") {
            places[running] = (match[0], match.integer(1))
            noteModule(of: running, path: match[0])
        }
    }

    /// Takes the module from where SwiftPM has its tests: `Tests/Module/File.swift`.
    private mutating func noteModule(of test: String, path: String) {
        let folders = path.split(separator: "/").dropLast()
        guard folders.count >= 2, folders[folders.endIndex - 2] == "Tests",
            let module = folders.last
        else { return }
        let suite = Self.parts(of: test).suite
        modules[suite] = modules[suite] ?? String(module)
    }

    mutating func finish(_ run: inout RunBuilder) {
        swiftTesting.finish(&run)
        if let running {
            let parts = Self.parts(of: running)
            run.suspect = "\(parts.suite)/\(parts.test)"
        }
        if !parallel.isEmpty {
            for name in parallel {
                let short = name.after(".") ?? name
                if !run.has(short) { run.add(short, .passed) }
            }
        }
        for place in run.tests.indices {
            let id = run.tests[place].id
            guard let suite = id.before("/"), let module = modules[suite],
                !id.hasPrefix(module + ".")
            else { continue }
            run.update(at: place) { $0.id = module + "." + id }
        }
        let isXCDone = (!hasXCTest || openSuites <= 0) && isOnDevices == isDeviceEnd
        run.isComplete =
            isXCDone && (hasXCTest || swiftTesting.isComplete)
            && (!swiftTesting.isStarted || swiftTesting.isComplete) && !hasCrashed && running == nil
        if swiftTesting.isStarted, !hasXCTest { run.framework = "swift-testing" }
        if hasXCTest, !swiftTesting.hasTests { run.framework = "xctest" }
        if hasBuildError, run.tests.isEmpty, run.state == nil { run.state = .buildError }
    }
}
