/// The names in the lines of a patch.
enum PatchWords {
    /// The names that a hunk adds and that none of its other lines has.
    static func introduced(by hunk: Hunk) -> Set<String> {
        var added: Set<String> = []
        var before: Set<String> = []
        for line in hunk.lines {
            let names = words(hunk.file.patch.text(line.contentRange))
            if line.kind == .added { added.formUnion(names) } else { before.formUnion(names) }
        }
        return added.subtracting(before)
    }

    /// The names on the lines that a hunk adds.
    static func added(by hunk: Hunk) -> Set<String> {
        Set(
            hunk.lines.filter { $0.kind == .added }.flatMap { line in
                words(hunk.file.patch.text(line.contentRange))
            })
    }

    /// The names that a change defines: symbols that are new, and fields and constants.
    static func defined(by patch: Patch, _ semantics: DiffSemantics) -> Set<String> {
        var names = Set(
            semantics.symbols.filter { $0.change == .added }.compactMap { $0.symbol?.name })
        for file in patch.files {
            for hunk in file.hunks {
                for line in hunk.lines where line.kind == .added {
                    if let name = field(in: patch.text(line.contentRange)) { names.insert(name) }
                }
            }
        }
        return names
    }

    /// The name in `final Type NAME = …`, `let name: Type`, `LIMIT = 10`.
    private static func field(in line: String) -> String? {
        guard let end = line.firstIndex(where: { $0 == "=" || $0 == ";" || $0 == ":" }) else {
            return nil
        }
        if line[end] == "=", line[line.index(after: end)...].hasPrefix("=") { return nil }
        let left = line[..<end]
        guard !left.contains("("), !left.contains(".") else { return nil }
        let words = words(String(left))
        guard let name = words.last,
            left.reversed().drop(while: \.isWhitespace).first?.isLetter
                == true || left.reversed().drop(while: \.isWhitespace).first?.isNumber == true
        else { return nil }
        let isConstant = name.count > 2 && name == name.uppercased()
        return words.count > 1 || isConstant ? name : nil
    }

    /// The names in a text, in order.
    static func words(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
            .filter { $0.first?.isNumber == false }.map(String.init)
    }
}
