/// Reads Go's coverprofile: blocks of statements with how often they were executed.
///
/// A block that stands there several times, as `-coverpkg` and joined profiles write it, is one
/// block. A line has the executions of the block on it that was executed most.
enum GoCoverage {
    private struct Block: Hashable {
        let startLine: Int
        let startColumn: Int
        let endLine: Int
        let endColumn: Int
        let statements: Int
    }

    static func report(of text: Span<UInt8>) throws(CoverageError) -> CoverageReport {
        var files: [String] = []
        var blocks: [String: [Block: Int]] = [:]
        var lines = CoverageLines()
        var isSet = false
        var builder = CoverageBuilder(format: "go-coverprofile")
        while let line = lines.next(in: text) {
            if text.hasPrefix("mode:", at: line.lowerBound) {
                isSet = text.hasPrefix("mode: set", at: line.lowerBound)
                continue
            }
            guard !line.isEmpty else { continue }
            guard let (path, block, count) = block(text, line) else {
                throw CoverageError(
                    .malformed, line: lines.number, detail: "not a block of a coverprofile")
            }
            if blocks[path] == nil { files.append(path) }
            let old = blocks[path, default: [:]][block] ?? 0
            blocks[path, default: [:]][block] = isSet ? max(old, count) : old.addingSaturated(count)
        }
        for path in files {
            builder.withFile(path) { file in
                file.hasBranches = false
                var covered = 0
                var total = 0
                for (block, count) in blocks[path] ?? [:] {
                    total = total.addingSaturated(block.statements)
                    if count > 0 { covered = covered.addingSaturated(block.statements) }
                    // A block that ends at the brace of a line holds nothing of that line.
                    let last =
                        block.endColumn <= 1 && block.endLine > block.startLine
                        ? block.endLine - 1 : block.endLine
                    file.raise(hits: count, lines: block.startLine, through: last)
                }
                file.counted[.statements] = CoverageMeasure(covered: covered, total: total)
            }
        }
        return builder.report()
    }

    /// Reads `path/file.go:3.14,5.2 4 1`.
    private static func block(
        _ text: Span<UInt8>, _ line: Range<Int>
    ) -> (path: String, block: Block, count: Int)? {
        var colon = line.upperBound - 1
        while colon > line.lowerBound, text[colon] != UInt8(ascii: ":") { colon -= 1 }
        guard colon > line.lowerBound else { return nil }
        var numbers: [Int] = []
        var start = colon + 1
        // Line, column, line, column, statements, count: each with what ends it.
        let ends: [UInt8?] = [0x2E, 0x2C, 0x2E, 0x20, 0x20, nil]
        for end in ends {
            var index = start
            while index < line.upperBound, text[index] != end { index += 1 }
            guard end == nil || index < line.upperBound,
                let number = CoverageText.integer(text, start..<index)
            else { return nil }
            numbers.append(number)
            start = index + 1
        }
        let block = Block(
            startLine: numbers[0], startColumn: numbers[1], endLine: numbers[2],
            endColumn: numbers[3], statements: min(numbers[4], 1 << 20))
        return (String(decoding: text, in: line.lowerBound..<colon), block, numbers[5])
    }
}
