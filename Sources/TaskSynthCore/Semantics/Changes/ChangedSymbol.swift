/// A definition that a change touches.
public struct ChangedSymbol: Hashable, Sendable {
    /// The file that it is in after the change; before it where it goes away.
    public var file: String
    /// The file that it was in, where that is another one.
    public var oldFile: String?
    /// The definition before the change.
    public var old: SourceSymbol?
    /// The definition after the change.
    public var new: SourceSymbol?
    /// What happens to it.
    public var change: SymbolChange
    /// How alike the two are, from 0 to 1, where they were paired by that.
    public var similarity: Double?
    /// How it was found out.
    public var method: AnalysisMethod
    /// How far that can be trusted, from 0 to 1.
    public var confidence: Double
    /// The position of the file in the patch.
    var fileIndex: Int
    /// What the symbol's code is made of, while it may be paired with one of another file.
    var tokens: SymbolTokens?

    /// The definition as it is now, or as it was last.
    public var symbol: SourceSymbol? { new ?? old }
    /// Whether it is public on either side.
    public var isPublic: Bool { old?.isPublic == true || new?.isPublic == true }
    /// Whether it is there for tests alone.
    public var isTest: Bool { symbol?.isTest == true }
}

extension ChangedSymbol: JSONRepresentable {
    /// The place, the kind, what happened, and how that is known.
    public var json: JSONValue {
        [
            "file": .string(file), "symbol": .string(symbol?.qualifiedName ?? ""),
            "type": .string(symbol?.kind.name ?? ""), "change": .string(change.rawValue),
            "name": .string(symbol?.name ?? ""), "oldFile": JSONValue(oldFile),
            "oldSymbol": JSONValue(
                new == nil || old?.qualifiedName == new?.qualifiedName
                    ? nil : old?.qualifiedName),
            "lines": ["before": Self.lines(old), "after": Self.lines(new)],
            "public": .bool(isPublic), "test": .bool(isTest),
            "complexity": [
                "before": JSONValue(old?.complexity), "after": JSONValue(new?.complexity),
            ],
            "parameters": [
                "before": JSONValue(old?.parameterCount), "after": JSONValue(new?.parameterCount),
            ],
            "similarity": JSONValue(similarity.map { Double(Int($0 * 1000)) / 1000 }),
            "method": .string(method.rawValue),
            "confidence": JSONValue(Double(Int(confidence * 1000)) / 1000),
        ]
    }

    private static func lines(_ symbol: SourceSymbol?) -> JSONValue {
        guard let symbol else { return .null }
        return [
            "start": JSONValue(symbol.lines.lowerBound), "end": JSONValue(symbol.lines.upperBound),
        ]
    }
}
