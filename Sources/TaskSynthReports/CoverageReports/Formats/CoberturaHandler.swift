import TaskSynthCore

/// Reads Cobertura, as coverage.py, gcovr, coverlet, Istanbul, PHPUnit and others write it.
///
/// The lines of a class count, those of its methods are the same again; where a class has none of
/// its own, as some converters write it, those of its methods are all there are. Several classes may be in
/// one file; a line that some of them repeat has the hits of the one that was executed most.
struct CoberturaHandler: CoverageHandler {
    private var builder = CoverageBuilder(format: "cobertura")
    private var file: String?
    private var hasOwnLines = false
    private var methodLines: [XMLElement] = []

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "coverage":
            builder.declared[.lines] = element.measure(
                covered: "lines-covered", total: "lines-valid")
            builder.declared[.branches] = element.measure(
                covered: "branches-covered", total: "branches-valid")
        case "class":
            file = element["filename"]
            hasOwnLines = false
            methodLines = []
            if let file { builder.withFile(file) { _ in } }
        case "lines" where path.last == "class":
            hasOwnLines = true
            methodLines = []
        case "line" where path.last == "lines":
            if !path.contains("method") {
                read(element)
            } else if !hasOwnLines {
                methodLines.append(element)
            }
        default: break
        }
    }

    private mutating func read(_ element: XMLElement) {
        guard let file, let number = element.integer("number"), let hits = element.hits("hits")
        else { return }
        builder.withFile(file) { file in
            file.raise(hits: hits, line: number)
            if let (covered, total) = Self.branches(of: element) {
                file.raiseBranches(covered: covered, total: total, line: number)
            }
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "class":
            for line in methodLines { read(line) }
            methodLines = []
            file = nil
        case "source":
            let source = XMLElement.trimmed(text)
            if !source.isEmpty { builder.sources.append(source) }
        default: break
        }
    }

    func report() -> CoverageReport { builder.report() }

    /// The numbers in the brackets of `condition-coverage="50% (1/2)"`.
    private static func branches(of line: XMLElement) -> (covered: Int, total: Int)? {
        guard let text = line["condition-coverage"], let open = text.firstIndex(of: "("),
            let close = text[open...].firstIndex(of: ")")
        else { return nil }
        let parts = text[text.index(after: open)..<close].split(separator: "/")
        guard parts.count == 2, let covered = Int(parts[0]), let total = Int(parts[1]), covered >= 0
        else { return nil }
        return (covered, total)
    }
}
