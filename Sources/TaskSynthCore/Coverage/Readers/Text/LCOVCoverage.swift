/// Reads LCOV trace files, of one run or of several one after the other.
///
/// A record that is no record of the format is passed over and counted. Executions of a line in
/// several records of a file are added, as `lcov -a` does.
enum LCOVCoverage {
    private struct Function {
        var line: Int?
        var calls: Int?

        mutating func add(calls more: Int) { calls = (calls ?? 0).addingSaturated(more) }
    }

    /// The functions of a record that have numbers, as lcov 2.2 writes them: each with a line, and
    /// with all names that its code has.
    private struct NumberedFunctions {
        private var lines: [String: Int] = [:]
        private var leaders: [String: String] = [:]

        mutating func declare(_ text: String) {
            let fields = text.split(separator: ",")
            guard fields.count >= 2, let line = Int(fields[1]) else { return }
            lines[String(fields[0])] = line
        }

        /// The first name, the line, and the calls of another name of a function.
        mutating func calls(_ text: String) -> (name: String, line: Int?, calls: Int)? {
            let fields = text.split(separator: ",", maxSplits: 2)
            guard fields.count == 3, let calls = Int(fields[1]) else { return nil }
            let number = String(fields[0])
            let name = leaders[number] ?? String(fields[2])
            leaders[number] = name
            return (name, lines[number], max(0, calls))
        }
    }

    /// The totals of a record, which are all that it has where a tool writes a summary in this form.
    private struct Totals {
        var hasLines = false
        private var counts: [String: Int] = [:]

        mutating func read(_ text: Span<UInt8>, _ line: Range<Int>, _ value: Range<Int>) {
            let name = String(decoding: text, in: line.lowerBound..<(value.lowerBound - 1))
            guard ["LF", "LH", "BRF", "BRH", "FNF", "FNH"].contains(name) else { return }
            counts[name] = CoverageText.integer(text, value)
        }

        func declare(_ file: inout FileCoverageBuilder) {
            guard !hasLines, counts["LF", default: 0] > 0 else { return }
            file.hasLines = false
            for (word, unit) in [("L", CoverageUnit.lines), ("BR", .branches), ("FN", .functions)] {
                guard let total = counts["\(word)F"], let covered = counts["\(word)H"]
                else { continue }
                file.declared[unit] = CoverageMeasure(covered: covered, total: total)
            }
        }
    }

    static func report(of text: Span<UInt8>) throws(CoverageError) -> CoverageReport {
        var builder = CoverageBuilder(format: "lcov")
        var lines = CoverageLines()
        /// The place of the file that is read.
        var file: Int?
        var functions: [Int: [String: Function]] = [:]
        var numbered = NumberedFunctions()
        var totals = Totals()
        var skipped = 0
        while let line = lines.next(in: text) {
            guard
                let colon = text.firstIndex(
                    of: UInt8(ascii: ":"), from: line.lowerBound, to: line.upperBound)
            else {
                if text.hasPrefix("end_of_record", at: line.lowerBound) {
                    if let file { totals.declare(&builder[file]) }
                    file = nil
                }
                continue
            }
            let value = (colon + 1)..<line.upperBound
            if text.hasPrefix("SF:", at: line.lowerBound) {
                file = builder.place(of: String(decoding: text, in: value))
                numbered = NumberedFunctions()
                totals = Totals()
                continue
            }
            guard let file else { continue }
            if text.hasPrefix("DA:", at: line.lowerBound) {
                totals.hasLines = true
                if !readLine(text, value, &builder[file]) { skipped += 1 }
            } else if text.hasPrefix("BRDA:", at: line.lowerBound) {
                if !readBranch(text, value, &builder[file]) { skipped += 1 }
            } else if text.hasPrefix("FNDA:", at: line.lowerBound) {
                if let (name, calls) = calls(text, value) {
                    functions[file, default: [:]][name, default: Function()].add(calls: calls)
                }
            } else if text.hasPrefix("FN:", at: line.lowerBound) {
                if let (name, number) = declaration(text, value) {
                    functions[file, default: [:]][name, default: Function()].line = number
                }
            } else if text.hasPrefix("FNL:", at: line.lowerBound) {
                numbered.declare(String(decoding: text, in: value))
            } else if text.hasPrefix("FNA:", at: line.lowerBound) {
                guard let found = numbered.calls(String(decoding: text, in: value)) else {
                    skipped += 1
                    continue
                }
                var function = functions[file]?[found.name] ?? Function()
                function.line = found.line ?? function.line
                function.add(calls: found.calls)
                functions[file, default: [:]][found.name] = function
            } else {
                totals.read(text, line, value)
            }
        }
        guard !builder.isEmpty else {
            throw CoverageError(.malformed, line: 1, detail: "a trace without a source file (SF)")
        }
        if skipped > 0 { builder.warn("damaged records that were passed over: \(skipped)") }
        for (file, hits) in functions {
            let called = hits.values.filter { $0.calls != nil }
            builder[file].counted[.functions] = CoverageMeasure(
                covered: called.count { ($0.calls ?? 0) > 0 }, total: called.count)
            for function in called {
                guard let line = function.line, let calls = function.calls else { continue }
                builder[file].raise(calls: calls, functionLine: line)
            }
        }
        return builder.report()
    }

