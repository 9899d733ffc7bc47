public import TaskSynthCore

/// Reads a test report in XML as it comes, keeping its results and nothing else of it.
///
///     var reader = XMLTestReportReader()
///     while let chunk = nextChunk() { try reader.read(chunk.span) }
///     let run = try reader.finish()
public struct XMLTestReportReader: ~Copyable {
    private var parser: XMLPushParser

    /// Makes a reader that has read nothing.
    public init(limits: XMLLimits = .default) {
        parser = XMLPushParser(
            limits: limits, handler: TestReportRouter(), isRoot: TestReportRouter.isRoot)
    }

    /// Whether a text begins as a test report in XML does: with a declaration or a comment of XML,
    /// or with the root element of a report, behind nothing but blanks and a mark of the encoding.
    public static func recognizes(_ beginning: [UInt8]) -> Bool {
        // Zeros are those of wide characters.
        let skipped: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x00, 0x20, 0x09, 0x0A, 0x0D]
        let head = beginning.prefix(1024).drop { skipped.contains($0) }.filter { $0 != 0 }
        guard head.first == UInt8(ascii: "<") else { return false }
        let name = head.dropFirst().prefix {
            $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
        }
        let word = String(decoding: name, as: UTF8.self)
        if word == "?xml" || word == "!DOCTYPE" || word.hasPrefix("!--") { return true }
        return TestReportRouter.isRoot(word.split(separator: ":").last.map(String.init) ?? word)
    }

    /// Reads the next bytes of the report.
    public mutating func read(_ chunk: Span<UInt8>) throws(ReportError) {
        try parser.read(chunk)
    }

    /// Reads the end of the report, and says what the run is.
    public mutating func finish() throws(ReportError) -> TestRun {
        try parser.finish()
        let router = parser.handler as? TestReportRouter
        guard let router, !router.readers.isEmpty else {
            throw ReportError(
                .unknownFormat, line: 1,
                detail: "no test report has the root element '\(router?.root ?? "")'")
        }
        var run = TestRun(merging: router.readers.map { $0.run() })
        run.warnings += parser.warnings
        return run
    }
}

@available(*, unavailable)
extension XMLTestReportReader: Sendable {}
