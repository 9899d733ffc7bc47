/// The lines of a file by their numbers, while a report is read.
///
/// Reports give lines in order, or in a few turns. A line behind all others takes its place at the
/// end; one out of turn waits in a dictionary until a merge is worth it, so that *n* lines cost
/// O(*n* log *n*) in any order.
struct LineTable {
    private var ordered: [LineCoverage] = []
    /// Lines that are not among the ordered ones, each before the last of them.
    private var waiting: [Int: LineCoverage] = [:]

    /// A line that is there.
    subscript(number: Int) -> LineCoverage? { ordered.line(number) ?? waiting[number] }

    /// Changes a line, which is added where there is none.
    mutating func change(_ number: Int, _ body: (inout LineCoverage) -> Void) {
        guard let last = ordered.last, number <= last.number else {
            ordered.append(LineCoverage(number: number, hits: nil))
            body(&ordered[ordered.count - 1])
            return
        }
        let place = ordered.firstPlace(from: number)
        if ordered[place].number == number {
            body(&ordered[place])
        } else {
            body(&waiting[number, default: LineCoverage(number: number, hits: nil)])
            if waiting.count >= max(64, ordered.count / 2) {
                ordered = sorted
                waiting = [:]
            }
        }
    }

    /// All lines, sorted.
    var sorted: [LineCoverage] {
        guard !waiting.isEmpty else { return ordered }
        var lines: [LineCoverage] = []
        lines.reserveCapacity(ordered.count + waiting.count)
        var place = 0
        for line in waiting.values.sorted(by: { $0.number < $1.number }) {
            while ordered[place].number < line.number {
                lines.append(ordered[place])
                place += 1
            }
            lines.append(line)
        }
        lines += ordered[place...]
        return lines
    }
}

extension [LineCoverage] {
    /// The place of the first line whose number is not less, in a list that is sorted.
    fileprivate func firstPlace(from number: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The line with a number, in a list that is sorted.
    func line(_ number: Int) -> LineCoverage? {
        let place = firstPlace(from: number)
        return place < count && self[place].number == number ? self[place] : nil
    }
}
