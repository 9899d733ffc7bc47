/// Compares the two sides of one file of a patch.
struct FileComparison {
    let file: FilePatch
    let index: Int
    let sides: FileSides
    let analyzer: any SyntaxAnalyzer
    let classifier: PathClassifier
    let path: String
    var semantics: FileSemantics
    var nodes: Set<ChangedNode> = []

    init(
        _ file: FilePatch, index: Int, sides: FileSides, analyzer: any SyntaxAnalyzer,
        classifier: PathClassifier
    ) {
        self.file = file
        self.index = index
        self.analyzer = analyzer
        self.classifier = classifier
        self.sides = Self.completed(sides, file)
        path = file.path.string
        let oldPath = file.oldPath?.string
        semantics = FileSemantics(
            path: path, oldPath: oldPath == path ? nil : file.status == .added ? nil : oldPath,
            changeKinds: Self.kinds(file), language: nil, method: .counts, confidence: 1,
            reason: nil, additions: file.additions, deletions: file.deletions, hunks: [],
            symbols: [], nodes: [], linesOutsideOfNodes: 0, complexityBefore: nil,
            complexityAfter: nil, isTest: classifier.judge(path).role.isTestLike,
            mayBePublic: true, introduced: IntroducedTerms())
    }

    /// Fills in a side that follows from the patch and the other one.
    private static func completed(_ sides: FileSides, _ file: FilePatch) -> FileSides {
        var sides = sides
        guard !file.isBinary, !file.isSubmodule, !file.isCombined else { return sides }
        if file.status == .added { sides.old = [] }
        if file.status == .deleted { sides.new = [] }
        if sides.new == nil, let old = sides.old { sides.new = try? file.apply(to: old) }
        if sides.old == nil, let new = sides.new {
            var options = ApplyOptions()
            options.isReversed = true
            sides.old = try? file.apply(to: new, options: options)
        }
        return sides
    }

    private static func kinds(_ file: FilePatch) -> [String] {
        var kinds: [String] =
            switch file.status {
            case .added: ["added"]
            case .deleted: ["deleted"]
            case .modified: ["modified"]
            case .modeChanged: []
            case .renamed: ["renamed"]
            case .copied: ["copied"]
            }
        if [.renamed, .copied].contains(file.status), !file.hunks.isEmpty {
            kinds.append("modified")
        }
        if file.isBinary { kinds.append("binary") }
        if file.isSubmodule { kinds.append("submodule") }
        if file.isSymlink { kinds.append("symlink") }
        if let old = file.oldMode, let new = file.newMode, old != new { kinds.append("mode") }
        return kinds
    }

    /// Reads and compares what is known.
    func result() -> FileSemantics {
        var copy = self
        copy.compare()
        return copy.semantics
    }

    private mutating func compare() {
        guard !file.isBinary, !file.isSubmodule, !file.isSymlink, !file.isCombined else {
            semantics.reason = "not a text file"
            return
        }
        let known = (sides.new?.isEmpty == false ? sides.new : sides.old) ?? []
        let language = SourceLanguage.detect(path: path, text: known.span)
        semantics.language = language
        guard let language else {
            semantics.reason = "no known language"
            return countHunks(.text)
        }
        semantics.mayBePublic = mayBePublic(known.span, language)
        if let old = sides.old, let new = sides.new {
            compareWhole(old, new, language)
        } else {
            compareHunks(language)
        }
    }

    private mutating func countHunks(_ nature: HunkNature) {
        semantics.hunks = file.hunks.map { hunk in
            HunkSemantics(
                oldStart: hunk.oldStart, newStart: hunk.newStart, additions: hunk.additions,
                deletions: hunk.deletions, nature: nature, method: .counts, symbols: [],
                servesTestsOnly: false)
        }
    }

    // MARK: Both sides

