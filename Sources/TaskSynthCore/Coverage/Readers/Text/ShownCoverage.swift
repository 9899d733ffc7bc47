/// Reads the annotated sources that `llvm-cov show` prints: the number of a line, how often it was
/// executed, and its text, with `|` between them.
///
/// The name of a file stands above its lines; where only one was asked for there may be none. Views
/// of the instances of a template repeat lines below the sum of all, which comes first.
enum ShownCoverage {
    /// Whether a line is the first one of a file.
    static func isStart(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
        row(text, line)?.number == 1
    }

    static func report(of text: Span<UInt8>) -> CoverageReport {
        var builder = CoverageBuilder(format: "llvm-cov-show")
        var lines = CoverageLines()
        var path = ""
        var last = 0
        while let range = lines.next(in: text) {
            if let row = row(text, range) {
                guard row.number > last else { continue }
                last = row.number
                builder.withFile(path) { file in
                    if let hits = row.hits { file.add(hits: hits, line: row.number) }
                }
            } else if let branch = branch(text, range) {
                builder.withFile(path) { file in
                    for (side, hits) in branch.sides {
                        file.raiseBranch("\(branch.column) \(side)", hits: hits, line: branch.line)
                    }
                }
            } else if let name = name(text, range) {
                path = name
                last = 0
                builder.withFile(path) { _ in }
            }
        }
        return builder.report()
    }

    /// Reads `   14|      1|{`; the middle is blank where the line holds no code.
    private static func row(
        _ text: Span<UInt8>, _ range: Range<Int>
    ) -> (number: Int, hits: Int?)? {
        guard let first = bar(text, range), first - range.lowerBound <= 16,
            let second = bar(text, (first + 1)..<range.upperBound), second - first <= 24,
            let number = Int(word(text, range.lowerBound..<first)), number > 0
        else { return nil }
        let mark = word(text, (first + 1)..<second)
        if mark.isEmpty { return (number, nil) }
        return hits(mark).map { (number, $0) }
    }

    /// A count as it is shortened: `7`, `1.25k`, `3M`.
    private static func hits(_ mark: String) -> Int? {
        let factors: [Character: Double] = ["k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15]
        let factor = mark.last.flatMap { factors[$0] }
        let digits = factor == nil ? mark : String(mark.dropLast())
        guard digits.first?.isNumber == true, let number = Double(digits),
            number < 1e15
        else { return nil }
        return Int(min(number * (factor ?? 1), 1e18))
    }

    /// Reads `  |  Branch (6:9): [True: 1, False: 2]`; a side that is `Folded` can not be taken.
    private static func branch(
        _ text: Span<UInt8>, _ range: Range<Int>
    ) -> (line: Int, column: Int, sides: [(String, Int)])? {
        let end = min(range.upperBound, range.lowerBound + 120)
        let line = String(decoding: text, in: range.lowerBound..<end)
        guard let place = line.range(ofText: "Branch ("),
            let close = line[place.upperBound...].firstIndex(of: ")"),
            let open = line[close...].firstIndex(of: "["),
            let last = line[open...].firstIndex(of: "]")
        else { return nil }
        let numbers = line[place.upperBound..<close].split(separator: ":")
            .compactMap { Int($0) }
        guard numbers.count == 2 else { return nil }
        var sides: [(String, Int)] = []
        for side in line[open..<last].dropFirst().split(separator: ",") {
            let words = side.split(separator: ":").map(\.trimmed)
            if words.count == 2, let hits = hits(words[1]) { sides.append((words[0], hits)) }
        }
        return (numbers[0], numbers[1], sides)
    }

    /// Reads `/folder/file.swift:`.
    private static func name(_ text: Span<UInt8>, _ range: Range<Int>) -> String? {
        guard let first = range.first, range.count > 1, range.count < 4096,
            text[first] != UInt8(ascii: " "), text[range.upperBound - 1] == UInt8(ascii: ":")
        else { return nil }
        return String(decoding: text, in: first..<(range.upperBound - 1))
    }

    private static func bar(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard range.lowerBound <= range.upperBound,
            let bar = text.firstIndex(
                of: UInt8(ascii: "|"), from: range.lowerBound, to: range.upperBound)
        else { return nil }
        return bar
    }

    private static func word(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: text, in: range).trimmed
    }
}
