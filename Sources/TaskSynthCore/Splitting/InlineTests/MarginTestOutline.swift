/// Finds OCaml's inline tests: `let%test`, `let%expect_test` and their kin at the margin, up to the
/// next line at the margin.
struct MarginTestOutline {
    private static let keywords = [
        "let%test", "let%expect_test", "let%bench", "let%quick_test", "module%test",
    ]

    func find(in image: SourceImage) -> FoundTests {
        var found = FoundTests(flags: [])
        for fragment in image.fragments {
            var flags = [Bool](repeating: false, count: fragment.lineStarts.count)
            var isTest = Self.begins(fragment.section[...])
            var blanks: [Int] = []
            for line in flags.indices {
                guard let column = fragment.indentation(of: line) else {
                    blanks.append(line)
                    continue
                }
                if column == 0 {
                    let text = fragment.bytes[fragment.range(of: line)]
                    let closes = text.starts(with: Array(";;".utf8))
                    let starts = Self.begins(text)
                    if starts, found.evidence == nil {
                        found.evidence = String(decoding: text.dropLast(), as: UTF8.self)
                    }
                    if !(closes && isTest) { isTest = starts }
                }
                if isTest, column > 0 { for blank in blanks { flags[blank] = true } }
                blanks = []
                flags[line] = isTest
            }
            found.flags.append(flags)
        }
        return found
    }

    private static func begins(_ line: ArraySlice<UInt8>) -> Bool {
        keywords.contains { line.starts(with: Array($0.utf8)) }
    }
}
