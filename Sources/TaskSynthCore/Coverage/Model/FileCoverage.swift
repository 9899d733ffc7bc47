/// What a report says about one file.
public struct FileCoverage: Hashable, Sendable {
    /// The path as the report writes it.
    public let path: String
    /// The lines that hold code, sorted; empty where the report gives totals only.
    public let lines: [LineCoverage]
    /// Whether the report gives lines for this file, even if there are none in it.
    public let hasLines: Bool
    /// Whether the form of the report can say what branches were taken.
    public let hasBranches: Bool
    /// The lines that declare functions, with how often those were called, where the report says.
    public let functionLines: [LineCoverage]
    /// What was counted from the report's elements in other units than lines.
    public let counted: [CoverageUnit: CoverageMeasure]
    /// What the report says itself in totals of the file.
    public let declared: [CoverageUnit: CoverageMeasure]

    /// Makes a file.
    public init(
        path: String, lines: [LineCoverage], hasLines: Bool = true,
        hasBranches: Bool = true,
        functionLines: [LineCoverage] = [], counted: [CoverageUnit: CoverageMeasure] = [:],
        declared: [CoverageUnit: CoverageMeasure] = [:]
    ) {
        self.path = path
        self.lines = lines
        self.hasLines = hasLines
        self.hasBranches = hasBranches
        self.functionLines = functionLines
        self.counted = counted
        self.declared = declared
    }

    /// How much is covered in a unit: counted where that can be, else as the report says.
    public func measure(_ unit: CoverageUnit) -> CoverageMeasure? {
        counted[unit] ?? recount(unit) ?? declared[unit]
    }

    /// What the lines say of a unit.
    private func recount(_ unit: CoverageUnit) -> CoverageMeasure? {
        guard hasLines else { return nil }
        switch unit {
        case .lines:
            let counts = lines.compactMap(\.isCovered)
            return CoverageMeasure(covered: counts.count { $0 }, total: counts.count)
        case .branches:
            guard hasBranches else { return nil }
            let branches = lines.lazy.flatMap(\.branches)
            return CoverageMeasure(
                covered: branches.count { $0.hits > 0 }, total: branches.count { _ in true })
        default: return nil
        }
    }

    /// The numbers of the lines that were not executed.
    public var missedLines: [Int] { lines.filter { $0.isCovered == false }.map(\.number) }

    /// The numbers of the lines that were executed, with a branch that was not.
    public var partialLines: [Int] { lines.filter(\.isPartial).map(\.number) }

    /// What the report says about a line; `nil` where it does not measure it.
    public func line(_ number: Int) -> LineCoverage? { lines.line(number) }

    /// What the report says about a line, or about the function that it declares.
    public func lineOrFunction(_ number: Int) -> LineCoverage? {
        if let line = line(number), line.hits != nil { return line }
        return functionLines.line(number)
    }
}

extension FileCoverage: JSONRepresentable {
    /// The path, each unit that is known, and the lines that were missed.
    public var json: JSONValue {
        var members: [JSONObject.Member] = [.init(key: "path", value: .string(path))]
        for unit in CoverageUnit.all {
            let measure = measure(unit)
            guard measure != nil || unit == .lines || unit == .branches else { continue }
            members.append(.init(key: unit.rawValue, value: JSONValue(measure)))
        }
        members.append(
            .init(key: "missedLines", value: hasLines ? JSONValue(missedLines) : .null))
        members.append(
            .init(key: "partialLines", value: hasLines ? JSONValue(partialLines) : .null))
        return .object(JSONObject(members))
    }
}
