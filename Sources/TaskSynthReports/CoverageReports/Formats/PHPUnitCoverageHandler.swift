import TaskSynthCore

/// Reads the index of PHPUnit's own XML: totals of each file.
struct PHPUnitCoverageHandler: CoverageHandler {
    private var builder = CoverageBuilder(format: "phpunit-xml")
    private var folders: [String] = []
    private var file: String?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "project":
            if let source = element["source"] { builder.sources.append(source) }
        case "directory": folders.append(element["name"] ?? "")
        case "file":
            let parts = folders.filter { $0 != "/" && !$0.isEmpty } + [element["name"] ?? ""]
            let path = parts.joined(separator: "/")
            file = path
            builder.withFile(path) { $0.hasLines = false }
        case "lines", "methods", "classes": read(element)
        case "line" where path.last == "coverage":
            // A file's own report, with a record for each line that was executed.
            guard let file, let number = element.integer("nr") else { return }
            builder.withFile(file) {
                $0.declared[.lines] = nil; $0.raise(hits: 1, line: number)
            }
        default: break
        }
    }

    private mutating func read(_ element: XMLElement) {
        guard let file else { return }
        let unit: CoverageUnit =
            switch element.name {
            case "lines": .lines
            case "methods": .functions
            default: .classes
            }
        let measure =
            element.measure(covered: "executed", total: "executable")
            ?? element.measure(covered: "tested", total: "count")
        if let measure { builder.withFile(file) { $0.declared[unit] = measure } }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "directory": _ = folders.popLast()
        case "file": file = nil
        default: break
        }
    }

    func report() -> CoverageReport { builder.report() }
}
