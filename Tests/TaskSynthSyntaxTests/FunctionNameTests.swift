import TaskSynthCore
import TaskSynthSyntax
import TaskSynthTestSupport
import Testing

/// Git's own samples for the text behind `@@`: the word RIGHT stands in the line that it has to be.
@Suite struct FunctionNameTests {
    private static let folder = "patches/vectors/git/t/t4018"

    private static let languages: [String: SourceLanguage] = [
        "bash": .bash, "cpp": .cPlusPlus, "csharp": .cSharp, "elixir": .elixir, "golang": .go,
        "java": .java, "kotlin": .kotlin, "php": .php, "python": .python, "ruby": .ruby,
        "rust": .rust, "swift": .swift, "typescript": .typeScript,
    ]

    /// Samples of functions whose body is no compound command, which no grammar of Bash has.
    private static let known: Set = [
        "bash-bashism-style-compact", "bash-posix-style-single-command-function",
    ]

    @Test(.needsCorpus, .needsGrammars)
    func `names the definition that Git's samples expect`() throws {
        let analyzer = FallbackAnalyzer(try #require(Grammars.analyzer), LexicalAnalyzer())
        var count = 0
        for file in Corpus.files(under: Self.folder) {
            let name = String(file.split(separator: "/").last ?? "")
            let prefix = String(name.prefix { $0 != "-" })
            guard let language = Self.languages[prefix], !Self.known.contains(name) else {
                continue
            }
            let bytes = try Corpus.read(file)
            let lines = String(decoding: bytes, as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false)
            let right = lines.indices.filter { lines[$0].contains("RIGHT") }.map { $0 + 1 }
            guard let changed = lines.firstIndex(where: { $0.contains("ChangeMe") }) else {
                continue
            }
            let found = analyzer.outline(of: bytes.span, in: language)
            let outline = try #require(found)
            let heading = Self.heading(ofLine: changed + 1, in: outline)
            let isRight = heading.map { symbol in
                right.contains {
                    (symbol.lines.lowerBound...symbol.headerLines.upperBound).contains($0)
                }
            }
            #expect(isRight == true, "\(name): \(heading?.qualifiedName ?? "nothing")")
            count += 1
        }
        #expect(count > 100)
    }

    /// The innermost definition around a line whose header is above it, else the one before.
    private static func heading(ofLine line: Int, in outline: SourceOutline) -> SourceSymbol? {
        let above = outline.symbols.filter { $0.headerLines.upperBound < line }
        return above.last { $0.lines.contains(line) } ?? above.last
    }
}
