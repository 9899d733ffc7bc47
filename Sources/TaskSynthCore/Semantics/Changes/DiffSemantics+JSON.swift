extension DiffSemantics: JSONRepresentable {
    /// The `diffSemantics` section of a bundle.
    public var json: JSONValue {
        let interface = publicInterfaceChanges
        let methods = Set(files.map(\.method))
        let method: AnalysisMethod =
            methods.contains(.syntactic)
            ? .syntactic : methods.contains(.lexical) ? .lexical : .counts
        return [
            "filesChanged": JSONValue(files.count), "totalLinesAdded": JSONValue(additions),
            "totalLinesRemoved": JSONValue(deletions),
            "modifiedFiles": JSONValue(files.map(\.path)),
            "changedSymbols": JSONValue(symbols),
            "publicAPIChanges": [
                "added": JSONValue(interface.added.map(Self.interfaceEntry)),
                "modified": JSONValue(interface.modified.map(Self.interfaceEntry)),
                "removed": JSONValue(interface.removed.map(Self.interfaceEntry)),
            ],
            "files": JSONValue(files), "nodes": nodes, "changeSize": changeSize,
            "complexity": complexity, "hunkNatures": natures, "introduced": introduced,
            "method": .string(method.rawValue),
            "methods": .object(
                JSONObject(
                    [AnalysisMethod.syntactic, .lexical, .counts].map { method in
                        JSONObject.Member(
                            key: method.rawValue,
                            value: JSONValue(files.count { $0.method == method }))
                    })),
        ]
    }

    private static func interfaceEntry(_ symbol: ChangedSymbol) -> JSONValue {
        [
            "file": .string(symbol.file), "symbol": .string(symbol.symbol?.qualifiedName ?? ""),
            "type": .string(symbol.symbol?.kind.name ?? ""),
            "change": .string(symbol.change.rawValue), "method": .string(symbol.method.rawValue),
        ]
    }

    /// The metric of SWE-PolyBench, over files of every status.
    private var nodes: JSONValue {
        let nodes = files.flatMap(\.nodes)
        let functions = nodes.count { $0.isFunction }
        let classes = nodes.count - functions
        let outside = files.reduce(0) { $0 + $1.linesOutsideOfNodes }
        return [
            "functions": JSONValue(functions), "classes": JSONValue(classes),
            "linesOutside": JSONValue(outside), "isNone": .bool(nodes.isEmpty),
            "isFunctionOnly": .bool(functions > 0 && classes == 0),
            "isClassOnly": .bool(functions == 0 && classes > 0),
            "isMixed": .bool(functions > 0 && classes > 0),
            "isSingleFunction": .bool(functions == 1 && classes == 0),
            "isSingleClass": .bool(functions == 0 && classes == 1), "changed": JSONValue(nodes),
        ]
    }

    private var changeSize: JSONValue {
        let hunks = files.reduce(0) { $0 + $1.hunks.count }
        return [
            "singleLine": .bool(max(additions, deletions) == 1), "singleHunk": .bool(hunks == 1),
            "singleFile": .bool(files.count == 1), "hunks": JSONValue(hunks),
        ]
    }

    /// The sums over the files whose two sides are known, and how many those are.
    private var complexity: JSONValue {
        let known = files.filter { $0.complexityBefore != nil && $0.complexityAfter != nil }
        guard !known.isEmpty else {
            return ["before": nil, "after": nil, "delta": nil, "files": 0]
        }
        let before = known.reduce(0) { $0 + ($1.complexityBefore ?? 0) }
        let after = known.reduce(0) { $0 + ($1.complexityAfter ?? 0) }
        return [
            "before": JSONValue(before), "after": JSONValue(after),
            "delta": JSONValue(after - before), "files": JSONValue(known.count),
        ]
    }

    private var natures: JSONValue {
        let hunks = files.flatMap(\.hunks)
        return .object(
            JSONObject(
                HunkNature.allCases.map { nature in
                    JSONObject.Member(
                        key: nature.rawValue, value: JSONValue(hunks.count { $0.nature == nature }))
                }))
    }

    /// What the product's files bring in; test files are left out.
    private var introduced: JSONValue {
        let product = files.filter { !$0.isTest }
        var names: [String] = []
        var literals: [String] = []
        var seen: Set<String> = []
        for file in product {
            names += file.introduced.identifiers.filter { seen.insert("i" + $0).inserted }
            literals += file.introduced.literals.filter { seen.insert("l" + $0).inserted }
        }
        return [
            "identifiers": JSONValue(Array(names.prefix(IntroducedTerms.most))),
            "identifierCount": JSONValue(names.count),
            "literals": JSONValue(Array(literals.prefix(IntroducedTerms.most))),
            "literalCount": JSONValue(literals.count),
        ]
    }
}
