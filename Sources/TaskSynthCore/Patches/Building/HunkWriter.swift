/// Writes a hunk from lines of others and counts them.
struct HunkWriter {
    private let patch: Patch
    private var body: [UInt8] = []
    private(set) var oldCount = 0
    private(set) var newCount = 0
    private(set) var hasChange = false
    /// A context line without a line feed that waits for what comes after it.
    private var pending: HunkLine?

    init(_ patch: Patch) { self.patch = patch }

    /// Adds a line that stays.
    mutating func context(_ line: HunkLine) {
        settle(before: line.kind)
        if line.hasNoNewline {
            pending = line
        } else {
            oldCount += 1
            newCount += 1
            append(UInt8(ascii: " "), line, withMarker: false)
        }
    }

    /// Adds a line that changes.
    mutating func change(_ line: HunkLine) {
        settle(before: line.kind)
        hasChange = true
        if line.kind == .removed { oldCount += 1 } else { newCount += 1 }
        append(
            line.kind == .removed ? UInt8(ascii: "-") : UInt8(ascii: "+"), line, withMarker: true)
    }

    /// The hunk with a header for its first lines in both versions.
    mutating func bytes(old: Int, new: Int, like hunk: Hunk) -> [UInt8] {
        settle(before: nil)
        let tail = hunk.headerRange.upperBound
        var header = Array("@@ -\(Self.range(old, oldCount)) +\(Self.range(new, newCount)) @@".utf8)
        header += patch.bytes[endOfMarks(hunk)..<tail]
        return header + body
    }

    /// Writes a context line without a line feed, or, where more lines follow on one side, its
    /// removal and addition with a line feed on that side.
    private mutating func settle(before kind: HunkLine.Kind?) {
        guard let line = pending else { return }
        pending = nil
        oldCount += 1
        newCount += 1
        guard let kind else {
            append(UInt8(ascii: " "), line, withMarker: true)
            return
        }
        append(UInt8(ascii: "-"), line, withMarker: kind == .added)
        append(UInt8(ascii: "+"), line, withMarker: kind == .removed)
    }

    private mutating func append(_ mark: UInt8, _ line: HunkLine, withMarker: Bool) {
        // A stripped empty context line stays as it is written.
        if mark == UInt8(ascii: " "), line.range.count == 1, line.contentRange.isEmpty {
            body.append(.lineFeed)
        } else {
            body.append(mark)
            body += patch.bytes[line.contentRange.lowerBound..<line.range.upperBound]
        }
        if withMarker {
            body += patch.bytes[line.range.upperBound..<line.rangeWithMarker.upperBound]
        }
    }

    /// The place after the second `@@` of a header.
    private func endOfMarks(_ hunk: Hunk) -> Int {
        let text = patch.bytes.span
        let feed = hunk.headerRange.upperBound - 1
        return HunkHeader(text, hunk.headerRange.lowerBound, feed)?.end ?? feed
    }

    /// A range as a hunk header writes it: without lines it names the line before.
    static func range(_ first: Int, _ count: Int) -> String {
        switch count {
        case 0: "\(max(0, first - 1)),0"
        case 1: "\(first)"
        default: "\(first),\(count)"
        }
    }
}
