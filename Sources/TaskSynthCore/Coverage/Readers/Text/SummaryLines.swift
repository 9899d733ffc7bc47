/// Reads summaries of a line a unit: those of Istanbul, lcov, gcovr, SimpleCov and JaCoCo.
struct SummaryLines: CoverageTable {
    enum Form: Sendable { case istanbul, lcov, gcovr, simplecov, jacoco }

    private let form: Form
    private(set) var isOpen = false
    private var declared: [CoverageUnit: CoverageMeasure] = [:]

    init(form: Form) { self.form = form }

    var signs: LineSigns {
        switch form {
        case .istanbul: LineSigns(parts: ["= Coverage summary ="])
        case .lcov: LineSigns(parts: ["...:"])
        case .gcovr: LineSigns(parts: [" out of "])
        case .simplecov: LineSigns(parts: ["Line Coverage: ", "Branch Coverage: ", " LOC ("])
        case .jacoco: LineSigns(parts: ["Rule violated for bundle", " Coverage: "])
        }
    }

    mutating func read(_ line: String) {
        switch form {
        case .istanbul: readIstanbul(line)
        case .lcov: readLCOV(line)
        case .gcovr: readGcovr(line)
        case .simplecov: readSimpleCov(line)
        case .jacoco: readJaCoCo(line)
        }
    }

    func report() -> CoverageReport? {
        guard !declared.isEmpty else { return nil }
        let format: CoverageFormat =
            switch form {
            case .istanbul: "istanbul-text-summary"
            case .lcov: "lcov-summary"
            case .gcovr: "gcovr-text-summary"
            case .simplecov: "simplecov-text"
            case .jacoco: "jacoco-text"
            }
        return CoverageReport(format: format, files: [], declared: declared)
    }

    /// Reads `Statements   : 66.66% ( 10/15 )` below `Coverage summary`.
    private mutating func readIstanbul(_ line: String) {
        if line.has("= Coverage summary =") {
            isOpen = true
            declared = [:]
            return
        }
        guard isOpen else { return }
        if line.hasPrefix("====") {
            isOpen = false
            return
        }
        for (unit, measure) in Self.fractions(in: line) { declared[unit] = measure }
    }

    /// Reads `lines......: 81.0% (17 of 21 lines)`.
    private mutating func readLCOV(_ line: String) {
        let text = line.trimmed
        guard let colon = text.firstIndex(of: ":"), text[..<colon].hasSuffix("..."),
            let unit = Self.unit(text.prefix { $0 != "." })
        else { return }
        readBrackets(text, ["of"], unit)
    }

    /// Reads `lines: 81.0% (17 out of 21)`.
    private mutating func readGcovr(_ line: String) {
        let text = line.trimmed
        guard let colon = text.range(ofText: ": "),
            text[colon.upperBound...].first?.isNumber == true,
            let unit = Self.unit(text[..<colon.lowerBound])
        else { return }
        readBrackets(text, ["out", "of"], unit)
    }

    /// Reads the two numbers in the last brackets of a line, with words between them.
    private mutating func readBrackets(_ text: String, _ between: [String], _ unit: CoverageUnit) {
        guard let open = text.lastIndex(of: "("),
            let close = text[open...].firstIndex(of: ")")
        else { return }
        let words = text[text.index(after: open)..<close].split(separator: " ").map(String.init)
        guard words.count > between.count + 1, Array(words[1...between.count]) == between,
            let covered = Int(words[0]), let total = Int(words[between.count + 1])
        else { return }
        declared[unit] = CoverageMeasure(covered: covered, total: total)
    }

    /// Reads lines such as `Line Coverage: 80.0% (8 / 10)` and `8 / 10 LOC (80.0%) covered.`.
    private mutating func readSimpleCov(_ line: String) {
        for (words, unit) in [
            ("Line Coverage: ", CoverageUnit.lines), ("Branch Coverage: ", .branches),
        ] where line.trimmed.hasPrefix(words) {
            if let fraction = Self.fraction(in: line[...]) { declared[unit] = fraction }
        }
        guard let place = line.range(ofText: " LOC (") else { return }
        let words = line[..<place.lowerBound].split(separator: " ").suffix(3)
        guard words.count == 3, let covered = words.first.flatMap({ Int($0) }),
            let total = words.last.flatMap({ Int($0) })
        else { return }
        declared[.lines] = CoverageMeasure(covered: covered, total: total)
    }

    /// Reads `- Line Coverage: 75.5%` and `lines covered ratio is 0.50, but expected …`.
    private mutating func readJaCoCo(_ line: String) {
        if line.has("Rule violated for bundle"),
            let place = line.range(ofText: " covered ratio is ")
        {
            let word = line[..<place.lowerBound].split(separator: " ").last ?? ""
            let digits = line[place.upperBound...].prefix { $0.isNumber || $0 == "." }
            if let unit = Self.unit(word), let ratio = Double(digits) {
                declared[unit] = CoverageMeasure(percent: ratio * 100)
            }
            return
        }
        let text = line.trimmed
        guard text.hasPrefix("- "), let place = text.range(ofText: " Coverage: "),
            let unit = Self.unit(text[..<place.lowerBound].dropFirst(2)),
            let percent = Double(text[place.upperBound...].prefix { $0.isNumber || $0 == "." })
        else { return }
        declared[unit] = CoverageMeasure(percent: percent)
    }

    /// The units that a line gives as `Lines: 85.71% ( 6/ 7)`.
    static func fractions(in line: String) -> [(CoverageUnit, CoverageMeasure)] {
        var found: [(CoverageUnit, CoverageMeasure)] = []
        var rest = line[...]
        while let colon = rest.firstIndex(of: ":") {
            let word = rest[..<colon].trimmed.split(separator: " ").last ?? ""
            rest = rest[rest.index(after: colon)...]
            let end = rest.firstIndex(of: ")").map { rest.index(after: $0) } ?? rest.endIndex
            if let unit = unit(word), let measure = fraction(in: rest[..<end]) {
                found.append((unit, measure))
            }
            rest = rest[end...]
        }
        return found
    }

    /// The numbers in the brackets of a text: `(8 / 10)`, `( 6/ 7)`.
    private static func fraction(in text: Substring) -> CoverageMeasure? {
        guard let open = text.lastIndex(of: "("), let close = text[open...].firstIndex(of: ")")
        else { return nil }
        let parts = text[text.index(after: open)..<close].split(separator: "/").map(\.trimmed)
        guard parts.count == 2, let covered = Int(parts[0]), let total = Int(parts[1])
        else { return nil }
        return CoverageMeasure(covered: covered, total: total)
    }

    /// The unit that a word names.
    private static func unit(_ word: some StringProtocol) -> CoverageUnit? {
        switch word.trimmed.lowercased() {
        case "lines", "line": .lines
        case "branches", "branch": .branches
        case "statements", "statement": .statements
        case "functions", "function", "methods", "method": .functions
        case "classes", "class": .classes
        case "instructions", "instruction": .instructions
        case "regions", "region": .regions
        default: nil
        }
    }
}
