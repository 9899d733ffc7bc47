/// Finds JSON documents of runners in a log: alone, or between other lines.
struct EmbeddedDocuments: Sendable {
    /// How large a document may be.
    private static let maximumSize = 1 << 28

    private var text: [UInt8] = []
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var runs: [TestRun] = []

    /// Reads the next line of the log.
    mutating func read(_ line: LogLine) {
        if depth > 0, line.bytes.first == UInt8(ascii: "{"), !isInString,
            Self.start(in: line) != nil
        {
            reset()
        }
        if depth == 0 {
            guard let start = Self.start(in: line) else { return }
            text = []
            isInString = false
            isEscaped = false
            add(line.bytes[start...])
        } else {
            text.append(.lineFeed)
            add(line.bytes[...])
        }
    }

    /// The run of the documents that were found.
    mutating func finish() -> TestRun? {
        runs.isEmpty ? nil : TestRun(merging: runs)
    }

    private static func start(in line: LogLine) -> Int? {
        guard let first = line.bytes.first else { return nil }
        if line.bytes.count > 1, line.bytes.last == UInt8(ascii: "{"), first != UInt8(ascii: "{"),
            line.bytes[line.bytes.count - 2] != 0x20
        {
            // A document behind output without a line feed.
            return line.bytes.count - 1
        }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            if line.bytes.count == 1 { return 0 }
            if TestReportRegistry.isStart(line, at: 0) { return 0 }
        }
        // The same where all of the document is on the line.
        guard line.bytes.count > 200, let start = line.find("{\"", from: 1),
            line.bytes[start - 1] != 0x20, line.bytes[start - 1] > 0x2F,
            TestReportRegistry.isStart(line, at: start)
        else { return nil }
        return start
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) {
        for index in bytes.indices {
            let byte = bytes[index]
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 {
                    text += bytes[...index]
                    close()
                    return
                }
            default: break
            }
        }
        text += bytes
        if text.count > Self.maximumSize { reset() }
    }

    private mutating func close() {
        defer { reset() }
        guard let value = try? JSONValue(parsing: text) else { return }
        if let run = TestReportRegistry.run(of: value) { runs.append(run) }
    }

    private mutating func reset() {
        text = []
        depth = 0
        isInString = false
        isEscaped = false
    }
}
