/// Reads the output of a test run as it comes, in memory that does not grow with the output.
///
///     var reader = TestRunReader()
///     while let chunk = nextChunk() { reader.read(chunk.span) }
///     let run = reader.finish()
public struct TestRunReader: Sendable {
    /// How much of the beginning is looked at to find the prefix of its lines.
    private static let headSize = 1 << 15
    /// How much is read by all readers before only those that found something go on.
    private static let contestSize = 1 << 18
    /// How long a line may be; the rest of a longer one is passed over.
    private static let maximumLine = 1 << 26

    private var contest: ReaderContest
    /// Those who may read another run, behind the end of the one that is read.
    private var following: ReaderContest?
    private var mayBeFollowed = false
    private var finished: [TestRun] = []
    private var cleaner = LogCleaner()
    private var patches = GitDiffLines()
    private var pending: [UInt8] = []
    private var isPassingOver = false
    private var head: [UInt8]? = []
    private var readBytes = 0
    private var nextContest = TestRunReader.contestSize
    private var evidence = LogEvidence()
    private var documents = EmbeddedDocuments()
    private var reports: (any LogReportReader)?
    private var diagnostics = BuildDiagnostics()
    private let format: TestRunFormat

    /// Makes a reader that has read nothing.
    ///
    /// - Parameters:
    ///   - format: Which reader reads it; by default the content decides.
    ///   - reports: What finds reports of other formats between the lines.
    public init(format: TestRunFormat = .detect, reports: (any LogReportReader)? = nil) {
        self.format = format
        self.reports = reports
        contest = ReaderContest(framework: format.framework)
    }

    /// Reads the next bytes of the output.
    public mutating func read(_ chunk: Span<UInt8>) {
        if head != nil {
            head?.append(contentsOf: [UInt8](copying: chunk, in: 0..<chunk.count))
            if let head, head.count >= Self.headSize { startReading(head) }
            return
        }
        readLines(chunk)
    }

    /// Reads what is left, and says what the run is.
    public mutating func finish() -> TestRun {
        if let head { startReading(head) }
        if !pending.isEmpty {
            let line = pending
            pending = []
            readLine(line.span, isLast: true)
        }
        var run = runWithReports()
        if diagnostics.showsBuildFailure || run.hasLostTests { run.diagnostics = diagnostics.lines }
        return run
    }

    /// What the lines say, with the reports between them where they are of the same tests.
    private mutating func runWithReports() -> TestRun {
        var log = runOfCandidates()
        // A test can print a report, but hardly one with as many tests as the runner counts.
        if var document = documents.finish() {
            let isOther = log.framework != document.framework
            if log.framework == .unknown || !isOther
                || log.state == .completed && log.counts.total == document.counts.total
            {
                document.warnings += document.leavingOut(log)
                return document
            }
            log.warnings += log.leavingOut(document)
        }
        guard let report = reports?.finish() else { return log }
        if log.framework == .unknown { return report }
        guard report.counts.total == log.counts.total, !log.namesComplete else {
            log.warnings += log.leavingOut(report)
            return log
        }
        return TestRun(log: log, report: report, isWhole: log.state == .completed)
    }

    private mutating func runOfCandidates() -> TestRun {
        if following?.hasSureRun == true { goOnWithFollowing() }
        let last = TestRunVerdict.run(of: contest.finish(), evidence: evidence, format: format)
        guard !finished.isEmpty else { return last }
        var whole = TestRun(merging: finished + [last])
        let runs = (finished + [last]).map { "\($0.framework.rawValue) (\($0.counts.total))" }
        whole.warnings.append("the log has several runs: \(runs.joined(separator: ", "))")
        return whole
    }

    private mutating func startReading(_ bytes: [UInt8]) {
        head = nil
        evidence.look(at: bytes.span)
        var start = 0
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        cleaner.prefix = Self.prefix(of: bytes)
        let rest = Array(bytes[start...])
        readLines(rest.span)
    }

    private static func prefix(of bytes: [UInt8]) -> LogPrefix {
        var lines: [LogLine] = []
        var plain = LogCleaner()
        plain.splits = false
        for raw in bytes.prefix(headSize).split(separator: .lineFeed).prefix(200) {
            let raw = Array(raw)
            plain.clean(raw.span, isLast: false) { lines.append($0) }
        }
        return LogPrefix(of: lines)
    }

    private mutating func readLines(_ text: Span<UInt8>) {
        var start = 0
        while let feed = text.firstIndex(of: .lineFeed, from: start) {
            if isPassingOver {
                isPassingOver = false
            } else if pending.isEmpty {
                readLine(text.extracting(start..<feed), isLast: false)
            } else {
                pending += [UInt8](copying: text, in: start..<feed)
                let line = pending
                pending = []
                readLine(line.span, isLast: false)
            }
            start = feed + 1
        }
        guard start < text.count, !isPassingOver else { return }
        pending += [UInt8](copying: text, in: start..<text.count)
        if pending.count > Self.maximumLine {
            pending = []
            isPassingOver = true
        }
    }

    private mutating func readLine(_ raw: Span<UInt8>, isLast: Bool) {
        readBytes += raw.count + 1
        cleaner.clean(raw, isLast: isLast) { line in
            let listeners = TestLogRegistry.sieve.listeners(to: line.bytes.span)
            evidence.read(line, mayBeObstacle: listeners.contains(TestLogRegistry.obstacle))
            documents.read(line)
            diagnostics.read(line.bytes.span)
            reports?.read(line: line.bytes.span)
            if patches.read(line), !line.isLast { return }
            if contest.read(line, heardBy: listeners) {
                following = nil
                mayBeFollowed = format.framework == nil && contest.isAtEnd
            } else if mayBeFollowed {
                readFollowing(line, heardBy: listeners)
            }
        }
        if readBytes >= nextContest { holdContest() }
    }

    /// Reads a line behind the end of a run, which may be of another one.
    private mutating func readFollowing(_ line: LogLine, heardBy listeners: ListenerSet) {
        if following == nil { following = ReaderContest(following: contest) }
        guard following?.read(line, heardBy: listeners) == true, following?.isAtEnd == true,
            following?.hasSureRun == true
        else { return }
        goOnWithFollowing()
    }

    /// Ends the run that was read, and takes the one that follows it.
    private mutating func goOnWithFollowing() {
        guard var next = following, let run = contest.leaderRun else { return }
        finished.append(run)
        next.admitAll()
        contest = next
        following = nil
        mayBeFollowed = contest.isAtEnd
    }

    /// Lets only those readers go on that have found something, once one is sure.
    private mutating func holdContest() {
        nextContest = readBytes * 2
        guard contest.bestClaim >= 50 else { return }
        evidence.hasRunner = true
        contest.dropIdle()
    }
}

extension TestRun {
    /// What is to be said where another run was found in the log that has no part in this one.
    fileprivate func leavingOut(_ other: TestRun) -> [String] {
        guard other.counts.total > 0, other.counts.total != counts.total else { return [] }
        return [
            "the log also has \(other.counts.total) tests of \(other.framework.rawValue),"
                + " which are left out"
        ]
    }

    /// Reads the output of a test run: the text of a runner, or its JSON.
    ///
    /// - Parameters:
    ///   - bytes: The output.
    ///   - format: Which reader reads it; by default the content decides.
    /// - Complexity: O(*n*), where *n* is the number of bytes.
    public init(reading bytes: [UInt8], format: TestRunFormat = .detect) {
        var reader = TestRunReader(format: format)
        reader.read(bytes.span)
        self = reader.finish()
    }
}
