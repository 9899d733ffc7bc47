/// What a change means for one file.
public struct FileSemantics: Hashable, Sendable {
    /// The path after the change; before it where the file goes away.
    public var path: String
    /// The path before, where that is another one.
    public var oldPath: String?
    /// The words for what happens to the file as a whole, such as `modified` and `renamed`.
    public var changeKinds: [String]
    /// The language, where it is known.
    public var language: SourceLanguage?
    /// How the file was read.
    public var method: AnalysisMethod
    /// How far that can be trusted, from 0 to 1.
    public var confidence: Double
    /// Why the file was read that way, where it was not the best one.
    public var reason: String?
    /// The lines that are new.
    public var additions: Int
    /// The lines that go away.
    public var deletions: Int
    /// What each hunk changes.
    public var hunks: [HunkSemantics]
    /// The definitions that the change touches.
    public var symbols: [ChangedSymbol]
    /// The innermost functions and classes around the changed lines.
    public var nodes: [ChangedNode]
    /// How many changed lines are in no function and no class.
    public var linesOutsideOfNodes: Int
    /// McCabe's number of all functions before, where the whole file is known.
    public var complexityBefore: Int?
    /// McCabe's number of all functions after, where the whole file is known.
    public var complexityAfter: Int?
    /// Whether the file serves tests only, by its path.
    public var isTest: Bool
    /// Whether definitions in it can be a part of the module's interface.
    var mayBePublic: Bool
    /// Names and texts that the change brings in.
    var introduced: IntroducedTerms
}

extension FileSemantics {
    /// Lets go of what symbols are known again by in other files.
    mutating func forgetTokens() {
        for index in symbols.indices where symbols[index].tokens != nil {
            symbols[index].tokens = nil
        }
    }
}

extension FileSemantics: JSONRepresentable {
    /// Everything but the symbols, which stand in a list of their own.
    public var json: JSONValue {
        [
            "path": .string(path), "oldPath": JSONValue(oldPath),
            "changeKinds": JSONValue(changeKinds), "language": JSONValue(language?.name),
            "method": .string(method.rawValue),
            "confidence": JSONValue(Double(Int(confidence * 1000)) / 1000),
            "reason": JSONValue(reason), "linesAdded": JSONValue(additions),
            "linesRemoved": JSONValue(deletions), "test": .bool(isTest),
            "complexity": [
                "before": JSONValue(complexityBefore), "after": JSONValue(complexityAfter),
            ],
            "hunks": JSONValue(hunks),
        ]
    }
}
