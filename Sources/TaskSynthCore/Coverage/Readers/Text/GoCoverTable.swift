/// Reads what `go test -cover` and `go tool cover -func` print.
struct GoCoverTable: CoverageTable {
    private var packages = CoverageBuilder(format: "go-cover-text")
    private var functions = CoverageBuilder(format: "go-cover-func")
    private var counts: [String: (covered: Int, total: Int)] = [:]

    var signs: LineSigns { LineSigns(parts: ["coverage: "], tails: ["0%"]) }

    mutating func read(_ line: String) {
        if let place = line.range(ofText: "coverage: "), line.has("% of statements") {
            let digits = line[place.upperBound...].prefix { $0 != "%" }
            guard let percent = Double(digits) else { return }
            let words = line[..<place.lowerBound].split(whereSeparator: \.isWhitespace)
            let measure = CoverageMeasure(percent: percent)
            if words.count >= 2, ["ok", "FAIL", "---"].contains(words[0]) {
                packages.withFile(String(words[1])) { file in
                    file.hasLines = false
                    file.declared[.statements] = measure
                }
            } else if words.count == 1 {
                packages.withFile(String(words[0])) { file in
                    file.hasLines = false
                    file.declared[.statements] = measure
                }
            } else if words.isEmpty, packages.isEmpty {
                packages.declared[.statements] = measure
            }
            return
        }
        readFunction(line)
    }

    /// Reads `example.com/demo/calc.go:5:   Add   100.0%` and the total below.
    private mutating func readFunction(_ line: String) {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count == 3, words[2].hasSuffix("%"), let percent = Double(words[2].dropLast())
        else { return }
        if words[0] == "total:", words[1] == "(statements)" {
            functions.declared[.statements] = CoverageMeasure(percent: percent)
            return
        }
        let parts = words[0].split(separator: ":")
        guard parts.count >= 2, parts[0].hasSuffix(".go"), Int(parts[1]) != nil else { return }
        let path = String(parts[0])
        let old = counts[path] ?? (0, 0)
        let now = (covered: old.covered + (percent > 0 ? 1 : 0), total: old.total + 1)
        counts[path] = now
        functions.withFile(path) { file in
            file.hasLines = false
            file.counted[.functions] = CoverageMeasure(covered: now.covered, total: now.total)
        }
    }

    func report() -> CoverageReport? {
        if !functions.isEmpty || !functions.declared.isEmpty { return functions.report() }
        return packages.isEmpty && packages.declared.isEmpty ? nil : packages.report()
    }
}

extension String {
    /// Where a text stands first.
    func range(ofText text: String) -> Range<String.Index>? {
        guard let first = text.utf8.first else { return nil }
        var start = startIndex
        while let found = utf8[start...].firstIndex(of: first) {
            if utf8[found...].starts(with: text.utf8),
                let end = utf8.index(found, offsetBy: text.utf8.count, limitedBy: utf8.endIndex)
            {
                return found..<end
            }
            start = utf8.index(after: found)
        }
        return nil
    }
}
