import TaskSynthCore

/// Reads SonarQube's generic form.
struct SonarHandler: CoverageHandler {
    private var builder = CoverageBuilder(format: "sonar-generic")
    private var file: String?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "file":
            file = element["path"]
            if let file { builder.withFile(file) { _ in } }
        case "lineToCover":
            guard let file, let number = element.integer("lineNumber") else { return }
            let isCovered = element["covered"] == "true"
            let total = element.integer("branchesToCover") ?? 0
            let covered = element.integer("coveredBranches") ?? 0
            builder.withFile(file) { file in
                file.raise(hits: isCovered ? 1 : 0, line: number)
                file.raiseBranches(covered: covered, total: total, line: number)
            }
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        if path.last == "file" { file = nil }
    }

    func report() -> CoverageReport { builder.report() }
}
