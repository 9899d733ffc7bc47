public import TaskSynthCore

/// The lines of an `issues.jsonl`: what is not changed is written as it was read.
public struct BeadsFile: Hashable, Sendable {
    /// One line.
    package struct Line: Hashable, Sendable {
        /// The bytes without the line feed.
        package var bytes: [UInt8]
        /// The record; `nil` where the line is none, or is an issue of no kind known here.
        package var record: JSONObject?
    }

    /// The lines in order.
    package private(set) var lines: [Line] = []
    private var endsWithLineFeed = true
    /// What could not be read, and is kept as it is.
    public private(set) var warnings: [TicketWarning] = []

    /// Reads a file; a line that cannot be read is a warning and stays in the file.
    public init(parsing bytes: [UInt8]) {
        endsWithLineFeed = bytes.isEmpty || bytes.last == .lineFeed
        var start = 0
        while start < bytes.count {
            let end = bytes.span.firstIndex(of: .lineFeed, from: start) ?? bytes.count
            let line = Array(bytes[start..<end])
            start = end + 1
            let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == .carriageReturn }
            guard !isBlank else {
                lines.append(Line(bytes: line, record: nil))
                continue
            }
            do throws(JSONError) {
                let value = try JSONValue(parsing: line)
                if value.object == nil { note("line \(lines.count + 1) is not an object") }
                lines.append(Line(bytes: line, record: value.object))
            } catch {
                note("line \(lines.count + 1) is not JSON: \(error.detail)")
                lines.append(Line(bytes: line, record: nil))
            }
        }
        let ids = Set(issues.map(\.id))
        for issue in issues {
            for target in issue.dependencies.map(\.target) where !ids.contains(target) {
                note("\(issue.id) depends on \(target), which is not in the file")
            }
        }
    }

    private mutating func note(_ message: String) {
        warnings.append(TicketWarning(message: message))
    }

    /// The issues in order; headers, memories and other kinds of lines are none.
    public var issues: [BeadsIssue] { lines.compactMap { $0.record.flatMap(BeadsIssue.init) } }

    /// The bytes of the file.
    public var bytes: [UInt8] {
        var result: [UInt8] = []
        for (index, line) in lines.enumerated() {
            result += line.bytes
            if index < lines.count - 1 || endsWithLineFeed { result.append(.lineFeed) }
        }
        return result
    }

    /// Changes members of one issue and leaves the others as they are; says whether it is there.
    public mutating func change(_ id: String, _ members: [(String, JSONValue?)]) -> Bool {
        let place = lines.firstIndex { line in
            line.record.flatMap(BeadsIssue.init)?.id == id
        }
        guard let place, var record = lines[place].record else { return false }
        for (key, value) in members { record[key] = value }
        lines[place] = Line(bytes: Array(JSONValue.object(record).line.utf8), record: record)
        return true
    }

    /// Adds an issue at the end.
    public mutating func append(_ record: JSONObject) {
        lines.append(Line(bytes: Array(JSONValue.object(record).line.utf8), record: record))
        endsWithLineFeed = true
    }
}
