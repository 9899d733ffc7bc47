import TaskSynthCore

/// Reads NCover and PartCover: points with their lines and visits.
struct SequencePointHandler: CoverageHandler {
    enum Form { case ncover, partcover }

    private let form: Form
    private var builder: CoverageBuilder
    private var files: [String: String] = [:]
    private var statements: [String: (covered: Int, total: Int)] = [:]

    init(form: Form) {
        self.form = form
        builder = CoverageBuilder(format: form == .ncover ? "ncover" : "partcover")
    }

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "file", "File", "doc":
            if let id = element["id"], let path = element["url"] { files[id] = path }
        case "seqpnt":
            guard element["excluded"] != "true" else { return }
            add(
                element["document"] ?? element["doc"].flatMap { files[$0] },
                hits: element.hits("visitcount") ?? element.hits("vc"),
                first: element.integer("line") ?? element.integer("l"),
                last: element.integer("endline") ?? element.integer("el"))
        case "pt":
            add(
                element["fid"].flatMap { files[$0] }, hits: element.hits("visit"),
                first: element.integer("sl"), last: element.integer("el"))
        default: break
        }
    }

    private mutating func add(_ path: String?, hits: Int?, first: Int?, last: Int?) {
        guard let path, let hits, let first, first > 0, first != 16_707_566 else { return }
        let old = statements[path] ?? (0, 0)
        statements[path] = (old.covered + (hits > 0 ? 1 : 0), old.total + 1)
        builder.withFile(path) { file in
            file.hasBranches = false
            file.raise(hits: hits, lines: first, through: max(first, last ?? first))
        }
    }

    mutating func end(path: [String], text: String) {}

    func report() -> CoverageReport {
        var builder = builder
        for (path, counts) in statements {
            builder.withFile(path) { file in
                file.counted[.statements] = CoverageMeasure(
                    covered: counts.covered, total: counts.total)
            }
        }
        return builder.report()
    }
}
