/// Reads Maven with Surefire or Failsafe: counts of each class, and the tests that fail.
struct SurefireReader: TestLogReader {
    static let framework: TestFramework = "maven-surefire"
    static let signs = LineSigns(parts: [
        "Tests run: ", "Results", "Running ", "Failed to execute goal", "COMPILATION ERROR",
        "No tests to run.", "BUILD SUCCESS", "BUILD FAILURE", "Tests are skipped.", "<<< ",
        "MultiThreadedBuilder",
    ])

    private static let counts: LinePattern =
        "{_}Tests run: {d}, Failures: {d}, Errors: {d}, Skipped: {d}{*}"
    private static let oldFailure: LinePattern =
        "{_}{+}({w}) {_}Time elapsed: {n} {s|sec} {_}<<< {FAILURE|ERROR}!"
    private static let failure: LinePattern =
        "{_}{+} -- Time elapsed: {n} s <<< {FAILURE|ERROR}!"
    /// JUnit 5 under Surefire 2: the class stands in the line before alone.
    private static let bareFailure: LinePattern =
        "{_}{+} {_}Time elapsed: {n} {s|sec} {_}<<< {FAILURE|ERROR}!"
    private static let running: LinePattern = "{_}Running {w}"
    private static let attempt: LinePattern = "  Run {d}: {...}"
    private static let nested: LinePattern = "  {w}${w}.{w}:{d} {...}"

    private var modules: [SurefireModule] = []
    private var module = SurefireModule()
    /// The class whose failures are listed now.
    private var listedClass: String?
    /// The ids of this module.
    private var ids: Set<String> = []
    /// Where failures are, by class without package and name, which the results call them by.
    private var places: [String: [Int]] = [:]
    private var isTagging = false
    private var isParallel = false
    private var isAfterResults = false
    private var isInFlakes = false
    private var hasEnd = false
    private var current: String?
    private var messages = 0

    init() {}

    var needsEveryLine: Bool { current != nil || isAfterResults }

