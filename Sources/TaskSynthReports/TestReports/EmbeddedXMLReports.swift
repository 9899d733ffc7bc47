public import TaskSynthCore

/// Finds test reports in XML between the lines of a log, as reporters print them among other output.
public struct EmbeddedXMLReports: LogReportReader {
    /// The root elements that nothing but a report has.
    private static let roots = [
        "testsuites", "testsuite", "test-run", "test-results", "assemblies", "testng-results",
    ]

    private let limits: XMLLimits
    private let maximumSize: Int
    private var root: String?
    private var depth = 0
    private var text: [UInt8] = []
    private var runs: [TestRun] = []

    /// Makes a reader that has found nothing.
    ///
    /// - Parameters:
    ///   - limits: How much of a report is read before it is passed over.
    ///   - maximumSize: How long a report may be, in bytes; it is held while it is read.
    public init(limits: XMLLimits = .default, maximumSize: Int = 64 << 20) {
        self.limits = limits
        self.maximumSize = maximumSize
    }

    /// Reads the next line of the log.
    public mutating func read(line: Span<UInt8>) {
        guard let root else { return begin(line) }
        text.append(.lineFeed)
        add([UInt8](copying: line, in: 0..<line.count), root)
    }

    /// The run of the reports that were found; one that is cut short is none.
    public mutating func finish() -> TestRun? {
        runs.isEmpty ? nil : TestRun(merging: runs)
    }

    private mutating func begin(_ line: Span<UInt8>) {
        guard let first = line.firstIndex(of: UInt8(ascii: "<"), from: 0) else { return }
        var start = first
        while true {
            if let found = Self.roots.first(where: { Self.opens($0, at: start, of: line) }) {
                root = found
                depth = 0
                text = []
                return add([UInt8](copying: line, in: start..<line.count), found)
            }
            guard let next = line.firstIndex(of: UInt8(ascii: "<"), from: start + 1) else { return }
            start = next
        }
    }

    /// Whether a tag of an element opens at a place.
    private static func opens(_ name: String, at start: Int, of line: Span<UInt8>) -> Bool {
        let name = name.utf8
        let end = start + 1 + name.count
        guard end < line.count else { return false }
        for (index, byte) in name.enumerated() where line[start + 1 + index] != byte {
            return false
        }
        return line[end] == 0x20 || line[end] == UInt8(ascii: ">")
    }

    /// Adds a line, and reads the report where its root ends.
    private mutating func add(_ bytes: [UInt8], _ root: String) {
        var index = 0
        let line = bytes.span
        /// The first end of a tag that is not before the tag that is looked at.
        var end = line.firstIndex(of: UInt8(ascii: ">"), from: 0)
        while let tag = line.firstIndex(of: UInt8(ascii: "<"), from: index) {
            index = tag + 1
            if let known = end, known < tag {
                end = line.firstIndex(of: UInt8(ascii: ">"), from: tag)
            }
            if Self.opens(root, at: tag, of: line) {
                if end.map({ line[$0 - 1] != UInt8(ascii: "/") }) ?? true { depth += 1 }
            } else if index < line.count, line[index] == UInt8(ascii: "/"),
                Self.opens(root, at: index, of: line)
            {
                depth -= 1
            }
            guard depth <= 0 else { continue }
            text += bytes[...(end ?? line.count - 1)]
            return close()
        }
        text += bytes
        if text.count > maximumSize { reset() }
    }

    private mutating func close() {
        defer { reset() }
        guard var run = try? TestRun(readingXML: text, limits: limits) else { return }
        let head = String(decoding: text.prefix(200), as: UTF8.self)
        if head.contains("name=\"Mocha Tests\"") { run.takeMochaTitles() }
        runs.append(run)
    }

    private mutating func reset() {
        root = nil
        text = []
        depth = 0
    }
}

extension TestRun {
    /// Names the tests of Mocha's own reporter as its other reporters do, by all titles.
    fileprivate mutating func takeMochaTitles() {
        framework = "mocha"
        for index in tests.indices {
            // A test outside of all suites has no group.
            tests[index].id = tests[index].id.split(separator: "::", maxSplits: 1)
                .joined(separator: " ")
            let title = tests[index].id
            guard
                title.contains("\"before all\" hook") || title.contains("\"after all\" hook")
                    || title.contains("\"before each\" hook")
                    || title.contains("\"after each\" hook")
            else { continue }
            tests[index].scope = .hook
            if tests[index].status == .failed {
                tests[index].status = .errored
                counts.failed -= 1
                counts.errored += 1
            }
        }
    }
}
