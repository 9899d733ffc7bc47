/// How much of a program its tests execute: per file the lines with their hits and branches.
///
/// Totals are counted again from the files; where the report's own totals of the same unit differ,
/// ``warnings`` says so.
public struct CoverageReport: Hashable, Sendable {
    /// The form it was read from; several, where reports were merged, are joined by `+`.
    public let format: CoverageFormat
    /// The files, in the order of the report.
    public let files: [FileCoverage]
    /// The folders that the report says its paths are relative to.
    public let sources: [String]
    /// What the report says itself in totals.
    public let declared: [CoverageUnit: CoverageMeasure]
    /// Whether every file that the totals count is in ``files``: tables in logs leave some out.
    public let listsAllFiles: Bool
    /// What is odd about it, a sentence each.
    public let warnings: [String]

    /// The warnings of the reader, without those about totals.
    package let ownWarnings: [String]

    /// Makes a report; disagreement of its own totals with its files becomes a warning.
    public init(
        format: CoverageFormat, files: [FileCoverage], sources: [String] = [],
        declared: [CoverageUnit: CoverageMeasure] = [:], listsAllFiles: Bool = true,
        warnings: [String] = []
    ) {
        self.format = format
        self.files = files
        self.sources = sources
        self.declared = declared
        self.listsAllFiles = listsAllFiles
        ownWarnings = warnings
        self.warnings =
            warnings
            + Self.disagreements(files: files, declared: listsAllFiles ? declared : [:])
    }

    /// How much is covered in a unit: the sum of the files, or what the report says in total.
    ///
    /// `nil` where the report does not count in that unit.
    public func measure(_ unit: CoverageUnit) -> CoverageMeasure? {
        guard listsAllFiles else { return declared[unit] ?? Self.sum(unit, of: files) }
        return Self.sum(unit, of: files) ?? declared[unit]
    }

    /// The sum of the files that count in a unit.
    private static func sum(_ unit: CoverageUnit, of files: [FileCoverage]) -> CoverageMeasure? {
        let measures = files.compactMap { $0.measure(unit) }
        guard measures.count > 1 else { return measures.first }
        return CoverageMeasure.sum(measures)
    }

    private static func disagreements(
        files: [FileCoverage], declared: [CoverageUnit: CoverageMeasure]
    ) -> [String] {
        var sentences: [String] = []
        for unit in CoverageUnit.all {
            if let own = declared[unit], let ours = sum(unit, of: files),
                let sentence = disagreement("the report", unit, own, ours)
            {
                sentences.append(sentence)
            }
            for file in files {
                guard sentences.count < 100 else { return sentences }
                if let own = file.declared[unit], let ours = file.measure(unit), own != ours,
                    let sentence = disagreement(file.path, unit, own, ours)
                {
                    sentences.append(sentence)
                }
            }
        }
        return sentences
    }

    /// What differs between totals that a report gives and those of its elements.
    private static func disagreement(
        _ name: String, _ unit: CoverageUnit, _ own: CoverageMeasure, _ ours: CoverageMeasure
    ) -> String? {
        let start = "\(name) says"
        guard let covered = own.covered, let total = own.total else {
            guard let says = own.percent, let counts = ours.percent, abs(says - counts) > 1
            else { return nil }
            let rounded = (counts * 100).rounded() / 100
            return "\(start) \(says) % of \(unit.rawValue), its elements give \(rounded) %"
        }
        guard let oursCovered = ours.covered, let oursTotal = ours.total,
            (covered, total) != (oursCovered, oursTotal)
        else { return nil }
        return "\(start) \(covered) of \(total) \(unit.rawValue),"
            + " its elements give \(oursCovered) of \(oursTotal)"
    }
}

extension CoverageReport: JSONRepresentable {
    /// The format, the totals in each unit that is known, and the files.
    public var json: JSONValue {
        var members: [JSONObject.Member] = [
            .init(key: "format", value: .string(format.rawValue))
        ]
        for unit in CoverageUnit.all {
            let measure = measure(unit)
            guard measure != nil || unit == .lines || unit == .branches else { continue }
            members.append(.init(key: unit.rawValue, value: JSONValue(measure)))
        }
        members.append(.init(key: "sources", value: JSONValue(sources)))
        members.append(.init(key: "warnings", value: JSONValue(warnings)))
        members.append(.init(key: "files", value: JSONValue(files)))
        return .object(JSONObject(members))
    }
}
