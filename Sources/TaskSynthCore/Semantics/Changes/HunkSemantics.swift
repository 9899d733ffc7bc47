/// What kind of text a hunk changes.
public enum HunkNature: String, Hashable, Sendable, Comparable, CaseIterable {
    /// Only white space within lines, and empty lines.
    case whitespace
    /// The same tokens on other lines.
    case formatting
    /// Only comments and documentation.
    case comment
    /// Only what makes other modules known.
    case imports = "import"
    /// Only texts in quotation marks and numbers.
    case literal
    /// One name is another one everywhere.
    case identifierRename
    /// Code.
    case code
    /// Text of no known language.
    case text

    /// Whether one says less than another about a hunk that has both.
    public static func < (first: HunkNature, second: HunkNature) -> Bool {
        (allCases.firstIndex(of: first) ?? 0) < (allCases.firstIndex(of: second) ?? 0)
    }
}

/// What a hunk changes.
public struct HunkSemantics: Hashable, Sendable {
    /// The first line before the change, as the patch has it.
    public var oldStart: Int
    /// The first line after the change, as the patch has it.
    public var newStart: Int
    /// The lines that are new.
    public var additions: Int
    /// The lines that go away.
    public var deletions: Int
    /// What kind of text changes.
    public var nature: HunkNature
    /// How that was found out.
    public var method: AnalysisMethod
    /// The definitions that own the changed lines, innermost only, in order.
    public var symbols: [String]
    /// Whether all of the changed lines are there for tests alone, by a construct of the language.
    public var servesTestsOnly: Bool
}

extension HunkSemantics: JSONRepresentable {
    /// The place, the nature and the definitions.
    public var json: JSONValue {
        [
            "oldStart": JSONValue(oldStart), "newStart": JSONValue(newStart),
            "additions": JSONValue(additions), "deletions": JSONValue(deletions),
            "nature": .string(nature.rawValue), "method": .string(method.rawValue),
            "symbols": JSONValue(symbols), "testsOnly": .bool(servesTestsOnly),
        ]
    }
}
