import TaskSynthCore

/// Reads the two XML forms of Visual Studio's code coverage.
///
/// A range that is covered in part counts as executed, as the tool's own line counts have it.
struct VisualStudioHandler: CoverageHandler {
    private struct Range {
        let source: String
        let first: Int
        let last: Int
        let isCovered: Bool
    }

    private var builder = CoverageBuilder(format: "visualstudio-xml")
    private var ranges: [Range] = []
    private var files: [String: String] = [:]
    private var fields: [String: String] = [:]

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "module":
            ranges = []
            files = [:]
        case "range":
            guard let source = element["source_id"], let first = element.integer("start_line")
            else { return }
            ranges.append(
                Range(
                    source: source, first: first, last: element.integer("end_line") ?? first,
                    isCovered: element["covered"] != "no"))
        case "source_file":
            if let id = element["id"], let path = element["path"] { files[id] = path }
        case "Lines", "SourceFileNames": fields = [:]
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "module": closeModule()
        case "Lines":
            // The older form: an element a field.
            guard let source = fields["SourceFileID"],
                let first = fields["LnStart"].flatMap({ Int($0) })
            else { return }
            ranges.append(
                Range(
                    source: source, first: first,
                    last: fields["LnEnd"].flatMap { Int($0) } ?? first,
                    isCovered: fields["Coverage"] != "2"))
        case "SourceFileNames":
            if let id = fields["SourceFileID"], let name = fields["SourceFileName"] {
                files[id] = name
            }
        case "CoverageDSPriv": closeModule()
        case let name?: fields[name] = XMLElement.trimmed(text)
        case nil: break
        }
    }

    private mutating func closeModule() {
        for path in files.values.sorted() { builder.withFile(path) { $0.hasBranches = false } }
        for range in ranges {
            guard let path = files[range.source] else { continue }
            builder.withFile(path) { file in
                file.raise(
                    hits: range.isCovered ? 1 : 0, lines: range.first,
                    through: max(range.first, range.last))
            }
        }
        ranges = []
        files = [:]
    }

    func report() -> CoverageReport { builder.report() }
}
