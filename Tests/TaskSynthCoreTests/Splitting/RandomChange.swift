import TaskSynthTestSupport

/// A random change of a few files, with the patch that a diff of them would be.
struct RandomChange {
    private var generator: SplitMix
    private(set) var text = ""

    init(seed: UInt64) {
        generator = SplitMix(seed: seed)
        for path in Self.paths.shuffled(using: &generator).prefix(
            Int.random(in: 1...5, using: &generator))
        {
            text += section(path)
        }
    }

    private static let paths = [
        "src/tree.rs", "src/bush.c", "source/hedge.d", "src/leaf.zig", "lib/twig.ml", "src/root.ts",
        "tests/tree.rs", "spec/bush_spec.rb", "pkg/leaf_test.go", "docs/a b.md", "src/plain.py",
    ]

    /// Lines from which files are made, constructs of tests among them, some of them unbalanced.
    private static let lines = [
        "#[cfg(test)]", "mod tests {", "}", "{", "    #[test]", "    fn works() {", "    }",
        "#ifdef TREE_TEST", "#endif", "#else", "static void test_it(void) {", "unittest", "{ }",
        "test \"x\" {", "if (import.meta.vitest) {", "let%test _ = true", "let x = 1", "",
        "fn product() {}", "int product;", "\"quote", "'", "/* open", "*/", "// note", "same",
    ]

    private mutating func section(_ path: String) -> String {
        var body: [(mark: Character, line: String)] = []
        for _ in 0..<Int.random(in: 4...60, using: &generator) {
            let line = Self.lines.randomElement(using: &generator) ?? ""
            let roll = Int.random(in: 0..<10, using: &generator)
            body.append((roll < 7 ? " " : (roll == 7 ? "-" : "+"), line))
        }
        let kind = Int.random(in: 0..<8, using: &generator)
        if kind == 0 { body = body.map { ("+", $0.line) } }
        if kind == 1 { body = body.map { ("-", $0.line) } }
        let hunks = Self.hunks(body)
        guard !hunks.isEmpty else { return "" }
        let quoted = path
        var header = "diff --git a/\(quoted) b/\(quoted)\n"
        if kind == 0 { header += "new file mode 100644\n" }
        if kind == 1 { header += "deleted file mode 100644\n" }
        header += kind == 0 ? "--- /dev/null\n" : "--- a/\(path)\n"
        header += kind == 1 ? "+++ /dev/null\n" : "+++ b/\(path)\n"
        return header + hunks
    }

    /// The hunks of a file with three lines of context.
    private static func hunks(_ body: [(mark: Character, line: String)]) -> String {
        var keep = [Bool](repeating: false, count: body.count)
        for index in body.indices where body[index].mark != " " {
            for near in max(0, index - 3)...min(body.count - 1, index + 3) { keep[near] = true }
        }
        var text = ""
        var old = 1
        var new = 1
        var index = 0
        while index < body.count {
            guard keep[index] else {
                old += 1
                new += 1
                index += 1
                continue
            }
            var lines = ""
            var counts = (old: 0, new: 0)
            while index < body.count, keep[index] {
                lines += "\(body[index].mark)\(body[index].line)\n"
                if body[index].mark != "+" { counts.old += 1 }
                if body[index].mark != "-" { counts.new += 1 }
                index += 1
            }
            let starts = (counts.old == 0 ? old - 1 : old, counts.new == 0 ? new - 1 : new)
            text += "@@ -\(starts.0),\(counts.old) +\(starts.1),\(counts.new) @@\n\(lines)"
            old += counts.old
            new += counts.new
        }
        return text
    }
}