    private mutating func compareWhole(
        _ oldText: [UInt8], _ newText: [UInt8], _ language: SourceLanguage
    ) {
        let oldLanguage =
            file.oldPath.flatMap {
                SourceLanguage.detect(path: $0.string, text: oldText.span)
            } ?? language
        guard max(oldText.count, newText.count) <= SourceLines.longestText else {
            semantics.reason = "beyond the limits of what is read"
            return countHunks(.code)
        }
        let oldLines = SourceLines(of: oldText.span)
        let newLines = SourceLines(of: newText.span)
        let runs = file.hunks.map { HunkRuns($0, keepsText: false).runs }
        let edits = runs.flatMap { $0 }.map { run in
            SourceEdit(old: oldLines.bytes(of: run.old), new: newLines.bytes(of: run.new))
        }
        let found: (old: SourceOutline?, new: SourceOutline?) =
            oldLanguage == language
            ? analyzer.outlines(of: oldText.span, and: newText.span, edits: edits, in: language)
            : (
                analyzer.outline(of: oldText.span, in: oldLanguage),
                analyzer.outline(of: newText.span, in: language)
            )
        guard let oldOutline = found.old, let newOutline = found.new else {
            semantics.reason = "beyond the limits of what is read, or no rules for the language"
            return countHunks(.code)
        }
        let old = SourceSide(oldText, oldOutline, lines: oldLines)
        let new = SourceSide(newText, newOutline, lines: newLines)
        let isSyntactic = oldOutline.method == .syntactic && newOutline.method == .syntactic
        semantics.method = isSyntactic ? .syntactic : .lexical
        semantics.confidence = min(oldOutline.confidence, newOutline.confidence)
        if !oldOutline.errors.isEmpty || !newOutline.errors.isEmpty {
            semantics.reason = "the text has syntax errors"
        } else if !isSyntactic {
            semantics.reason = "no grammar, or beyond the limits of what is parsed"
        }
        semantics.complexityBefore = oldOutline.complexity
        semantics.complexityAfter = newOutline.complexity
        for (hunk, runs) in zip(file.hunks, runs) { describe(hunk, runs, old, new) }
        changes(old, new, runs.flatMap { $0 }, isWhole: true)
        introduce(runs.flatMap { $0 }, old, new)
    }

    // MARK: The patch alone

    private mutating func compareHunks(_ language: SourceLanguage) {
        semantics.method = .lexical
        semantics.confidence = 0.5
        semantics.reason = "only the patch is known"
        for hunk in file.hunks {
            let runs = HunkRuns(hunk, keepsText: true)
            let section = hunk.section
            let hasSection = !section.isEmpty
            let heading = hasSection ? Array(section.utf8) + [.lineFeed] : []
            let oldText = heading + runs.oldText
            let newText = heading + runs.newText
            guard let oldOutline = analyzer.outline(of: oldText.span, in: language),
                let newOutline = analyzer.outline(of: newText.span, in: language)
            else {
                countHunks(.code)
                return
            }
            if newOutline.method == .syntactic { semantics.method = .syntactic }
            let shift = hasSection ? 2 : 1
            let oldStart = hunk.oldCount == 0 ? hunk.oldStart + 1 : hunk.oldStart
            let newStart = hunk.newCount == 0 ? hunk.newStart + 1 : hunk.newStart
            let old = SourceSide(
                oldText, oldOutline, lines: SourceLines(of: oldText.span),
                lineOffset: oldStart - shift)
            let new = SourceSide(
                newText, newOutline, lines: SourceLines(of: newText.span),
                lineOffset: newStart - shift)
            describe(hunk, runs.runs, old, new)
            changes(old, new, runs.runs, isWhole: false)
            introduce(runs.runs, old, new)
        }
        mergeRepeats()
    }

    /// A symbol that several hunks touch is one symbol.
    private mutating func mergeRepeats() {
        var places: [String: Int] = [:]
        var merged: [ChangedSymbol] = []
        for symbol in semantics.symbols {
            let key = "\(symbol.symbol?.kind.name ?? "") \(symbol.symbol?.qualifiedName ?? "")"
            if let place = places[key],
                symbol.change == .modified || merged[place].change == .modified
            {
                if merged[place].change == .modified, symbol.change == .signatureChanged {
                    merged[place].change = .signatureChanged
                }
                continue
            }
            places[key] = merged.count
            merged.append(symbol)
        }
        semantics.symbols = merged
        var seen: Set<ChangedNode> = []
        semantics.nodes = semantics.nodes.filter { seen.insert($0).inserted }
    }
}

extension SourceSide {
    /// Whether a line of the file has nothing but white space.
    func isBlank(_ line: Int) -> Bool {
        text[bytes(ofLines: line..<line + 1)].allSatisfy { $0 <= 0x20 }
    }
}

extension SourceOutline {
    /// McCabe's number of all functions together.
    var complexity: Int { symbols.reduce(0) { $0 + ($1.complexity ?? 0) } }
}
