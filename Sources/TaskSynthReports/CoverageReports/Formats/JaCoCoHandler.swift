import TaskSynthCore

/// Reads JaCoCo: a line is executed where some of its instructions are.
///
/// gcovr names its lines in this form without their instructions, so that only its counters tell
/// how many of them are executed.
struct JaCoCoHandler: CoverageHandler {
    private var builder = CoverageBuilder(format: "jacoco")
    private var package = ""
    private var file: String?
    private var totals: [CoverageUnit: CoverageMeasure] = [:]

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "package": package = element["name"] ?? ""
        case "sourcefile":
            let name = element["name"] ?? ""
            let path = package.isEmpty ? name : "\(package)/\(name)"
            file = path
            builder.withFile(path) { _ in }
        case "line" where path.last == "sourcefile": read(element)
        case "counter": count(element, in: path.last ?? "")
        default: break
        }
    }

    private mutating func read(_ element: XMLElement) {
        guard let file, let number = element.integer("nr") else { return }
        guard let covered = element.hits("ci") else {
            if element["mi"] == nil { builder.withFile(file) { $0.hasLines = false } }
            return
        }
        let missed = element.hits("mb") ?? 0
        let taken = element.hits("cb") ?? 0
        builder.withFile(file) { file in
            file.raise(hits: covered > 0 ? 1 : 0, line: number)
            file.raiseBranches(
                covered: taken, total: taken.addingSaturated(missed), line: number)
        }
    }

    private mutating func count(_ element: XMLElement, in parent: String) {
        let units: [String: CoverageUnit] = [
            "LINE": .lines, "BRANCH": .branches, "INSTRUCTION": .instructions,
            "METHOD": .functions, "CLASS": .classes,
        ]
        guard let unit = element["type"].flatMap({ units[$0] }),
            let covered = element.hits("covered"), let missed = element.hits("missed")
        else { return }
        let measure = CoverageMeasure(covered: covered, total: covered.addingSaturated(missed))
        if parent == "sourcefile", let file {
            builder.withFile(file) { file in
                if unit == .lines || unit == .branches {
                    file.declared[unit] = measure
                } else {
                    file.counted[unit] = measure
                }
            }
        } else if parent == "report" {
            builder.declared[unit] = measure
        }
    }

    mutating func end(path: [String], text: String) {
        if path.last == "sourcefile" { file = nil }
    }

    func report() -> CoverageReport { builder.report() }
}
