/// How much of something is covered: both numbers, or only a percentage where no more is known.
public struct CoverageMeasure: Hashable, Sendable {
    /// How many are covered.
    public let covered: Int?
    /// How many there are.
    public let total: Int?
    private let declaredPercent: Double?

    /// Makes a measure of two numbers; neither is below zero, and no more are covered than are
    /// there.
    public init(covered: Int, total: Int) {
        let total = max(0, total)
        self.covered = min(max(0, covered), total)
        self.total = total
        declaredPercent = nil
    }

    /// Makes a measure of which only the percentage is known.
    public init(percent: Double) {
        covered = nil
        total = nil
        declaredPercent = percent.isFinite ? min(max(0, percent), 100) : nil
    }

    /// The share in percent; `nil` where there is nothing to cover.
    public var percent: Double? {
        guard let covered, let total else { return declaredPercent }
        return total == 0 ? nil : Double(covered) * 100 / Double(total)
    }

    /// How many are not covered.
    public var missed: Int? {
        guard let covered, let total else { return nil }
        return total - covered
    }

    /// Adds measures of one unit; `nil` where one of them has no numbers.
    static func sum(_ measures: [CoverageMeasure]) -> CoverageMeasure? {
        var covered = 0
        var total = 0
        for measure in measures {
            guard let some = measure.covered, let all = measure.total else { return nil }
            covered = covered.addingSaturated(some)
            total = total.addingSaturated(all)
        }
        return CoverageMeasure(covered: covered, total: total)
    }
}

extension CoverageMeasure: JSONRepresentable {
    /// Both numbers, and the percentage with two decimals.
    public var json: JSONValue {
        [
            "covered": JSONValue(covered), "total": JSONValue(total),
            "percent": JSONValue(percent.map { ($0 * 100).rounded() / 100 }),
        ]
    }
}

extension Int {
    /// The sum, or the largest integer where the sum is too large.
    package func addingSaturated(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
