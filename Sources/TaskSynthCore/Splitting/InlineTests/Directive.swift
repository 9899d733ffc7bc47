/// A conditional of a preprocessor.
struct Directive {
    enum Kind: Equatable {
        case open(isTest: Bool, isTestOtherwise: Bool)
        case elseIf(isTest: Bool)
        case otherwise
        case end
        case none
    }

    let kind: Kind
    /// The line; empty where it is no conditional.
    let text: String

    /// Whether it begins, changes or ends a conditional.
    var changesBranch: Bool { kind != .none }

    /// Reads a line; `nil` where it is no directive.
    init?(_ fragment: SourceImage.Fragment, _ line: Int) {
        guard let start = fragment.start(of: line), fragment.bytes[start] == UInt8(ascii: "#")
        else { return nil }
        let rest = fragment.bytes[(start + 1)..<fragment.range(of: line).upperBound]
        guard Self.mayBeConditional(rest) else {
            (kind, text) = (.none, "")
            return
        }
        var lexer = CodeLexer(Array(rest), [])
        var words: [String] = []
        while let token = lexer.next() {
            switch token {
            case .word(let range): words.append(lexer.text(range))
            case .mark(let mark, _): words.append(String(UnicodeScalar(mark)))
            case .text: words.append("\"")
            }
        }
        text = "#" + words.joined(separator: " ")
        let condition = words.dropFirst()
        switch words.first {
        case "ifdef":
            kind = .open(isTest: Self.isTestName(condition.first), isTestOtherwise: false)
        case "ifndef":
            kind = .open(isTest: false, isTestOtherwise: Self.isTestName(condition.first))
        case "if":
            kind = .open(
                isTest: Self.isTest(condition), isTestOtherwise: Self.isNegatedTest(condition))
        case "elif", "elifdef": kind = .elseIf(isTest: Self.isTest(condition))
        case "else": kind = .otherwise
        case "endif": kind = .end
        default: kind = .none
        }
    }

    /// Whether a line behind its mark begins as conditionals do, and no inclusion or definition.
    private static func mayBeConditional(_ line: ArraySlice<UInt8>) -> Bool {
        let word = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        // A comment may stand before the word.
        return word.first.map("ie/".utf8.contains) ?? false
            && !word.starts(with: "include".utf8)
    }

    /// Whether a name's words say that it is set for tests: `TREE_TEST`, `UNIT_TESTS`, `SELFTEST`.
    static func isTestName(_ name: String?) -> Bool {
        guard let name else { return false }
        let words = PathWords.of(name)
        let last = words.last ?? ""
        if ["test", "tests", "testing", "unittest", "unittests", "selftest", "selftests"]
            .contains(last)
        {
            return !["has", "have", "no", "disable", "without", "latest"].contains(words.first)
        }
        return words.count > 1 && words.contains("test") && (last == "main" || last == "build")
    }

    /// Whether a condition holds for tests alone: of parts joined by `&&` one has to, by `||` each.
    private static func isTest(_ words: ArraySlice<String>) -> Bool {
        let terms = split(words, "|")
        return !terms.isEmpty
            && terms.allSatisfy { term in
                split(term, "&").contains { factor in
                    guard !factor.contains("!"), !factor.contains("<"), !factor.contains("=") else {
                        return false
                    }
                    let names = factor.filter { $0 != "defined" && $0 != "(" && $0 != ")" }
                    return names.count == 1 && isTestName(names.first)
                }
            }
    }

    private static func isNegatedTest(_ words: ArraySlice<String>) -> Bool {
        let names = words.filter { $0 != "defined" && $0 != "(" && $0 != ")" }
        return names.count == 2 && names.first == "!" && isTestName(names.last)
    }

    private static func split(_ words: ArraySlice<String>, _ mark: String) -> [ArraySlice<String>] {
        words.split { $0 == mark }
    }
}
