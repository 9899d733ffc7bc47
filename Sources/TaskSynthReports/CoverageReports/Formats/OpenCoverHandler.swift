import TaskSynthCore

/// Reads OpenCover, as OpenCover, AltCover and coverlet write it.
struct OpenCoverHandler: CoverageHandler {
    /// The line that compilers give code without a source.
    private static let hiddenLine = 16_707_566

    private var builder = CoverageBuilder(format: "opencover")
    private var files: [String: String] = [:]
    private var statements: [String: (covered: Int, total: Int)] = [:]
    private var methodFile: String?
    private var branches = 0

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "Summary" where path.last == "CoverageSession":
            builder.declared[.statements] = element.measure(
                covered: "visitedSequencePoints", total: "numSequencePoints")
            builder.declared[.functions] = nil
        case "Module": files = [:]
        case "File":
            if let uid = element["uid"], let path = element["fullPath"] {
                files[uid] = path
                builder.withFile(path) { _ in }
            }
        case "FileRef": methodFile = element["uid"].flatMap { files[$0] }
        case "Method":
            methodFile = nil
            branches = 0
        case "SequencePoint": readPoint(element)
        case "BranchPoint": readBranch(element)
        default: break
        }
    }

    private func file(of element: XMLElement) -> String? {
        element["fileid"].flatMap { files[$0] } ?? methodFile
    }

    private mutating func readPoint(_ element: XMLElement) {
        guard let path = file(of: element), let hits = element.hits("vc"),
            let first = element.integer("sl"), first != Self.hiddenLine
        else { return }
        let last = max(first, element.integer("el") ?? first)
        let old = statements[path] ?? (0, 0)
        statements[path] = (old.covered + (hits > 0 ? 1 : 0), old.total + 1)
        builder.withFile(path) { $0.raise(hits: hits, lines: first, through: last) }
    }

    private mutating func readBranch(_ element: XMLElement) {
        guard let path = file(of: element), let hits = element.hits("vc"),
            let line = element.integer("sl"), line > 0, line != Self.hiddenLine
        else { return }
        let id =
            ["uspid", "offset", "path", "offsetend"].compactMap { element[$0] }
            .joined(separator: ".")
        builder.withFile(path) { $0.raiseBranch(id, hits: hits, line: line) }
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
