/// What a language's text is made of, as far as one can tell without its grammar.
struct LexicalRules: Sendable {
    /// A text in quotation marks.
    struct Quote: Sendable {
        var open: String
        var close: String
        var hasEscapes = true
        var mayBreakLine = false
    }

    /// How the extent of a definition is found.
    enum Blocks: Sendable {
        case braces
        case indentation
        case ends(openers: [String], statementOpeners: [String], closers: [String])
    }

    var language: SourceLanguage
    var lineComments: [String]
    var blockComments: [(open: String, close: String)] = []
    var quotes: [Quote]
    var blocks: Blocks
    /// Keywords that a name follows, and what they define.
    var definitions: [String: SymbolKind]
    /// Whether `name(…) {` defines a function outside of functions.
    var hasBareFunctions = false
    /// Whether a definition without a body ends with its line.
    var endsWithLine = true
    /// What stands between a container's name and a member's.
    var separator = "."
    /// Words that begin a statement that makes other modules known.
    var imports: [String]
    /// Words and operators that are a decision of McCabe's number.
    var decisions: [String]
    /// Words that make a definition public.
    var publicWords: [String] = []
    /// Words that make a definition private.
    var privateWords: [String] = []
    /// Whether a definition without such words is public.
    var isPublicOtherwise = true
    /// What begins a test: the words of a construct, `unittest {` in D.
    var testBlocks: [String] = []
    /// How names of test functions begin.
    var testPrefixes: [String] = []
    /// Further bytes that names may hold.
    var nameBytes = ""
}

extension LexicalRules {
    private static let double = Quote(open: "\"", close: "\"")
    private static let single = Quote(open: "'", close: "'")
    private static let back = Quote(open: "`", close: "`", mayBreakLine: true)
    private static let cComments = [(open: "/*", close: "*/")]
    private static let cDecisions = [
        "if", "for", "while", "case", "catch", "&&", "||", "?",
    ]

    /// The rules of a language, where there are some.
    static func of(_ language: SourceLanguage) -> LexicalRules? { table[language] }

    private static let table: [SourceLanguage: LexicalRules] = {
        var table: [SourceLanguage: LexicalRules] = [:]
        for rules in scripts + braces { table[rules.language] = rules }
        return table
    }()

    private static let scripts: [LexicalRules] = [
        LexicalRules(
            language: .python, lineComments: ["#"],
            quotes: [
                Quote(open: "\"\"\"", close: "\"\"\"", mayBreakLine: true),
                Quote(open: "'''", close: "'''", mayBreakLine: true), double, single,
            ],
            blocks: .indentation, definitions: ["def": .function, "class": .class],
            imports: ["import", "from"],
            decisions: ["if", "elif", "for", "while", "except", "and", "or", "case"],
            testPrefixes: ["test_"]),
        LexicalRules(
            language: .ruby, lineComments: ["#"], quotes: [double, single],
            blocks: .ends(
                openers: ["def", "class", "module", "begin", "do", "case"],
                statementOpeners: ["if", "unless", "while", "until", "for"], closers: ["end"]),
            definitions: ["def": .method, "class": .class, "module": .module], separator: "::",
            imports: ["require", "require_relative", "load"],
            decisions: [
                "if", "elsif", "unless", "while", "until", "for", "when", "rescue", "&&", "||",
                "?",
            ],
            testPrefixes: ["test_"], nameBytes: "?!"),
        LexicalRules(
            language: .lua, lineComments: ["--"], blockComments: [(open: "--[[", close: "]]")],
            quotes: [
                double, single,
                Quote(open: "[[", close: "]]", hasEscapes: false, mayBreakLine: true),
            ],
            blocks: .ends(
                openers: ["function", "if", "do", "repeat"], statementOpeners: [],
                closers: ["end", "until"]),
            definitions: ["function": .function], imports: [],
            decisions: ["if", "elseif", "for", "while", "repeat", "and", "or"],
            privateWords: ["local"]),
        LexicalRules(
            language: .elixir, lineComments: ["#"],
            quotes: [Quote(open: "\"\"\"", close: "\"\"\"", mayBreakLine: true), double, single],
            blocks: .ends(openers: ["do", "fn"], statementOpeners: [], closers: ["end"]),
            definitions: [
                "defmodule": .module, "def": .function, "defp": .function, "defmacro": .macro,
                "defmacrop": .macro, "defprotocol": .protocol, "defimpl": .extension,
            ],
            imports: ["import", "alias", "require", "use"],
            decisions: ["->", "&&", "||", "and", "or"], privateWords: ["defp", "defmacrop"],
            nameBytes: "?!"),
        LexicalRules(
            language: .bash, lineComments: ["#"],
            quotes: [
                Quote(open: "\"", close: "\"", mayBreakLine: true),
                Quote(open: "'", close: "'", hasEscapes: false, mayBreakLine: true),
            ],
            blocks: .braces, definitions: ["function": .function], hasBareFunctions: true,
            imports: ["source", "."],
            decisions: ["if", "elif", "for", "while", "until", "&&", "||"],
            testPrefixes: ["test_"], nameBytes: "-.+:"),
    ]

