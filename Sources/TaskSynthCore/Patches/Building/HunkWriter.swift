/// Writes a hunk from lines of others and counts them.
struct HunkWriter {
    private let patch: Patch
    private var lines: [(kind: HunkLine.Kind, line: HunkLine)] = []
    private(set) var oldCount = 0
    private(set) var newCount = 0
    private(set) var hasChange = false

    /// Starts a hunk with some of the lines of another.
    init(of hunk: Hunk) {
        patch = hunk.file.patch
        lines.reserveCapacity(hunk.oldCount + hunk.additions)
    }

    /// Adds a line as what it is here, which may differ from what it was.
    mutating func append(_ line: HunkLine, as kind: HunkLine.Kind) {
        lines.append((kind, line))
        if kind != .added { oldCount += 1 }
        if kind != .removed { newCount += 1 }
        if kind != .context { hasChange = true }
    }

    /// The hunk with a header for its first lines in both versions.
    func bytes(old: Int, new: Int, like hunk: Hunk) -> [UInt8] {
        var text = Array("@@ -\(Self.range(old, oldCount)) +\(Self.range(new, newCount)) @@".utf8)
        text += patch.bytes[endOfMarks(hunk)..<hunk.headerRange.upperBound]
        // A line lacks its line feed only where it is still the last of its version.
        let lastOld = lines.lastIndex { $0.kind != .added }
        let lastNew = lines.lastIndex { $0.kind != .removed }
        for (index, (kind, line)) in lines.enumerated() {
            let endsOld = line.hasNoNewline && index == lastOld
            let endsNew = line.hasNoNewline && index == lastNew
            switch kind {
            case .removed: write(line, UInt8(ascii: "-"), endsOld, to: &text)
            case .added: write(line, UInt8(ascii: "+"), endsNew, to: &text)
            case .context where endsOld == endsNew:
                write(line, UInt8(ascii: " "), endsOld, to: &text)
            case .context:
                write(line, UInt8(ascii: "-"), endsOld, to: &text)
                write(line, UInt8(ascii: "+"), endsNew, to: &text)
            }
        }
        return text
    }

    private func write(
        _ line: HunkLine, _ mark: UInt8, _ withMarker: Bool, to text: inout [UInt8]
    ) {
        // A stripped empty context line stays as it is written.
        if mark == UInt8(ascii: " "), line.range.count == 1 {
            text.append(.lineFeed)
        } else {
            text.append(mark)
            text += patch.bytes[line.contentRange.lowerBound..<line.range.upperBound]
        }
        if withMarker {
            text += patch.bytes[line.range.upperBound..<line.rangeWithMarker.upperBound]
            // A marker may be the end of its patch, and is none here.
            if text.last != .lineFeed { text.append(.lineFeed) }
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
