import TaskSynthCore
import TaskSynthReports

extension Verb {
    /// Reads coverage reports.
    static let coverage = Verb(
        name: "coverage", summary: "read coverage reports, and say how much of a patch is executed",
        operands: "FILE…",
        options: [
            Option(
                name: "--patch", value: "PATCH",
                summary: "the change whose added lines are looked at"),
            Option(
                name: "--since", value: "FILE",
                summary: "a report of an earlier run to compare with; may be repeated",
                isRepeatable: true),
            Option(
                name: "--max-bytes", value: "NUMBER",
                summary:
                    "how long a report in text or JSON may be; 1073741824 where it is not given"),
            .json,
        ],
        example: "git diff main | tasksynth coverage coverage.xml --patch - --json"
    ) { arguments in
        guard !arguments.operands.isEmpty else {
            throw Failure.usage("no coverage report is given")
        }
        let size = try arguments.integer("--max-bytes") ?? CoverageReport.maximumSize
        var reports: [CoverageReport] = []
        for file in arguments.operands {
            reports.append(try CoverageReport(file: file, maximumSize: size))
        }
        let report = CoverageReport(merging: reports)
        var document = report.json.object ?? JSONObject()
        var patchCoverage: PatchCoverage?
        if let path = arguments["--patch"] {
            let patch = try InputFile.bytes(at: path)
            patchCoverage = try report.patchCoverage(ofPatchText: patch)
            document["patch"] = patchCoverage?.json
        }
        let earlier = try arguments.all("--since").map {
            try CoverageReport(file: $0, maximumSize: size)
        }
        let delta =
            earlier.isEmpty
            ? nil : report.coverageDelta(since: CoverageReport(merging: earlier))
        if let delta { document["delta"] = delta.json }
        if arguments.has("--json") {
            Terminal.write(JSONValue.object(document).documentBytes)
        } else {
            Terminal.print(summary(of: report, patchCoverage, delta))
        }
        return .done
    }

    /// A few lines for a person: the totals, what of the patch is missed, and what has changed.
    private static func summary(
        of report: CoverageReport, _ patch: PatchCoverage?, _ delta: CoverageDelta?
    ) -> String {
        var lines = ["\(report.format.rawValue): \(report.files.count) files"]
        for unit in CoverageUnit.all {
            guard let measure = report.measure(unit) else { continue }
            lines.append("\(unit.rawValue): \(text(of: measure))")
        }
        if let patch {
            lines.append("patch: \(text(of: patch.lines)) of \(patch.changedLines) added lines")
            for file in patch.files where !file.missedLines.isEmpty {
                let missed = file.missedLines.map(String.init).joined(separator: ", ")
                lines.append("\(file.path): missed \(missed)")
            }
            lines += patch.unmeasured.map { "\($0.path): not measured, \($0.reason)" }
        }
        for unit in CoverageUnit.all {
            guard let points = delta?.points[unit] else { continue }
            lines.append("\(unit.rawValue) since: \((points * 100).rounded() / 100) points")
        }
        return (lines + report.warnings.map { "warning: \($0)" }).joined(separator: "\n")
    }

    private static func text(of measure: CoverageMeasure) -> String {
        let percent =
            measure.percent.map { "\(($0 * 100).rounded() / 100) %" } ?? "nothing to cover"
        guard let covered = measure.covered, let total = measure.total else { return percent }
        return "\(covered) of \(total), \(percent)"
    }
}

extension CoverageReport {
    /// Reads a report of any form from a file: XML, by its first character, as it comes, what is
    /// text or JSON whole.
    init(file: String, maximumSize: Int = CoverageReport.maximumSize) throws {
        var bytes: [UInt8] = []
        var reader: XMLCoverageReportReader?
        var isFirst = true
        try InputFile.read(file) { chunk in
            if isFirst, XMLCoverageReportReader.recognizes(chunk) {
                reader = XMLCoverageReportReader()
            }
            isFirst = false
            if reader != nil {
                try reader?.read(chunk.span)
            } else {
                bytes += chunk
                guard bytes.count <= maximumSize else {
                    throw CoverageError(
                        .tooLarge, detail: "the report has more than \(maximumSize) bytes")
                }
            }
        }
        if let report = try reader?.finish() {
            self = report
        } else {
            try self.init(reading: bytes, maximumSize: maximumSize)
        }
    }
}
