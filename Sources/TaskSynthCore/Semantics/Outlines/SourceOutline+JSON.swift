extension SourceOutline: JSONRepresentable {
    /// The language, the method, the confidence and the symbols.
    public var json: JSONValue {
        [
            "language": .string(language.name), "method": .string(method.rawValue),
            "confidence": JSONValue(Double(Int(confidence * 1000)) / 1000),
            "symbols": JSONValue(symbols),
        ]
    }
}

extension SourceSymbol: JSONRepresentable {
    /// The name, the kind, the places and who may use it.
    public var json: JSONValue {
        [
            "name": .string(name), "qualifiedName": .string(qualifiedName),
            "kind": .string(kind.name), "startLine": JSONValue(lines.lowerBound),
            "endLine": JSONValue(lines.upperBound),
            "headerEndLine": JSONValue(headerLines.upperBound),
            "documentationLine": JSONValue(documentationLine), "public": .bool(isPublic),
            "test": .bool(isTest), "testEvidence": JSONValue(test?.evidence),
            "parameters": JSONValue(parameterCount), "complexity": JSONValue(complexity),
        ]
    }
}
