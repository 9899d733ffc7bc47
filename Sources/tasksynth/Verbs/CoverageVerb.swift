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
            .json,
        ],
        example: "git diff main | tasksynth coverage coverage.xml --patch - --json"
    ) { arguments in
        guard !arguments.operands.isEmpty else {
            throw Failure.usage("no coverage report is given")
        }
        var reports: [CoverageReport] = []
        for file in arguments.operands {
            reports.append(try CoverageReport(file: file))
        }
        let report = CoverageReport(merging: reports)
        var document = report.json.object ?? JSONObject()
        var patchCoverage: PatchCoverage?
        if let path = arguments["--patch"] {
            let patch = try InputFile.bytes(at: path)
            patchCoverage = try report.patchCoverage(ofPatchText: patch)
            document["patch"] = patchCoverage?.json
        }
        let earlier = try arguments.all("--since").map { try CoverageReport(file: $0) }
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
    /// Reads a report of any form from a file; XML by its first character.
    init(file: String) throws {
        let bytes = try InputFile.bytes(at: file)
        self =
            try Self.isXML(bytes)
            ? CoverageReport(readingXML: bytes) : CoverageReport(reading: bytes)
    }

    private static func isXML(_ bytes: [UInt8]) -> Bool {
        // A mark of the encoding and blanks may stand before; zeros are those of wide characters.
        let skipped: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x00, 0x20, 0x09, 0x0A, 0x0D]
        return bytes.first { !skipped.contains($0) } == UInt8(ascii: "<")
    }
}
