/// Reads `go test`, with and without `-v`.
///
/// With `-v` only a test that was started can end, so that a line that a test prints is no result.
struct GoTestReader: TestLogReader {
    static let framework: TestFramework = "go-test"
    static let signs = LineSigns(
        heads: [
            "DONE ", "PASS", "=== ", "ok", "FAIL", "?", "panic: ", "-test.shuffle ",
            "testing: warning: no tests to run", "stat ", "no required module provides package",
            "no Go files in ", "no packages to test", "go: ",
        ],
        parts: [
            "--- ", " is not in GOROOT ", " is not in std ",
            ": no required module provides package ",
            ": cannot find ",
        ])

    private static let started: LinePattern = "=== {RUN|CONT|NAME|PAUSE|ATTR}{s}{...}"
    private static let ended: LinePattern = "--- {PASS|FAIL|SKIP|BENCH}: {+} ({n}s)"
    private static let endedPlain: LinePattern = "--- {PASS|FAIL|SKIP|BENCH}: {w}"
    private static let done: LinePattern = "DONE {*}{d} tests{*} in {n}s"
    private static let packageEnd: LinePattern = "{ok|FAIL}{s}{w}{s}{...}"
    private static let noTests: LinePattern = "?{s}{w}{s}[no test files]"
    private static let timedOut: LinePattern = "panic: test timed out after {...}"
    private static let shuffle: LinePattern = "-test.shuffle {d}"
    /// An import that cannot be loaded; older versions of Go then test no package at all.
    private static let notLoaded: [LinePattern] = [
        "{+}.go:{d}:{d}: package {w} is not in {GOROOT|std} ({...}",
        "{+}.go:{d}:{d}: no required module provides package {w} {...}",
        "{+}.go:{d}:{d}: cannot find {module providing package|package} {...}",
    ]

    /// How many packages are told apart that print at a time.
    private static var mostStreams: Int { 64 }

    private var streams = [GoTestStream()]
    private var current = 0
    private var isVerbose = false
    private var hasBuildError = false
    private var hasSetupError = false
    private var hasLoadError = false
    private var isTimedOut = false
    private var hasCrashed = false
    private var saysNoTests = 0
    private var packages = 0
    private var endedPackages = 0
    private var isInSummary = false
    private var hasDone = false
    /// Whether the last line is the end of a package, or the verdict below it.
    private var isAfterPackage = false
    private var sawBinaryEnd = false
    /// Where the failure that was printed last is, as long as a panic below it is its.
    private var lastFailure: Int?
    /// Where the failure is whose panic is being printed.
    private var panicking: Int?

    init() {}

    var needsEveryLine: Bool {
        sawBinaryEnd || isAfterPackage || panicking != nil || !streams[current].running.isEmpty
    }

