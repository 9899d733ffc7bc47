/// Things in a text that no parser of its language takes, found by its blocks.
struct BlockShape {
    /// Members of types that are declared inside the body of another member.
    private(set) var declarationsInBodies = 0
    /// Members of types that stand behind the end of a type.
    private(set) var declarationsOutside = 0
    /// Blocks that are not indented, and lines that are without a reason.
    private(set) var badIndents = 0

    /// Looks at one side of a hunk.
    mutating func read(_ side: HunkSides.Side, _ language: SourceLanguage) {
        if language == .java || language == .cSharp { readMembers(side, language) }
        if language == .python { readIndents(side) }
    }

    private static let access: Set<String> = ["public", "private", "protected"]
    private static let types: Set<String> = [
        "class", "interface", "@interface", "enum", "record", "new", "namespace", "struct", "=", "->", "=>",
        "delegate",
    ]

    private mutating func readMembers(_ side: HunkSides.Side, _ language: SourceLanguage) {
        /// Whether each open block is the body of a method or a statement.
        var open: [Bool] = []
        var statement: [String] = []
        var isBehindType = false
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
                open.append(isBody)
                statement = []
            case "}":
                if open.popLast() == nil, token.indentation == 0, token.isFirst, language == .java {
                    isBehindType = true
                }
                statement = []
            case ";": statement = []
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

    private static let openers: Set<String> = [
        "def", "class", "if", "elif", "else", "for", "while", "try", "except", "finally", "with",
        "async",
    ]

    private mutating func readIndents(_ side: HunkSides.Side) {
        var depth = 0
        var lowest = 0
        var lines: [(indentation: Int, opens: Bool)] = []
        var bad = 0
        var first = ""
        for (index, token) in side.tokens.enumerated() where token.kind != .comment {
            let word = token.kind == .string ? "\"" : side.word(index)
            if token.isFirst, depth == 0 {
                let isContinued = index > 0 && side.word(index - 1) == "\\"
                if !isContinued {
                    if let last = lines.last {
                        if last.opens, token.indentation <= last.indentation { bad += 1 }
                        if !last.opens, token.indentation > last.indentation { bad += 1 }
                    }
                    lines.append((token.indentation, false))
                    first = word
                }
            }
            if ["(", "[", "{"].contains(word) { depth += 1 }
            if [")", "]", "}"].contains(word) { depth -= 1 }
            lowest = min(lowest, depth)
            let isLast =
                index + 1 >= side.tokens.count || side.tokens[index + 1].isFirst
                || side.tokens[index + 1].kind == .comment
            if isLast, depth == 0, word == ":", Self.openers.contains(first), !lines.isEmpty {
                lines[lines.count - 1].opens = true
            }
        }
        // A hunk that begins inside brackets says nothing of its indentation.
        if lowest == 0 { badIndents += bad }
    }
}