    private static let braces: [LexicalRules] = [
        ecma(.javaScript, [:]), ecma(.jsx, [:]), ecma(.typeScript, typed), ecma(.tsx, typed),
        braced(
            .go, ["func": .function, "type": .struct], imports: ["import"], quotes: [double, back]),
        braced(
            .rust,
            [
                "fn": .function, "struct": .struct, "enum": .enum, "trait": .trait,
                "impl": .extension, "mod": .module, "union": .union, "macro_rules": .macro,
                "const": .constant, "static": .constant, "type": .typeAlias,
            ], separator: "::", imports: ["use", "extern"], publicWords: ["pub"],
            isPublicOtherwise: false, quotes: [double]),
        braced(
            .java,
            ["class": .class, "interface": .interface, "enum": .enum, "record": .class],
            bare: true, imports: ["import"], publicWords: ["public", "protected"],
            isPublicOtherwise: false),
        braced(
            .groovy,
            ["class": .class, "interface": .interface, "enum": .enum, "trait": .trait],
            bare: true, imports: ["import"], privateWords: ["private"]),
        braced(
            .kotlin,
            [
                "fun": .function, "class": .class, "interface": .interface, "object": .class,
                "typealias": .typeAlias,
            ], imports: ["import"], privateWords: ["private", "internal"]),
        braced(
            .scala,
            ["def": .function, "class": .class, "object": .class, "trait": .trait, "enum": .enum],
            imports: ["import"], privateWords: ["private"]),
        braced(
            .swift,
            [
                "func": .function, "class": .class, "struct": .struct, "enum": .enum,
                "protocol": .protocol, "extension": .extension, "actor": .class,
                "init": .constructor, "typealias": .typeAlias,
            ], imports: ["import"], publicWords: ["public", "open"],
            isPublicOtherwise: false,
            quotes: [Quote(open: "\"\"\"", close: "\"\"\"", mayBreakLine: true), double]),
        braced(
            .c, ["struct": .struct, "union": .union, "enum": .enum], bare: true, separator: "::",
            imports: ["#include"], privateWords: ["static"]),
        braced(
            .cPlusPlus,
            [
                "struct": .struct, "union": .union, "enum": .enum, "class": .class,
                "namespace": .module,
            ], bare: true, separator: "::", imports: ["#include", "using"],
            privateWords: ["static"]),
        braced(
            .objectiveC, ["struct": .struct, "union": .union, "enum": .enum], bare: true,
            imports: ["#import", "#include", "@import"], privateWords: ["static"]),
        braced(
            .cSharp,
            [
                "class": .class, "struct": .struct, "interface": .interface, "enum": .enum,
                "record": .class, "namespace": .module,
            ], bare: true, imports: ["using"], publicWords: ["public", "protected"],
            isPublicOtherwise: false),
        braced(
            .php,
            [
                "function": .function, "class": .class, "interface": .interface,
                "trait": .trait, "enum": .enum, "namespace": .module,
            ], separator: "::", imports: ["use", "require", "require_once", "include"],
            privateWords: ["private"], lineComments: ["//", "#"]),
        braced(
            .dart, ["class": .class, "mixin": .class, "enum": .enum, "extension": .extension],
            bare: true, imports: ["import"]),
        braced(
            .d,
            [
                "class": .class, "struct": .struct, "interface": .interface, "enum": .enum,
                "union": .union, "template": .class,
            ], bare: true, imports: ["import"], privateWords: ["private"],
            testBlocks: ["unittest"]),
        braced(
            .zig, ["fn": .function], imports: [], publicWords: ["pub"], isPublicOtherwise: false,
            testBlocks: ["test"], quotes: [double]),
    ]

    private static let typed: [String: SymbolKind] = [
        "interface": .interface, "enum": .enum, "namespace": .module, "type": .typeAlias,
    ]

    private static func ecma(
        _ language: SourceLanguage, _ more: [String: SymbolKind]
    ) -> LexicalRules {
        var rules = braced(
            language,
            ["function": .function, "class": .class].merging(more) { first, _ in first },
            bare: true, imports: ["import"], publicWords: ["export"],
            quotes: [double, single, back])
        rules.isPublicOtherwise = true
        rules.decisions.append("??")
        return rules
    }

    private static func braced(
        _ language: SourceLanguage, _ definitions: [String: SymbolKind], bare: Bool = false,
        separator: String = ".", imports: [String], publicWords: [String] = [],
        privateWords: [String] = [], isPublicOtherwise: Bool = true, testBlocks: [String] = [],
        quotes: [Quote] = [double, single], lineComments: [String] = ["//"]
    ) -> LexicalRules {
        LexicalRules(
            language: language, lineComments: lineComments, blockComments: cComments,
            quotes: quotes, blocks: .braces, definitions: definitions, hasBareFunctions: bare,
            separator: separator, imports: imports, decisions: cDecisions,
            publicWords: publicWords, privateWords: privateWords,
            isPublicOtherwise: isPublicOtherwise, testBlocks: testBlocks)
    }
}
