import TaskSynthCore

/// Takes the elements of a coverage report of one kind, and says what it covers.
protocol CoverageHandler: XMLHandler {
    /// The report that was read.
    func report() -> CoverageReport
}

extension XMLElement {
    /// A number of executions: an integer, saturated where it is too large, at least 0.
    func hits(_ name: String) -> Int? {
        guard let text = self[name].map(Self.trimmed) else { return nil }
        if let integer = Int(text) { return max(0, integer) }
        guard let number = Double(text), !number.isNaN else { return nil }
        return number >= Double(Int.max) ? .max : max(0, Int(number))
    }

    /// A measure of two attributes.
    func measure(covered: String, total: String) -> CoverageMeasure? {
        guard let covered = hits(covered), let total = hits(total) else { return nil }
        return CoverageMeasure(covered: covered, total: total)
    }
}
