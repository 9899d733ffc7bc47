/// The first line of a C function that runs tests.
enum CTestFunction {
    /// Whether a line defines a function that is named for a test and takes no subject: nothing,
    /// or a command line.
    ///
    /// `static void test_tree(void)` and `int treeTest(int argc, char **argv)` are tests,
    /// `test_and_set(int bit)` is not.
    static func isTest(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first, !first.isBlank, first != UInt8(ascii: "#"),
            PathWords.mayMentionTests(line)
        else { return false }
        var lexer = CodeLexer(Array(line), [])
        var name: String?
        var count = 0
        while let token = lexer.next() {
            switch token {
            case .word(let range):
                name = lexer.text(range)
                count += 1
            case .mark(UInt8(ascii: "("), _):
                guard let name, count > 1 else { return false }
                let words = PathWords.of(name)
                let isNamed =
                    words.count > 1
                    && (["test", "tests"].contains(words.first) || words.last == "test"
                        || words.last == "tests" || words.last == "selftest")
                return isNamed && takesNoSubject(&lexer)
            case .mark(UInt8(ascii: "*"), _): continue
            default: return false
            }
        }
        return false
    }

    private static func takesNoSubject(_ lexer: inout CodeLexer) -> Bool {
        var words: [String] = []
        while let token = lexer.next() {
            switch token {
            case .word(let range): words.append(lexer.text(range))
            case .mark(UInt8(ascii: ")"), _): return words.isEmpty || words == ["void"]
            case .mark(UInt8(ascii: ","), _): return words == ["int", "argc"]
            default: return false
            }
        }
        return false
    }
}
