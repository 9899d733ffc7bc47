/// The rows of a table with commas between its cells, by the names of its first row.
struct CommaRows {
    private var lines = CoverageLines()
    private var columns: [String] = []

    /// Reads the next row; empty lines are none.
    mutating func next(in text: Span<UInt8>) throws(CoverageError) -> [String: String]? {
        while let line = lines.next(in: text) {
            if line.isEmpty { continue }
            let cells = Self.cells(of: String(decoding: text, in: line))
            if columns.isEmpty {
                columns = cells
                continue
            }
            guard cells.count == columns.count else {
                throw CoverageError(
                    .malformed, line: lines.number,
                    detail: "\(cells.count) cells in a table of \(columns.count) columns")
            }
            return Dictionary(zip(columns, cells)) { first, _ in first }
        }
        return nil
    }

    /// The cells of a line; one in quotes may hold commas, and doubled quotes.
    private static func cells(of line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        for character in line where character != "\r" {
            switch character {
            case "\"":
                if !isQuoted, !cell.isEmpty { cell.append(character) }
                isQuoted.toggle()
            case "," where !isQuoted:
                cells.append(cell)
                cell = ""
            default: cell.append(character)
            }
        }
        return cells + [cell]
    }
}
