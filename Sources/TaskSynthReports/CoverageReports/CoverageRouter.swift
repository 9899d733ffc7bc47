import TaskSynthCore

/// Hands the elements of a coverage report to the reader that knows it.
///
/// Several formats call their root element `coverage`; attributes or the first child tell them
/// apart. A root that no format has may hold several reports.
struct CoverageRouter: XMLHandler {
    /// The readers of the reports that were found.
    private(set) var readers: [any CoverageHandler] = []
    /// The name of the root element.
    private(set) var root: String?
    private var pending: XMLElement?

    mutating func start(_ element: XMLElement, path: [String]) {
        if path.isEmpty { root = element.name }
        if let outer = pending {
            pending = nil
            var reader = Self.reader(forChild: element)
            reader.start(outer, path: path.dropLast())
            readers.append(reader)
        }
        if path.isEmpty || (path.count == 1 && Self.isWrapper(path[0])) {
            if element.name == "coverage", Self.isUnclear(element) {
                pending = element
                return
            }
            if let reader = Self.reader(for: element) { readers.append(reader) }
        }
        guard !readers.isEmpty else { return }
        readers[readers.count - 1].start(element, path: path)
    }

    mutating func end(path: [String], text: String) {
        if let outer = pending {
            pending = nil
            var reader: any CoverageHandler = CoberturaHandler()
            reader.start(outer, path: Array(path.dropLast()))
            readers.append(reader)
        }
        guard !readers.isEmpty else { return }
        readers[readers.count - 1].end(path: path, text: text)
    }

    /// Whether a report may begin with an element.
    static func isRoot(_ name: String) -> Bool {
        [
            "coverage", "report", "CoverageSession", "scoverage", "results", "CoverageDSPriv",
            "Root", "PartCoverReport", "phpunit",
        ].contains(name)
    }

    /// Whether an element that no format knows may hold reports.
    private static func isWrapper(_ name: String) -> Bool { name == "root" }

    private static func isUnclear(_ element: XMLElement) -> Bool {
        !["clover", "generated", "profilerVersion", "ctcreportVersion", "line-rate", "lines-valid"]
            .contains { element[$0] != nil }
    }

    private static func reader(for element: XMLElement) -> (any CoverageHandler)? {
        switch element.name {
        case "coverage":
            if element["clover"] != nil || element["generated"] != nil { return CloverHandler() }
            if element["profilerVersion"] != nil { return SequencePointHandler(form: .ncover) }
            if element["ctcreportVersion"] != nil { return CTCHandler() }
            return CoberturaHandler()
        case "report": return JaCoCoHandler()
        case "CoverageSession": return OpenCoverHandler()
        case "scoverage": return ScoverageHandler()
        case "results", "CoverageDSPriv": return VisualStudioHandler()
        case "Root": return DotCoverHandler()
        case "PartCoverReport": return SequencePointHandler(form: .partcover)
        case "phpunit": return PHPUnitCoverageHandler()
        default: return nil
        }
    }

    private static func reader(forChild child: XMLElement) -> any CoverageHandler {
        switch child.name {
        case "project", "testproject": CloverHandler()
        case "module": SequencePointHandler(form: .ncover)
        case "file": child["location"] == nil ? SonarHandler() : CTCHandler()
        default: CoberturaHandler()
        }
    }
}
