/// Follows the patches that `git diff` and `git show` print into a log, whose lines are no output of tests.
struct GitDiffLines: Sendable {
    private enum State { case outside, header, hunk(old: Int, new: Int) }

    private static let hunk: LinePattern = "@@ -{w} +{w} @@{...}"
    private static let headers: [StaticString] = [
        "index ", "--- ", "+++ ", "new file mode ", "deleted file mode ", "old mode ", "new mode ",
        "similarity index ", "dissimilarity index ", "rename ", "copy ", "Binary files ",
    ]

    private var state = State.outside

    /// Reads a line, and says whether it is one of a patch.
    mutating func read(_ line: LogLine) -> Bool {
        if line.hasPrefix("diff --git ") {
            state = .header
            return true
        }
        switch state {
        case .outside: return false
        case .header:
            if let match = Self.hunk.match(line) {
                state = .hunk(old: Self.count(match[0]), new: Self.count(match[1]))
                return true
            }
            if Self.headers.contains(where: { line.hasPrefix($0) }) { return true }
        case .hunk(let old, let new):
            if readHunk(line, old, new) { return true }
        }
        state = .outside
        return false
    }

    /// Reads a line of a hunk, of which so many lines of both sides are left.
    private mutating func readHunk(_ line: LogLine, _ old: Int, _ new: Int) -> Bool {
        if old <= 0, new <= 0 {
            guard let match = Self.hunk.match(line) else { return line.hasPrefix("\\ No newline") }
            state = .hunk(old: Self.count(match[0]), new: Self.count(match[1]))
            return true
        }
        switch line.bytes.first {
        case UInt8(ascii: "+") where new > 0: state = .hunk(old: old, new: new - 1)
        case UInt8(ascii: "-") where old > 0: state = .hunk(old: old - 1, new: new)
        case UInt8(ascii: "\\"): break
        case nil, UInt8(ascii: " "), UInt8(ascii: "\t"): state = .hunk(old: old - 1, new: new - 1)
        default: return false
        }
        return true
    }

    /// The number of lines of `12,7`, or of `12` alone.
    private static func count(_ range: String) -> Int {
        guard let number = range.after(",") else { return 1 }
        return LogNumber.count(number) ?? 0
    }
}
