/// Finds items that an attribute makes tests, in Rust and the languages that follow it.
///
/// `#[cfg(test)]`, `#[test]`, `#[tokio::test]` and the like cover the item behind them, up to its
/// closing brace or semicolon. Where hunks are all that is known, a hunk header that names a module
/// of tests, a module that an earlier hunk opened, and a test beside the lines tell as well.
struct AttributeTestOutline {
    /// A module of tests that a fragment leaves open.
    private struct Open {
        let indentation: Int
    }

    func find(in image: SourceImage) -> FoundTests {
        var found = FoundTests(flags: [])
        var open: Open?
        for (index, fragment) in image.fragments.enumerated() {
            var scan = AttributeTestScan(fragment)
            let section = String(decoding: fragment.section, as: UTF8.self)
            if Self.isTestModule(section) {
                scan.continueModule(indentation: 0)
                found.evidence = found.evidence ?? section
            } else if let before = open, index > 0, !Self.isBesideModules(section) {
                scan.continueModule(indentation: before.indentation)
            }
            scan.run(isWhole: image.isWhole)
            if !image.isWhole { scan.spreadToSiblings() }
            open = scan.openIndentation.map { Open(indentation: $0) }
            found.flags.append(scan.flags)
            found.evidence = found.evidence ?? scan.evidence
        }
        return found
    }

    /// Whether a hunk header names a module of tests that is written out in the file.
    static func isTestModule(_ section: String) -> Bool {
        guard PathWords.mayMentionTests(section) else { return false }
        // `mod tests;` is a module in another file.
        guard section.last(where: { !$0.isWhitespace }) != ";" else { return false }
        let words = section.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        guard let module = words.firstIndex(of: "mod"), module + 1 < words.count,
            words[..<module].allSatisfy({ ["pub", "crate", "super"].contains($0) })
        else { return false }
        return isTestName(String(words[module + 1]))
    }

    /// Whether the name of a module says that it holds tests.
    static func isTestName(_ name: String) -> Bool {
        let words = PathWords.of(name)
        return words.last == "tests" || words.last == "test" || words.first == "tests"
    }

    /// Whether a hunk header shows that a module of tests above is left.
    private static func isBesideModules(_ section: String) -> Bool {
        // A function may be one of the module, where git is told to look for functions.
        let starts = [
            "impl", "mod ", "pub ", "pub(", "unsafe impl", "macro_rules", "enum ", "trait ",
            "cfg_",
        ]
        return starts.contains { section.hasPrefix($0) }
    }
}