    /// Reads `DA:line,hits[,checksum]`.
    private static func readLine(
        _ text: Span<UInt8>, _ value: Range<Int>, _ file: inout FileCoverageBuilder
    ) -> Bool {
        guard let comma = comma(text, value) else { return false }
        let end = Self.comma(text, (comma + 1)..<value.upperBound) ?? value.upperBound
        guard let number = CoverageText.integer(text, value.lowerBound..<comma),
            let hits = CoverageText.hits(text, (comma + 1)..<end)
        else { return false }
        return file.add(hits: hits, line: number)
    }

    /// Reads `BRDA:line,block,branch,taken`; the branch may be text that holds commas.
    private static func readBranch(
        _ text: Span<UInt8>, _ value: Range<Int>, _ file: inout FileCoverageBuilder
    ) -> Bool {
        guard let first = comma(text, value) else { return false }
        var last = value.upperBound - 1
        while last > first, text[last] != UInt8(ascii: ",") { last -= 1 }
        guard last > first, let number = CoverageText.integer(text, value.lowerBound..<first)
        else { return false }
        let taken = (last + 1)..<value.upperBound
        let hits: Int
        if taken.count == 1, text[taken.lowerBound] == UInt8(ascii: "-") {
            hits = 0
        } else {
            guard let count = CoverageText.hits(text, taken) else { return false }
            hits = count
        }
        let id = String(decoding: text, in: (first + 1)..<last)
        return file.addBranch(id, hits: hits, line: number)
    }

    /// Reads `FNDA:hits,name`.
    private static func calls(
        _ text: Span<UInt8>, _ value: Range<Int>
    ) -> (name: String, calls: Int)? {
        guard let comma = comma(text, value),
            let calls = CoverageText.hits(text, value.lowerBound..<comma)
        else { return nil }
        return (String(decoding: text, in: (comma + 1)..<value.upperBound), calls)
    }

    /// Reads `FN:line,name`, or `FN:line,end,name`.
    private static func declaration(
        _ text: Span<UInt8>, _ value: Range<Int>
    ) -> (name: String, line: Int)? {
        guard let comma = comma(text, value),
            let number = CoverageText.integer(text, value.lowerBound..<comma)
        else { return nil }
        var start = comma + 1
        if let next = Self.comma(text, start..<value.upperBound),
            CoverageText.integer(text, start..<next) != nil
        {
            start = next + 1
        }
        return (String(decoding: text, in: start..<value.upperBound), number)
    }

    private static func comma(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        text.firstIndex(of: UInt8(ascii: ","), from: range.lowerBound, to: range.upperBound)
    }
}
