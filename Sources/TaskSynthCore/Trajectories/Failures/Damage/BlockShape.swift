/// Things in a text that no parser of its language takes, found by its blocks.
struct BlockShape {
    /// Members of types that are declared inside the body of another member.
    private(set) var declarationsInBodies = 0
    /// Members of types that stand behind the end of a type.
    private(set) var declarationsOutside = 0
    /// Bodies of members that have lost what they begin with.
    private(set) var headlessBodies = 0
    /// Imports that stand behind the beginning of a type, or inside another statement.
    private(set) var lateImports = 0
    /// Statements that stand behind an equals sign.
    private(set) var assignedStatements = 0
    /// Blocks that are not indented, and lines that are without a reason.
    private(set) var badIndents = 0

    /// Looks at one side of a hunk.
    mutating func read(_ side: HunkSides.Side, _ language: SourceLanguage) {
        if language == .java || language == .cSharp { readMembers(side, language) }
        if language == .java { readImports(side) }
        if language == .python { readIndents(side) }
        if Self.hasStatements.contains(language) { readAssignments(side) }
    }

    /// Languages in which these words begin a statement and never a value.
    private static let hasStatements: Set<SourceLanguage> = [
        .java, .cSharp, .c, .cPlusPlus, .javaScript, .typeScript, .go,
    ]
    private static let statements: Set<String> = ["if", "for", "while", "return", "try", "else"]

    private mutating func readAssignments(_ side: HunkSides.Side) {
        var isAssigned = false
        for (index, token) in side.tokens.enumerated() where token.kind != .comment {
            let word = side.word(index)
            if isAssigned, Self.statements.contains(word) { assignedStatements += 1 }
            isAssigned = word == "="
        }
    }

    private mutating func readImports(_ side: HunkSides.Side) {
        var isInStatement = false
        var hasType = false
        for (index, token) in side.tokens.enumerated() where token.kind != .comment {
            let word = token.kind == .string ? "\"" : side.word(index)
            if word == "import", token.isFirst, hasType || isInStatement { lateImports += 1 }
            if word == "class" || word == "interface" || word == "enum" { hasType = true }
            // An annotation may stand before the name of a package.
            isInStatement = word != ";" && word != "}" && !word.hasPrefix("@")
        }
    }

    private static let access: Set<String> = ["public", "private", "protected"]
    private static let types: Set<String> = [
        "class", "interface", "@interface", "enum", "record", "new", "namespace", "struct", "=",
        "->", "=>",
        "delegate",
    ]

    private mutating func readMembers(_ side: HunkSides.Side, _ language: SourceLanguage) {
        /// Whether each open block is the body of a method or a statement.
        var open: [Bool] = []
        var statement: [String] = []
        var isBehindType = false
        var isBehindBlock = false
        for (index, token) in side.tokens.enumerated() where token.kind != .comment {
            let word = token.kind == .string ? "\"" : side.word(index)
            switch word {
            case "{":
                let isBody =
                    (statement.contains("(")
                        || ["else", "try", "do", "finally"].contains(statement.first ?? ""))
                    && !statement.contains(where: Self.types.contains)
                if isBehindType, open.isEmpty, isBody, Self.isMember(statement) {
                    declarationsOutside += 1
                }
                if isBehindBlock, statement.first == "throws" { headlessBodies += 1 }
                open.append(isBody)
                statement = []
                isBehindBlock = false
            case "}":
                if open.popLast() == nil, token.indentation == 0, token.isFirst, language == .java {
                    isBehindType = true
                }
                statement = []
                isBehindBlock = true
            case ";":
                statement = []
                isBehindBlock = false
            default:
                if statement.isEmpty, Self.access.contains(word), open.last == true {
                    declarationsInBodies += 1
                }
                // An annotation belongs to what follows.
                if !word.hasPrefix("@") { statement.append(word) }
            }
        }
    }

    /// Whether a statement begins as a member with parameters does.
    private static func isMember(_ statement: [String]) -> Bool {
        access.contains(statement.first ?? "") || statement.first == "static"
    }

    /// Words that begin a block and stand alone, or with a name and brackets.
    private static let openers: Set<String> = ["def", "class", "else", "try", "except", "finally"]

    /// Counts blocks whose first line is not further in than what opens them.
    private mutating func readIndents(_ side: HunkSides.Side) {
        var depth = 0
        var opener: Int?
        var words: [String] = []
        var indentation = 0
        for (index, token) in side.tokens.enumerated() where token.kind != .comment {
            let word = token.kind == .string ? "\"" : side.word(index)
            if token.isFirst, depth == 0 {
                if let opener, token.indentation <= opener { badIndents += 1 }
                opener = nil
                words = []
                indentation = token.indentation
            }
            words.append(word)
            if ["(", "[", "{"].contains(word) { depth += 1 }
            if [")", "]", "}"].contains(word) { depth = max(0, depth - 1) }
            let isLast =
                index + 1 >= side.tokens.count || side.tokens[index + 1].isFirst
                || side.tokens[index + 1].kind == .comment
            guard isLast, depth == 0, word == ":", Self.openers.contains(words[0]) else { continue }
            // `else:` alone, or `def name(…):`; a sentence may begin with such a word as well.
            let isHeader = words.count == 2 || words.count > 2 && ["(", ":"].contains(words[2])
            if isHeader { opener = indentation }
        }
    }
}
