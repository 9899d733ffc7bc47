import TaskSynthCore

/// Reads Testwell CTC++.
struct CTCHandler: CoverageHandler {
    private var builder = CoverageBuilder(format: "ctc")
    private var file: String?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "file":
            let path = element["location"] ?? element["name"] ?? ""
            file = path
            builder.withFile(path) { $0.hasBranches = false }
        case "line":
            guard let file, element["codeType"] == "Executable",
                let number = element.integer("number"), let state = element["isExecuted"],
                !state.isEmpty
            else { return }
            let isCovered = state != "NotExecuted" && state.lowercased() != "false"
            builder.withFile(file) { $0.raise(hits: isCovered ? 1 : 0, line: number) }
        case "measure" where path.last == "file":
            guard let file,
                let measure = element.measure(covered: "hits", total: "checkpoints")
            else { return }
            if element["name"] == "Statement" {
                builder.withFile(file) { $0.counted[.statements] = measure }
            } else if element["name"] == "Decision" {
                builder.withFile(file) { $0.counted[.branches] = measure }
            }
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        if path.last == "file" { file = nil }
    }

    func report() -> CoverageReport { builder.report() }
}