    func isAtEnd(_ run: RunBuilder) -> Bool {
        hasDone || packages > 0 && streams.allSatisfy(\.isEmpty)
    }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if sawBinaryEnd, !line.hasPrefix("exit status ") { sawBinaryEnd = false }
        let isVerdict = line.bytes.count == 4 && line.hasPrefix("FAIL")
        if !isVerdict { isAfterPackage = false }
        if first == UInt8(ascii: "D"), line.hasPrefix("DONE "), let match = Self.done.match(line) {
            run.claim(60)
            hasDone = true
            run.framework = "gotestsum"
            run.durationSeconds = match.number(3)
            return
        }
        if first == UInt8(ascii: "P"), line.bytes.count == 4, line.hasPrefix("PASS") {
            sawBinaryEnd = true
            return
        }
        switch first {
        case UInt8(ascii: "="):
            if line.indent == 0, readStart(line, &run) { return }
        case UInt8(ascii: "o"), UInt8(ascii: "F"), UInt8(ascii: "?"):
            if readPackage(line, &run) {
                if !isVerdict { isAfterPackage = true }
                return
            }
        case UInt8(ascii: "p"):
            if line.hasPrefix("panic: ") {
                streams[current].isPanicking = true
                panicking = panicking ?? lastFailure
                if Self.timedOut.match(line) != nil {
                    isTimedOut = true
                    run.claim(60)
                }
            }
        case UInt8(ascii: "-"):
            if line.hasPrefix("-test.shuffle "), let match = Self.shuffle.match(line) {
                run.claim(60)
                run.seed = match[0]
                return
            }
        case UInt8(ascii: "t") where line.hasPrefix("testing: warning: no tests to run"):
            run.claim(60)
            return
        case UInt8(ascii: "s")
        where line.hasPrefix("stat ") && line.hasSuffix(": directory not found"):
            run.claim(20)
            run.state = .setupError
            return
        case UInt8(ascii: "n")
        where line.hasPrefix("no required module provides package")
            || line.hasPrefix("no Go files in ") || line.hasPrefix("no packages to test"):
            run.claim(20)
            run.state = .setupError
            return
        case UInt8(ascii: "g")
        where line.hasPrefix("go: ") && line.contains("go.mod file not found"):
            run.claim(20)
            run.state = .setupError
            return
        default:
            if packages == 0, line.contains(".go:"),
                Self.notLoaded.contains(where: { $0.match(line) != nil })
            {
                run.claim(20)
                hasLoadError = true
            }
        }
        if let place = line.find("--- "), readEnd(line, at: place, &run) { return }
        if isVerbose, let place = line.find("=== RUN   "), place > 0,
            line.bytes[place - 1] != 0x20,
            readStart(LogLine(bytes: Array(line.bytes[place...])), &run)
        {
            // Behind what a test has printed without a line feed.
            return
        }
        streams[current].keep(line)
        if let panicking { addPanic(line, at: panicking, &run) }
    }

    /// Gives a failure what its panic prints below it.
    private func addPanic(_ line: LogLine, at place: Int, _ run: inout RunBuilder) {
        let text = line.text(from: 0)
        run.update(at: place) { result in
            result.message = result.message ?? text
            let output = result.output.map { "\($0)\n\(text)" } ?? text
            if output.utf8.count <= RunBuilder.maximumText { result.output = output }
        }
    }

    private mutating func readStart(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if line.hasPrefix("=== Failed") || line.hasPrefix("=== Skipped")
            || line.hasPrefix("=== Errors")
        {
            isInSummary = true
            return true
        }
        guard let match = Self.started.match(line) else { return false }
        let name = match[1]
        guard !isInSummary else { return true }
        switch match[0] {
        case "RUN":
            run.claim(80)
            isVerbose = true
            lastFailure = nil
            turn { $0.canStart(name) }
            if !streams[current].canStart(name), !name.contains("/"),
                streams.count < Self.mostStreams
            {
                streams.append(GoTestStream())
                current = streams.count - 1
            }
            streams[current].start(name)
        case "PAUSE":
            turn { $0.has(name) }
            streams[current].pause(name, true)
        case "CONT", "NAME":
            turn { $0.has(name) }
            streams[current].pause(name, false)
        default: break
        }
        return true
    }

    /// Makes a package current that something fits, where the current one does not fit.
    private mutating func turn(_ fits: (GoTestStream) -> Bool) {
        guard !fits(streams[current]), let other = streams.firstIndex(where: fits) else { return }
        current = other
    }

    private mutating func readEnd(
        _ line: LogLine, at place: Int, _ run: inout RunBuilder
    ) -> Bool {
        let match = Self.ended.match(line, from: place) ?? Self.endedPlain.match(line, from: place)
        guard let match, match[0] != "BENCH", !isInSummary else { return false }
        let name = match[1]
        let status: TestStatus =
            switch match[0] {
            case "PASS": .passed
            case "FAIL": .failed
            default: .skipped
            }
        if isVerbose {
            // A result stands four columns behind that of the test around it; a message deeper.
            guard place > line.indent || line.indent <= 4 * name.count(where: { $0 == "/" }) else {
                return false
            }
            turn { $0.has(name) }
            guard let test = streams[current].end(name) else { return false }
            add(test, status, match.number(2), &run)
            return true
        }
        // Without -v only failures are printed.
        guard status == .failed, place == line.indent, line.indent % 4 == 0, !name.contains(" ")
        else { return false }
        run.claim(35)
        streams[current].start(name)
        if let test = streams[current].end(name) { add(test, status, match.number(2), &run) }
        return true
    }

    private mutating func add(
        _ test: GoTestStream.Running, _ status: TestStatus, _ seconds: Double?,
        _ run: inout RunBuilder
    ) {
        var result = TestResult(id: test.name, status: status, durationSeconds: seconds)
        if status != .passed, !test.output.isEmpty {
            result.output = test.output.joined(separator: "\n")
            result.message = Self.message(of: test.output, &result)
        }
        if status == .failed { streams[current].hasFailed = true }
        streams[current].places.append(run.tests.count)
        if status == .failed { lastFailure = run.tests.count }
        run.add(result)
    }

    /// The text after the first `file.go:12: `, which the testing package puts before a message.
    private static func message(of output: [String], _ result: inout TestResult) -> String? {
        for (index, line) in output.enumerated() {
            let text = line.trimmingBlanks()
            guard let place = text.range(ofFirst: ".go:") else { continue }
            let file = text[..<place.lowerBound] + ".go"
            let rest = text[place.upperBound...]
            guard !file.contains(" "), let colon = rest.firstIndex(of: ":"),
                let number = Int(rest[..<colon])
            else { continue }
            result.file = String(file)
            result.line = number
            var message = rest[rest.index(after: colon)...].trimmingBlanks()
            for more in output[(index + 1)...].prefix(20) {
                guard more.hasPrefix("        ") else { break }
                message += (message.isEmpty ? "" : "\n") + more.trimmingBlanks()
            }
            return message
        }
        return output.first { $0.hasPrefix("panic: ") }
    }

    private mutating func readPackage(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if line.hasPrefix("?"), Self.noTests.match(line) != nil {
            run.claim(60)
            packages += 1
            endedPackages += 1
            saysNoTests += 1
            return true
        }
        if line.bytes.count == 4, line.hasPrefix("FAIL") {
            sawBinaryEnd = true
            return true
        }
        guard line.indent == 0, let match = Self.packageEnd.match(line) else { return false }
        let rest = match[2]
        let package = match[1]
        guard rest.hasPrefix("(cached)") || rest.hasPrefix("[") || Self.isSeconds(rest) else {
            return false
        }
        // A package passes when none of its tests is running any more.
        let isPass = match[0] == "ok"
        if isPass, isVerbose, streams.allSatisfy({ !$0.running.isEmpty }) { return false }
        run.claim(line.contains("\t") ? 70 : 40)
        packages += 1
        if rest.hasPrefix("[build failed]") {
            hasBuildError = true
            return true
        }
        if rest.hasPrefix("[setup failed]") {
            hasSetupError = true
            return true
        }
        endedPackages += 1
        // The end of a package is that of the one whose results it fits.
        turn { ($0.hasFailed || !$0.running.isEmpty) != isPass && !$0.isEmpty }
        if !isPass { endRunning(&run) }
        if rest.contains("[no tests to run]") { saysNoTests += 1 }
        close(package, isVerbose: isVerbose || rest.contains("[no tests to run]"), &run)
        return true
    }

    private static func isSeconds(_ text: String) -> Bool {
        guard let word = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).first else {
            return false
        }
        return word.hasSuffix("s") && Double(word.dropLast()) != nil
    }

    /// Says what became of tests that were running when their binary ended.
    private mutating func endRunning(_ run: inout RunBuilder) {
        let tests = streams[current].endAll()
        guard !tests.isEmpty else { return }
        let status: TestStatus = isTimedOut || streams[current].isPanicking ? .failed : .errored
        for test in tests { add(test, status, nil, &run) }
        if !isTimedOut { hasCrashed = true }
    }

    /// Counts the tests of a package whose name the log does not come to, without their names.
    private func forgetNames(_ run: inout RunBuilder) {
        let counts = RunBuilder.count(run.tests)
        let unnamed = Set(streams.flatMap(\.places))
        guard !unnamed.isEmpty else { return }
        run.removeAll(at: unnamed)
        run.counts = counts
        run.namesComplete = false
        run.warn("the log ends before the package of \(unnamed.count) tests is named")
    }

    private mutating func close(
        _ package: String, isVerbose: Bool, _ run: inout RunBuilder
    ) {
        // Files that are named on the command line are no package that has a path.
        let prefix = package == "command-line-arguments" ? "" : package + "."
        for place in streams[current].places {
            run.update(at: place) { $0.id = prefix + $0.id }
        }
        lastFailure = nil
        panicking = nil
        if !isVerbose { run.namesComplete = false }
        streams.remove(at: current)
        current = max(0, streams.count - 1)
        if streams.isEmpty {
            streams = [GoTestStream()]
            self.isVerbose = false
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        // What was started in the middle of a package, and never ended, is the output of a test.
        if packages > 0, streams.count > 1 || isAfterPackage {
            streams = streams.filter { !$0.places.isEmpty } + [GoTestStream()]
        }
        current = streams.firstIndex { !$0.running.isEmpty } ?? 0
        let wasRunning = streams.contains { !$0.running.isEmpty }
        if wasRunning, streams[current].isPanicking || isTimedOut { endRunning(&run) }
        if packages > 0, streams.allSatisfy(\.isEmpty) { run.isComplete = true }
        // A test binary that runs by itself has no line about its package.
        if packages == 0, sawBinaryEnd, !wasRunning, !run.tests.isEmpty { run.isComplete = true }
        if hasDone { run.isComplete = true }
        if !run.isComplete { forgetNames(&run) }
        guard run.state == nil else { return }
        if hasLoadError, packages == 0, run.tests.isEmpty {
            run.state = .setupError
        } else if isTimedOut {
            run.state = .timedOut
        } else if run.isComplete, hasBuildError {
            run.state = .buildError
        } else if run.isComplete, run.tests.isEmpty, hasSetupError {
            run.state = .setupError
        } else if hasCrashed, packages > 0 {
            run.state = .crashed
        } else if run.isComplete, run.tests.isEmpty, run.namesComplete == false {
            run.state = .completed
        }
    }
}
