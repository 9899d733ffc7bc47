/// The lines of a section that serve tests alone.
struct LineMarks: Sendable {
    /// For each hunk, for each of its lines: whether it does.
    var tests: [[Bool]]
    var rule: String
    var evidence: String
    var confidence: Double
    /// Whether there is a line of which nobody can tell.
    var isDoubtful = false

    /// Whether a line is marked.
    func isTest(_ hunk: Int, _ line: Int) -> Bool {
        hunk < tests.count && line < tests[hunk].count && tests[hunk][line]
    }

    /// The side of each hunk by its changed lines.
    func sides(in file: FilePatch) -> [SplitSide] {
        file.hunks.map { hunk in
            var hasTests = false
            var hasFix = false
            for (position, line) in hunk.lines.enumerated() where line.kind != .context {
                if isTest(hunk.index, position) { hasTests = true } else { hasFix = true }
            }
            return hasTests ? (hasFix ? .split : .tests) : .fix
        }
    }

    /// Gives blank lines to the tests where no other line is left for the product.
    mutating func absorbBlankLines(of file: FilePatch) {
        var blanks: [(Int, Int)] = []
        for hunk in file.hunks {
            for (position, line) in hunk.lines.enumerated()
            where line.kind != .context && !isTest(hunk.index, position) {
                guard file.patch.bytes[line.contentRange].allSatisfy(\.isBlank) else { return }
                blanks.append((hunk.index, position))
            }
        }
        for (hunk, line) in blanks { tests[hunk][line] = true }
    }
}
