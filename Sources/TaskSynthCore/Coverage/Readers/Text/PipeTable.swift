/// Reads tables of percentages with `|` between columns: Istanbul, Jest, Vitest, c8, node --test,
/// Bun, Deno, coverlet, `mix test --cover`.
struct PipeTable: CoverageTable {
    private struct Row {
        let indent: Int
        let name: String
        let measures: [CoverageUnit: CoverageMeasure]
    }

    private var nameColumn = 0
    private var columns: [(place: Int, unit: CoverageUnit)] = []
    private var format: CoverageFormat = "istanbul-text"
    private var rows: [Row] = []

    var signs: LineSigns {
        LineSigns(parts: ["File", "file", "FILE", "Module", "module", "Name", "name", "NAME"])
    }

    var isOpen: Bool { !columns.isEmpty }

    mutating func read(_ line: String) {
        guard line.utf8.contains(UInt8(ascii: "|")) else { return }
        // node --test writes a mark before each line.
        var text = line[...]
        for mark in ["ℹ ", "# "] where text.hasPrefix(mark) { text = text.dropFirst(mark.count) }
        if text.hasPrefix("|") { text.removeFirst() }
        let cells = text.split(separator: "|", omittingEmptySubsequences: false)
        if readHeader(cells) { return }
        guard !columns.isEmpty, cells.count > nameColumn else { return }
        let name = cells[nameColumn]
        let trimmed = name.trimmed
        guard !trimmed.isEmpty, !trimmed.allSatisfy({ "-:=+ ".contains($0) }) else { return }
        var measures: [CoverageUnit: CoverageMeasure] = [:]
        for column in columns where column.place < cells.count {
            var cell = cells[column.place].trimmed
            if cell.hasSuffix("%") { cell = String(cell.dropLast()).trimmed }
            if let percent = Double(cell), percent.isFinite {
                measures[column.unit] = CoverageMeasure(percent: percent)
            }
        }
        rows.append(
            Row(indent: name.prefix { $0 == " " }.count, name: trimmed, measures: measures))
    }

    func report() -> CoverageReport? {
        guard rows.contains(where: { !$0.measures.isEmpty }) else { return nil }
        var builder = CoverageBuilder(format: format)
        var folders: [(indent: Int, name: String)] = []
        for (index, row) in rows.enumerated() {
            if ["all files", "total"].contains(row.name.lowercased()) {
                builder.declared = row.measures
                folders = []
                continue
            }
            while let last = folders.last, last.indent >= row.indent { folders.removeLast() }
            let next = index + 1 < rows.count ? rows[index + 1] : nil
            if let next, next.indent > row.indent,
                !["total", "all files"].contains(next.name.lowercased())
            {
                folders.append((row.indent, row.name))
                continue
            }
            guard !row.measures.isEmpty else { continue }
            let path = (folders.map(\.name) + [row.name]).joined(separator: "/")
            builder.withFile(path) { file in
                file.hasLines = false
                file.declared = row.measures
            }
        }
        return builder.report()
    }

    private mutating func readHeader(_ cells: [Substring]) -> Bool {
        let names = cells.map { $0.trimmed.lowercased() }
        let words = ["file", "module", "filename", "name"]
        guard let place = names.firstIndex(where: words.contains) else { return false }
        let units: [String: CoverageUnit] = [
            "% stmts": .statements, "% branch": .branches, "% funcs": .functions,
            "% lines": .lines, "line %": .lines, "branch %": .branches, "funcs %": .functions,
            "line": .lines, "branch": .branches, "method": .functions, "percentage": .lines,
            "function %": .functions, "statements": .statements, "lines": .lines,
            "branches": .branches, "functions": .functions,
        ]
        let found = names.enumerated().compactMap { index, name in
            units[name].map { (place: index, unit: $0) }
        }
        guard !found.isEmpty else { return false }
        nameColumn = place
        columns = found
        rows = []
        if names.contains("method") {
            format = "coverlet-text"
        } else if names.contains("percentage") {
            format = "mix-cover-text"
        } else if names.contains("line %") {
            format = "node-test-text"
        } else {
            format = "istanbul-text"
        }
        return true
    }
}

extension StringProtocol {
    /// The text without the blanks around it.
    var trimmed: String {
        var text = Substring(self)
        // Most texts begin and end with a letter.
        if let first = text.utf8.first, let last = text.utf8.last,
            (0x21..<0x7F).contains(first), (0x21..<0x7F).contains(last)
        {
            return String(text)
        }
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
