/// How the coverage of two runs differs, in percentage points of each unit both count in.
public struct CoverageDelta: Hashable, Sendable {
    /// How one file differs.
    public struct File: Hashable, Sendable {
        /// The path, as the later report has it.
        public let path: String
        /// The lines before; `nil` where only the later report has the file.
        public let before: CoverageMeasure?
        /// The lines after; `nil` where only the earlier report has the file.
        public let after: CoverageMeasure?
    }

    /// The difference in percentage points by unit; units that only one report counts in are not
    /// there.
    public let points: [CoverageUnit: Double]
    /// The files whose lines differ, sorted by path.
    public let files: [File]

    /// The difference of the lines in percentage points.
    public var lines: Double? { points[.lines] }

    /// Compares two reports.
    public init(from before: CoverageReport, to after: CoverageReport) {
        var points: [CoverageUnit: Double] = [:]
        for unit in CoverageUnit.all {
            guard let old = before.measure(unit)?.percent, let new = after.measure(unit)?.percent
            else { continue }
            points[unit] = new - old
        }
        self.points = points
        let old = Dictionary(before.files.map { (CoveragePath($0.path).key, $0) }) { $1 }
        let new = Dictionary(after.files.map { (CoveragePath($0.path).key, $0) }) { $1 }
        files = Set(old.keys).union(new.keys).sorted().compactMap { key in
            let (first, second) = (old[key]?.measure(.lines), new[key]?.measure(.lines))
            guard first != second, let path = new[key]?.path ?? old[key]?.path else { return nil }
            return File(path: path, before: first, after: second)
        }
    }
}

extension CoverageReport {
    /// How this coverage differs from that of an earlier run.
    public func coverageDelta(since before: CoverageReport) -> CoverageDelta {
        CoverageDelta(from: before, to: self)
    }
}

extension CoverageDelta: JSONRepresentable {
    /// The points of each unit with two decimals, and the files that differ.
    public var json: JSONValue {
        var members: [JSONObject.Member] = CoverageUnit.all.compactMap { unit in
            points[unit].map {
                .init(key: unit.rawValue, value: JSONValue(($0 * 100).rounded() / 100))
            }
        }
        members.append(
            .init(
                key: "files",
                value: .array(
                    files.map { file in
                        [
                            "path": .string(file.path), "before": JSONValue(file.before),
                            "after": JSONValue(file.after),
                        ]
                    })))
        return .object(JSONObject(members))
    }
}
