/// What a change means: definitions, kinds of text, interface, complexity.
public struct DiffSemantics: Hashable, Sendable {
    /// What the change means for each file, in the order of the patch.
    public var files: [FileSemantics]
    /// The definitions that the change touches, in the order of the patch.
    public var symbols: [ChangedSymbol]

    /// Finds out what a change means.
    ///
    /// - Parameters:
    ///   - patch: The change.
    ///   - analyzer: What reads source text.
    ///   - sides: The contents of the files, in the order of the patch; what is missing is taken
    ///     from the patch alone, with less confidence.
    ///   - classifier: What knows test files by their paths.
    /// - Complexity: O(*n*), where *n* is the size of the patch and the contents.
    public init(
        of patch: Patch, using analyzer: any SyntaxAnalyzer, sides: [FileSides] = [],
        classifier: PathClassifier = PathClassifier()
    ) {
        let files = patch.files.indices.map { index in
            FileComparison(
                patch.files[index], index: index,
                sides: sides.indices.contains(index) ? sides[index] : .unknown,
                analyzer: analyzer, classifier: classifier
            ).result()
        }
        self.init(files: files)
    }

    /// Finds out what a change means, with several files at a time.
    ///
    /// - Parameters:
    ///   - patch: The change.
    ///   - analyzer: What reads source text.
    ///   - sides: The contents of the files, in the order of the patch.
    ///   - classifier: What knows test files by their paths.
    /// - Returns: The same value as `init(of:using:sides:classifier:)`.
    @concurrent
    public static func parallel(
        of patch: Patch, using analyzer: any SyntaxAnalyzer, sides: [FileSides] = [],
        classifier: PathClassifier = PathClassifier()
    ) async -> DiffSemantics {
        let count = patch.files.count
        let chunk = max(1, min(16, count / 8))
        let files = await withTaskGroup(of: (Int, [FileSemantics]).self) { group in
            for start in stride(from: 0, to: count, by: chunk) {
                group.addTask {
                    let files = (start..<min(count, start + chunk)).map { index in
                        FileComparison(
                            patch.files[index], index: index,
                            sides: sides.indices.contains(index) ? sides[index] : .unknown,
                            analyzer: analyzer, classifier: classifier
                        ).result()
                    }
                    return (start, files)
                }
            }
            var parts: [(Int, [FileSemantics])] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
        return DiffSemantics(files: files)
    }

    private init(files: [FileSemantics]) {
        var symbols: [ChangedSymbol] = []
        symbols.reserveCapacity(files.reduce(0) { $0 + $1.symbols.count })
        for file in files { symbols += file.symbols }
        SymbolPairing.joinAcrossFiles(&symbols)
        self.symbols = symbols
        self.files = files
        for file in files.indices { self.files[file].forgetTokens() }
    }
}

extension DiffSemantics {
    /// The number of lines that are new.
    public var additions: Int { files.reduce(0) { $0 + $1.additions } }
    /// The number of lines that go away.
    public var deletions: Int { files.reduce(0) { $0 + $1.deletions } }

    /// The public interface that the change adds, changes or takes away.
    public var publicInterfaceChanges:
        (added: [ChangedSymbol], modified: [ChangedSymbol], removed: [ChangedSymbol])
    {
        var changes: (added: [ChangedSymbol], modified: [ChangedSymbol], removed: [ChangedSymbol])
        changes = ([], [], [])
        for symbol in symbols where symbol.isPublic && !symbol.isTest {
            let file = files[symbol.fileIndex]
            guard file.mayBePublic, !file.isTest else { continue }
            switch (symbol.old?.isPublic ?? false, symbol.new?.isPublic ?? false) {
            case (false, true): changes.added.append(symbol)
            case (true, false): changes.removed.append(symbol)
            default:
                if [.signatureChanged, .renamed, .moved].contains(symbol.change) {
                    changes.modified.append(symbol)
                }
            }
        }
        return changes
    }
}
