/// A row of a table whose first column is a name that may hold blanks.
struct TableRow {
    /// The name.
    let name: String
    /// The numbers after it, without percent signs.
    let numbers: [Double]

    /// Finds a name followed by cells that are numbers or percentages, as many as asked for.
    ///
    /// - Parameters:
    ///   - line: The row.
    ///   - cells: For each cell whether it is a percentage.
    init?(_ line: String, cells: [Bool]) {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "|" })
        guard words.count > cells.count else { return nil }
        for start in 1...(words.count - cells.count) {
            let values = zip(cells, words[start..<(start + cells.count)]).compactMap {
                Self.value($1, isPercentage: $0)
            }
            guard values.count == cells.count else { continue }
            let first = words[0].startIndex
            let name = line[first..<words[start - 1].endIndex]
            self.name = String(name)
            numbers = values
            return
        }
        return nil
    }

    private static func value(_ word: Substring, isPercentage: Bool) -> Double? {
        if isPercentage {
            if word == "-" || word == "--%" { return 0 }
            guard word.hasSuffix("%"), let value = Double(word.dropLast()), value.isFinite
            else { return nil }
            return min(max(0, value), 100)
        }
        guard let value = Int(word), value >= 0, value < 1 << 40 else { return nil }
        return Double(value)
    }

    /// A number as an integer.
    func integer(_ index: Int) -> Int { Int(numbers[index]) }
}
