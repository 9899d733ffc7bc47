/// What a coverage counts: lines, branches, statements, and so on, which are never mixed.
public struct CoverageUnit: RawRepresentable, Hashable, Sendable {
    /// The key that stands for it in JSON.
    public let rawValue: String

    /// Makes a unit from its key.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Lines that hold code.
    public static let lines = CoverageUnit(rawValue: "lines")
    /// Ways that a decision can go.
    public static let branches = CoverageUnit(rawValue: "branches")
    /// Statements, of which a line may hold several; sequence points.
    public static let statements = CoverageUnit(rawValue: "statements")
    /// Functions and methods.
    public static let functions = CoverageUnit(rawValue: "functions")
    /// Regions or blocks of code.
    public static let regions = CoverageUnit(rawValue: "regions")
    /// Instructions of byte code.
    public static let instructions = CoverageUnit(rawValue: "instructions")
    /// Classes.
    public static let classes = CoverageUnit(rawValue: "classes")

    /// All units, in the order in which they are listed.
    public static let all: [CoverageUnit] = [
        .lines, .branches, .statements, .functions, .regions, .instructions, .classes,
    ]
}
