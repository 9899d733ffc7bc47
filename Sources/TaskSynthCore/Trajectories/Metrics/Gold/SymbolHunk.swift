/// One hunk of a source file, with the definitions that it shows to be touched.
struct SymbolHunk {
    let file: String
    /// The names of the definitions, each behind its file; empty where the hunk shows none.
    private(set) var names: Set<String> = []
    /// What stands behind the numbers of the hunk, where that can be called.
    let heading: String?
    private(set) var methods: Set<AnalysisMethod> = []
    private let lines: ClosedRange<Int>

    /// The hunks of the source files of a patch that change code.
    static func all(in patch: Patch, _ analyzer: any SyntaxAnalyzer) -> [SymbolHunk] {
        patch.files.filter { TrajectoryView.isSource($0.path.string) && !$0.isCombined }
            .flatMap { file in file.hunks.compactMap { SymbolHunk($0, analyzer) } }
    }

    private init?(_ hunk: Hunk, _ analyzer: any SyntaxAnalyzer) {
        let core = PatchFiles.core(hunk)
        guard let first = core.min(), let last = core.max(), let start = hunk.file.hunks.first
        else {
            return nil
        }
        file = hunk.file.path.string
        lines = first...last
        let section = hunk.section.withoutOuterBlanks
        heading = section.has("(") ? section : nil
        let head = hunk.file.patch.bytes[hunk.file.range.lowerBound..<start.range.lowerBound]
        guard let alone = try? Patch(parsing: Array(head) + hunk.bytes) else { return }
        let meaning = DiffSemantics(of: alone, using: analyzer)
        // White space, comments and imports are part of no definition.
        guard (meaning.files.first?.hunks.first?.nature).map({ $0 > .imports }) ?? true else {
            return nil
        }
        let found = meaning.symbols.filter { !$0.isTest }
        methods = Set(found.map(\.method))
        let members = found.filter {
            $0.symbol.map { !$0.kind.isType && $0.kind != .module } ?? false
        }
        let real = Self.names(members, file)
        // A type counts by itself where it comes or goes; else it is what stands around.
        names =
            real.isEmpty ? Self.names(found.filter { $0.old == nil || $0.new == nil }, file) : real
    }

    /// The hunk's own place, where nothing tells what it belongs to.
    var place: String { "\(file): lines \(lines.lowerBound)-\(lines.upperBound)" }

    /// Whether a hunk of another patch changes the same lines, or three lines from them.
    func isNear(_ other: SymbolHunk) -> Bool {
        file == other.file
            && other.lines.lowerBound <= lines.upperBound.addingClamped(3)
            && lines.lowerBound <= other.lines.upperBound.addingClamped(3)
    }

    private static func names(_ symbols: [ChangedSymbol], _ file: String) -> Set<String> {
        Set(
            symbols.compactMap(\.symbol).filter { !words.contains($0.name) }.map {
                "\(file): \($0.name)"
            })
    }

    /// Words of statements, which look like definitions where a hunk begins in the middle of one.
    static let words: Set<String> = [
        "if", "else", "for", "while", "do", "switch", "case", "try", "catch", "finally", "return",
        "throw", "new", "synchronized", "using", "lock", "foreach", "match", "when", "with",
        "except", "elif", "unless", "until", "rescue", "ensure", "loop", "guard", "defer", "select",
        "assert", "super", "this",
    ]
}
