/// Whether what stands behind the hunks of a file is a comment on one side and none on the other.
enum CommentEnds {
    /// Follows both sides from hunk to hunk; `false` where one cannot tell.
    static func differ(in file: FilePatch, _ rules: LexicalRules) -> Bool {
        guard let comment = rules.blockComments.first, comment.open == "/*" else { return false }
        var isOff = false
        for hunk in file.hunks {
            let old = text(of: hunk, without: .added)
            let new = text(of: hunk, without: .removed)
            let start =
                hunk.oldStart > 1
                && HunkSides.startsInComment(old.isEmpty ? new : old, rules)
            isOff = ends(old, start, rules) != ends(new, start != isOff, rules)
        }
        return isOff
    }

    private static func text(of hunk: Hunk, without kind: HunkLine.Kind) -> [UInt8] {
        let bytes = hunk.file.patch.bytes
        var text: [UInt8] = []
        for line in hunk.lines where line.kind != kind {
            text += bytes[line.contentRange] + [.lineFeed]
        }
        return text
    }

    /// Whether a text ends inside a comment.
    private static func ends(_ text: [UInt8], _ isInside: Bool, _ rules: LexicalRules) -> Bool {
        let whole = (isInside ? Array("/*\n".utf8) : []) + text
        var lexer = Lexer(rules: rules)
        lexer.read(whole.span)
        guard let last = lexer.tokens.last, last.kind == .comment else { return false }
        let comment = String(decoding: whole.span, in: last.range).withoutOuterBlanks
        return comment.hasPrefix("/*") && !comment.hasSuffix("*/")
    }
}
