public import TaskSynthCore
import Testing

/// Compares a report with what an oracle says of it.
public enum CoverageExpectation {
    /// Checks the totals and each file.
    public static func check(_ report: CoverageReport, _ expected: JSONValue) {
        // The oracle of gcov's files counts the marks of lines, and knows no branches.
        let hasBranches = expected["oracle"]?.string?.hasPrefix("line prefixes") != true
        if let total = expected["total"], !total.isNull {
            check(report.measure(.lines), total["linesCovered"], total["linesValid"], "lines")
            if hasBranches {
                check(
                    report.measure(.branches), total["branchesCovered"], total["branchesValid"],
                    "branches")
            }
        }
        for member in expected["files"]?.object?.members ?? [] {
            guard let file = report.files.first(where: { $0.path == member.key }) else {
                Issue.record("no file \(member.key) of \(report.files.map(\.path))")
                continue
            }
            let value = member.value
            check(file.measure(.lines), value["linesCovered"], value["linesValid"], member.key)
            if hasBranches {
                check(
                    file.measure(.branches), value["branchesCovered"], value["branchesValid"],
                    "branches of \(member.key)")
            }
            // Istanbul's Clover calls the lines statements.
            if report.format == "clover" { continue }
            check(
                file.measure(.statements), value["statementsCovered"], value["statements"],
                "statements of \(member.key)", isOptional: true)
            check(
                file.measure(.functions), value["functionsCovered"], value["functions"],
                "functions of \(member.key)", isOptional: true)
        }
    }

    private static func check(
        _ measure: CoverageMeasure?, _ covered: JSONValue?, _ total: JSONValue?, _ what: String,
        isOptional: Bool = false
    ) {
        guard let covered = covered?.integer, let total = total?.integer else { return }
        if isOptional, measure == nil { return }
        #expect(measure?.covered ?? 0 == covered, "covered \(what)")
        #expect(measure?.total ?? 0 == total, "all \(what)")
    }
}
