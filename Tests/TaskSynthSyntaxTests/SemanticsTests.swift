import Foundation
import TaskSynthCore
import TaskSynthSyntax
import TaskSynthTestSupport
import Testing

/// Golden cases for every language, status and nature: what a change means.
@Suite struct SemanticsTests {
    static let golden = GoldenFolder("semantics")

    @Test(.needsGrammars, arguments: golden.cases)
    func `says what a change means, by syntax`(name: String) throws {
        let analyzer = FallbackAnalyzer(try #require(Grammars.analyzer), LexicalAnalyzer())
        let semantics = try Self.semantics(of: name, analyzer)
        try Self.golden.expect(semantics.json.document, matches: "expected.json", of: name)
    }

    @Test(arguments: golden.cases)
    func `says what a change means, by tokens`(name: String) throws {
        let semantics = try Self.semantics(of: name, LexicalAnalyzer())
        try Self.golden.expect(listing(of: semantics), matches: "lexical.txt", of: name)
    }

    @Test(.needsGrammars, arguments: golden.cases)
    func `says what a patch alone means`(name: String) throws {
        let analyzer = FallbackAnalyzer(try #require(Grammars.analyzer), LexicalAnalyzer())
        let patch = try Patch(parsing: Self.golden.read("input.patch", of: name))
        let semantics = DiffSemantics(of: patch, using: analyzer)
        try Self.golden.expect(listing(of: semantics), matches: "patch-alone.txt", of: name)
    }

    @Test(.needsGrammars, arguments: golden.cases)
    func `says the same with several files at a time`(name: String) async throws {
        let analyzer = FallbackAnalyzer(try #require(Grammars.analyzer), LexicalAnalyzer())
        let patch = try Patch(parsing: Self.golden.read("input.patch", of: name))
        let alone = DiffSemantics(of: patch, using: analyzer)
        #expect(await DiffSemantics.parallel(of: patch, using: analyzer) == alone)
    }

    @Test(
        .needsGrammars,
        arguments: [
            ("shop/prices.py", "def Total(): pass", true),
            ("shop/_prices.py", "def Total(): pass", false),
            ("_shop/prices.py", "def Total(): pass", false),
            ("shop/__init__.py", "def Total(): pass", true),
            ("shop/prices.go", "package shop; func Total() {}", true),
            ("internal/shop/prices.go", "package shop; func Total() {}", false),
            ("shop/internal.go", "package shop; func Total() {}", true),
            ("cmd/shop.go", "package main; func Total() {}", false),
            ("shop/prices.c", "int Total(void) { return 0; }", false),
            ("shop/prices.h", "int Total(void);", true),
        ])
    func `knows files that nobody outside can use`(
        path: String, text: String, isPublic: Bool
    ) throws {
        let analyzer = FallbackAnalyzer(try #require(Grammars.analyzer), LexicalAnalyzer())
        let lines = text.replacing("; func", with: "\nfunc").split(separator: "\n")
        let patch = try Patch(
            parsing: """
                diff --git a/\(path) b/\(path)
                new file mode 100644
                --- /dev/null
                +++ b/\(path)
                @@ -0,0 +1,\(lines.count) @@
                \(lines.map { "+\($0)" }.joined(separator: "\n"))

                """)
        let changes = DiffSemantics(of: patch, using: analyzer).publicInterfaceChanges
        #expect(changes.added.map { $0.symbol?.name } == (isPublic ? ["Total"] : []))
    }

    @Test(.needsGrammars, arguments: TreeSitterAnalyzer.languages)
    func `has a golden case for every status of a language`(language: SourceLanguage) throws {
        let analyzer = FallbackAnalyzer(try #require(Grammars.analyzer), LexicalAnalyzer())
        var missing = Set(SymbolChange.allCases)
        // A function of a shell has no header that could say anything but its name.
        if language == .bash { missing.remove(.signatureChanged) }
        for name in Self.golden.cases {
            let semantics = try Self.semantics(of: name, analyzer)
            for file in semantics.files where file.language == language {
                for symbol in semantics.symbols where symbol.file == file.path {
                    missing.remove(symbol.change)
                }
            }
        }
        #expect(missing.isEmpty, "\(language): \(missing)")
    }

    @Test(
        .needsGrammars,
        arguments: [
            (10, AnalysisMethod.syntactic, nil as String?),
            (100, .lexical, "no grammar, or beyond the limits of what is parsed"),
            (1000, .counts, "beyond the limits of what is read, or no rules for the language"),
        ])
    func `reads what is too long by tokens, then counts alone, and says so`(
        lines: Int, method: AnalysisMethod, reason: String?
    ) throws {
        let path = GrammarSearchPath(environment: ProcessInfo.processInfo.environment)
        var limits = TreeSitterAnalyzer.Limits()
        limits.bytes = 500
        let analyzer = FallbackAnalyzer(
            try TreeSitterAnalyzer(grammars: path, limits: limits),
            LexicalAnalyzer(maximumBytes: 5000))
        let old = Array(String(repeating: "value = [1]\n", count: lines).utf8)
        let patch = try Patch(
            parsing: """
                --- a/long.py
                +++ b/long.py
                @@ -1,4 +1,4 @@
                -value = [1]
                +value = [2]
                 value = [1]
                 value = [1]
                 value = [1]

                """)
        let semantics = DiffSemantics(
            of: patch, using: analyzer, sides: [FileSides(old: old, new: nil)])
        let file = try #require(semantics.files.first)
        #expect(file.method == method)
        #expect(file.reason == reason)
        #expect(file.additions == 1)
    }

    private static func semantics(
        of name: String, _ analyzer: any SyntaxAnalyzer
    ) throws -> DiffSemantics {
        let patch = try Patch(parsing: golden.read("input.patch", of: name))
        let sides = patch.files.map { file -> FileSides in
            guard file.status != .added, let path = file.oldPath?.string else { return .unknown }
            let suffix = path.split(separator: ".").last ?? ""
            let old =
                (try? golden.read("before-\(path)", of: name))
                ?? (try? golden.read("before.\(suffix)", of: name))
            return FileSides(old: old, new: nil)
        }
        return DiffSemantics(of: patch, using: analyzer, sides: sides)
    }

    private func listing(of semantics: DiffSemantics) -> String {
        var text = ""
        for file in semantics.files {
            text += "\(file.path) \(file.method.rawValue) \(file.changeKinds)\n"
            for hunk in file.hunks {
                text += "  hunk \(hunk.oldStart) \(hunk.newStart) \(hunk.nature.rawValue)"
                text += " \(hunk.symbols)\(hunk.servesTestsOnly ? " tests only" : "")\n"
            }
        }
        for symbol in semantics.symbols {
            text += "\(symbol.change.rawValue) \(symbol.symbol?.kind.name ?? "")"
            text += " \(symbol.symbol?.qualifiedName ?? "")\(symbol.isPublic ? " public" : "")\n"
        }
        return text
    }
}
