import TaskSynthCore

/// Reads Clover, as OpenClover, PHPUnit and Istanbul write it.
///
/// Statements and conditions count as lines, methods do not. OpenClover gives how often a condition
/// was true and how often false; Istanbul, under the same names, how many branches were taken and
/// how many not: the file's own counts tell which.
struct CloverHandler: CoverageHandler {
    private struct Condition {
        let line: Int
        let yes: Int
        let no: Int
    }

    private var builder = CoverageBuilder(format: "clover")
    private var file: String?
    private var conditions: [Condition] = []
    private var isTestCode = false

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "testproject": isTestCode = true
        case "file":
            guard !isTestCode else { return }
            let path = element["path"] ?? element["name"] ?? ""
            file = path
            conditions = []
            builder.withFile(path) { _ in }
        case "metrics":
            if path.last == "file", let file {
                let measures = Self.measures(of: element)
                builder.withFile(file) { $0.declared = measures }
            } else if path.last == "project", !isTestCode {
                builder.declared = Self.measures(of: element)
            }
        case "line": read(element)
        default: break
        }
    }

    private mutating func read(_ element: XMLElement) {
        guard let file, let number = element.integer("num") else { return }
        switch element["type"] {
        case "method": return
        case "cond":
            let yes = element.hits("truecount") ?? 0
            let no = element.hits("falsecount") ?? 0
            conditions.append(Condition(line: number, yes: yes, no: no))
            let hits = element.hits("count") ?? yes.addingSaturated(no)
            builder.withFile(file) { $0.raise(hits: hits, line: number) }
        default:
            guard let hits = element.hits("count") else { return }
            builder.withFile(file) { $0.raise(hits: hits, line: number) }
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "testproject": isTestCode = false
        case "file":
            guard let file else { return }
            let conditions = conditions
            builder.withFile(file) { Self.addBranches(conditions, to: &$0) }
            self.file = nil
        default: break
        }
    }

    private static func addBranches(
        _ conditions: [Condition], to file: inout FileCoverageBuilder
    ) {
        let taken = conditions.reduce(0) { $0.addingSaturated($1.yes) }
        let all = conditions.reduce(taken) { $0.addingSaturated($1.no) }
        let areCounts = file.declared[.branches] == CoverageMeasure(covered: taken, total: all)
        for condition in conditions {
            if areCounts {
                file.raiseBranches(
                    covered: condition.yes, total: condition.yes.addingSaturated(condition.no),
                    line: condition.line)
            } else {
                file.raiseBranch("true", hits: condition.yes, line: condition.line)
                file.raiseBranch("false", hits: condition.no, line: condition.line)
            }
        }
    }

    private static func measures(of metrics: XMLElement) -> [CoverageUnit: CoverageMeasure] {
        var measures: [CoverageUnit: CoverageMeasure] = [:]
        measures[.branches] = metrics.measure(
            covered: "coveredconditionals", total: "conditionals")
        measures[.statements] = metrics.measure(covered: "coveredstatements", total: "statements")
        measures[.functions] = metrics.measure(covered: "coveredmethods", total: "methods")
        return measures
    }

    func report() -> CoverageReport { builder.report() }
}
