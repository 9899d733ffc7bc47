/// Reads the annotated sources that gcov writes, one or several one after the other.
///
/// Code that is compiled several times, as templates are, is repeated below its first form; that
/// first form has the sums and counts.
enum GcovCoverage {
    static func isHeader(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
        fields(text, line).map { $0.count == "-" && $0.number == 0 && $0.rest.hasPrefix("Source:") }
            ?? false
    }

    static func report(of text: Span<UInt8>) -> CoverageReport {
        var builder = CoverageBuilder(format: "gcov")
        var lines = CoverageLines()
        var path = ""
        var seen: Set<Int> = []
        var current: Int?
        var branch = 0
        while let range = lines.next(in: text) {
            if let (id, hits) = Self.branch(text, range) {
                if let current {
                    builder.withFile(path) {
                        $0.addBranch(id ?? String(branch), hits: hits, line: current)
                    }
                }
                branch += 1
                continue
            }
            guard let line = fields(text, range) else { continue }
            if line.number == 0 {
                guard line.rest.hasPrefix("Source:") else { continue }
                path = String(line.rest.dropFirst(7))
                seen = []
                current = nil
                builder.withFile(path) { _ in }
                continue
            }
            branch = 0
            current = nil
            guard let hits = hits(line.count) else { continue }
            // A repeated line belongs to one form of the code; the first has the sum of all.
            guard seen.insert(line.number).inserted else {
                current = line.number
                continue
            }
            current = line.number
            builder.withFile(path) { $0.add(hits: hits, line: line.number) }
        }
        return builder.report()
    }

    private struct Fields {
        let count: Substring
        let number: Int
        let rest: Substring
    }

    /// Reads `count:line:source`.
    private static func fields(_ text: Span<UInt8>, _ range: Range<Int>) -> Fields? {
        let colon = UInt8(ascii: ":")
        guard
            let first = text.firstIndex(of: colon, from: range.lowerBound, to: range.upperBound),
            first - range.lowerBound <= 24,
            let second = text.firstIndex(of: colon, from: first + 1, to: range.upperBound),
            second - first <= 16
        else { return nil }
        let count = String(decoding: text, in: range.lowerBound..<first).drop { $0 == " " }
        let digits = String(decoding: text, in: (first + 1)..<second).drop { $0 == " " }
        guard !count.isEmpty, let number = Int(digits), number >= 0 else { return nil }
        let end = min(range.upperBound, second + 1 + 4096)
        return Fields(
            count: count, number: number,
            rest: String(decoding: text, in: (second + 1)..<end)[...])
    }

    /// The executions that a mark stands for; `nil` where the line holds no code.
    private static func hits(_ mark: Substring) -> Int? {
        if mark == "-" { return nil }
        if mark.hasPrefix("#####") || mark.hasPrefix("=====") || mark.hasPrefix("$$$$$")
            || mark.hasPrefix("%%%%%")
        {
            return 0
        }
        let digits = mark.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return nil }
        // gcov can write 1.2k and 3M for large counts.
        return Int(digits) ?? .max
    }

    /// Reads `branch  0 taken 3 (fallthrough)` and `branch  1 never executed`.
    private static func branch(
        _ text: Span<UInt8>, _ range: Range<Int>
    ) -> (id: String?, hits: Int)? {
        guard text.hasPrefix("branch ", at: range.lowerBound) else { return nil }
        let end = min(range.upperBound, range.lowerBound + 80)
        let words = String(decoding: text, in: range.lowerBound..<end).split(separator: " ")
        guard words.count >= 3 else { return nil }
        let digits = words.count >= 4 ? words[3].prefix { $0.isASCII && $0.isNumber } : ""
        return (String(words[1]), words[2] == "taken" ? Int(digits) ?? 0 : 0)
    }
}