    func isAtEnd(_ run: RunBuilder) -> Bool { hasEnd || !modules.isEmpty }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        var tag = Self.tag(of: line)
        if tag == nil, isTagging, let place = line.find("Time elapsed:") {
            tag = Self.gluedTag(of: line, before: place)
        }
        let line = tag.map { LogLine(bytes: Array(line.bytes[$0...])) } ?? line
        guard let first = line.first else {
            current = nil
            return
        }
        switch first {
        case UInt8(ascii: "T"): if readCounts(line, isTagged: tag != nil, &run) { return }
        case UInt8(ascii: "R"):
            if line.hasPrefix("Results") {
                isAfterResults = true
                isInFlakes = false
                listedClass = nil
                current = nil
                return
            }
            if isAfterResults, let match = Self.attempt.match(line) {
                module.read(attempt: match.integer(0), passed: match[1] == "PASS")
                return
            }
            if Self.running.match(line) != nil, tag != nil || !isTagging {
                isAfterResults = false
                listedClass = nil
                current = nil
                isTagging = tag != nil
            }
        case UInt8(ascii: "U"):
            if line.hasPrefix("Using the MultiThreadedBuilder"), tag != nil { isParallel = true }
        case UInt8(ascii: "F"): if readGoal(line, &run) { return }
        case UInt8(ascii: "C"):
            if line.hasPrefix("COMPILATION ERROR"), tag != nil {
                run.claim(60)
                run.state = .buildError
            }
        case UInt8(ascii: "N"):
            if line.hasPrefix("No tests to run."), tag != nil {
                run.claim(50)
                if modules.allSatisfy({ $0.counts.total == 0 }) {
                    run.state = run.state ?? .noTests
                }
            }
        case UInt8(ascii: "B"):
            if line.hasPrefix("BUILD SUCCESS") || line.hasPrefix("BUILD FAILURE"), tag != nil {
                run.claim(40)
                hasEnd = true
                current = nil
            }
        default: break
        }
        if line.hasPrefix("Tests are skipped."), tag != nil {
            run.claim(50)
            run.state = .notRun
        }
        if isAfterResults, readListed(line, &run) { return }
        if line.contains("<<< ") && readFailure(line, &run) { return }
        guard let current else { return }
        if messages < 20, !line.trimmed.trimmingBlanks().hasPrefix("at ") {
            run.addMessage(line.trimmed, to: current)
        }
        messages += 1
        run.addOutput(line.text(from: 0), to: current)
        locate(line, current, &run)
    }

    /// The length of `[INFO] `, where the line has it.
    private static func tag(of line: LogLine) -> Int? {
        for word: StaticString in ["[INFO] ", "[ERROR] ", "[WARNING] "] where line.hasPrefix(word) {
            return word.utf8CodeUnitCount
        }
        return nil
    }

    /// Where `[ERROR] ` ends behind output without a line feed.
    private static func gluedTag(of line: LogLine, before end: Int) -> Int? {
        for word: StaticString in [
            "[INFO] Tests run: ", "[ERROR] Tests run: ", "[WARNING] Tests run: ",
        ] {
            if let place = line.findLast(word), place < end {
                return place + word.utf8CodeUnitCount - "Tests run: ".utf8.count
            }
        }
        return nil
    }

    private mutating func readCounts(
        _ line: LogLine, isTagged: Bool, _ run: inout RunBuilder
    ) -> Bool {
        guard line.startsWith("Tests run: "), let match = Self.counts.match(line) else {
            return false
        }
        var counts = TestCounts(
            failed: match.integer(1), errored: match.integer(2), skipped: match.integer(3))
        counts.passed = max(0, match.integer(0) - counts.total)
        let rest = match[4]
        if rest.contains("Time elapsed:") {
            // Where the runner tags its lines, this one is the output of a test.
            guard isTagged || !isTagging else { return true }
            run.claim(75)
            isTagging = isTagged
            module.add(counts)
            listedClass = rest.afterLast(" in ").map { $0.trimmingBlanks() }
            current = nil
            return true
        }
        // What a test prints has no tag; old versions have none either, and a heading instead.
        guard isAfterResults || isTagged else { return true }
        run.claim(75)
        isAfterResults = false
        module.total = counts
        module.hasFlakes = rest.contains("Flakes: ")
        modules.append(module)
        module = SurefireModule()
        ids = []
        return true
    }

    private mutating func readFailure(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        let id: String
        let match: LineMatch
        if let found = Self.oldFailure.match(line) {
            id = found[1] + "." + found[0]
            match = found
        } else if let found = Self.failure.match(line) {
            id = found[0]
            match = found
        } else if let listedClass, let found = Self.bareFailure.match(line) {
            let name = found.trimmed(0)
            id = name == listedClass ? name : listedClass + "." + name
            match = found
        } else {
            return false
        }
        let last = match.fields.count - 1
        let seconds = match.number(last == 2 ? 1 : last - 2)
        let status: TestStatus = match[last] == "ERROR" ? .errored : .failed
        // Another module may have a class of the same name.
        if ids.insert(id).inserted {
            places[Self.shortName(id), default: []].append(run.tests.count)
            run.add(id, status, seconds: seconds)
        } else {
            run.put(id, status, seconds: seconds)
        }
        current = id
        run.claim(60)
        messages = 0
        return true
    }

    /// Reads what the results list below their headings.
    private mutating func readListed(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if let match = Self.nested.match(line) {
            nest(match[2], in: match[0], as: match[1], &run)
            return true
        }
        if line.indent == 0, line.hasSuffix(":") || line.hasSuffix(": ") {
            isInFlakes = line.hasPrefix("Flakes")
        } else if isInFlakes, line.indent == 0 {
            // What failed at first, and passed when it was run again.
            let id = line.text.beforeLast("(") ?? line.trimmed
            if ids.contains(id) { run.put(id, .passed) }
        }
        return false
    }

    /// Puts a test into the nested class that the results name it in.
    private mutating func nest(
        _ name: String, in outer: String, as inner: String, _ run: inout RunBuilder
    ) {
        guard let place = places["\(outer).\(name)"]?.popLast() else { return }
        run.update(at: place) {
            ids.remove($0.id)
            $0.id = String($0.id.dropLast(name.utf8.count + 1)) + "$\(inner).\(name)"
            ids.insert($0.id)
        }
    }

    /// The last two parts of an id: its class without the package, and its name.
    private static func shortName(_ id: String) -> String {
        guard let owner = id.beforeLast("."), let name = id.afterLast(".") else { return id }
        return "\(owner.afterLast(".") ?? owner).\(name)"
    }

    private func locate(_ line: LogLine, _ id: String, _ run: inout RunBuilder) {
        let text = line.trimmed
        guard text.hasPrefix("at "), let place = text.afterLast("(")?.before(")"),
            let colon = place.range(ofLast: ":"), let number = Int(place[colon.upperBound...])
        else { return }
        let file = String(place[..<colon.lowerBound])
        let owner = id.beforeLast(".")?.afterLast(".") ?? id
        guard file.hasPrefix(owner.before("$") ?? owner) else { return }
        run.update(id) {
            if $0.file == nil {
                $0.file = file
                $0.line = number
            }
        }
    }

    private func readGoal(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard line.hasPrefix("Failed to execute goal") else { return false }
        run.claim(45)
        if line.contains("No tests were executed") || line.contains("No tests matching pattern") {
            run.state = .noTests
        } else if line.contains("The forked VM terminated") || line.contains("crashed") {
            run.state = .crashed
        } else if line.contains(":compile") || line.contains(":testCompile") {
            run.state = .buildError
        } else if line.contains("Could not resolve dependencies") {
            run.state = .setupError
        } else if line.contains("timeout in the fork") {
            run.state = .timedOut
        }
        return true
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.isComplete = hasEnd || !modules.isEmpty
        if module.hasClasses { modules.append(module) }
        guard !modules.isEmpty else { return }
        let counts = SurefireModule.counts(of: modules, areMixed: isParallel)
        run.counts = counts
        run.namesComplete = TestCounts(of: run.tests).total >= counts.total
    }
}
