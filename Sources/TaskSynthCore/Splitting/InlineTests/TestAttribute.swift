/// An attribute of an item, read as far as it says whether the item is there for tests alone.
struct TestAttribute {
    let isTest: Bool

    /// Reads the tokens between the brackets.
    init(_ tokens: [String]) {
        if tokens.first == "cfg" {
            var rest = tokens.dropFirst()
            isTest = rest.popFirst() == "(" && Self.predicate(&rest)
            return
        }
        let path = tokens.prefix { $0 == ":" || $0 == "_" || $0.first?.isLetter == true }
        isTest = path.last.map(Self.markers.contains) ?? false
    }

    /// Attributes that make a function a test.
    private static let markers: Set<String> = [
        "test", "tests", "bench", "rstest", "quickcheck", "proptest", "wasm_bindgen_test",
        "test_case", "test_log", "test_only", "googletest", "parameterized", "sqlx_test",
        "traced_test", "apply_test",
    ]

    /// Settings that are on for runs of tests and their kin alone.
    private static let settings: Set<String> = ["test", "fuzzing", "miri", "doctest", "bench"]

    /// Whether a predicate holds for tests alone: of `all`, one part has to; of `any`, each.
    private static func predicate(_ tokens: inout ArraySlice<String>) -> Bool {
        guard let word = tokens.popFirst() else { return false }
        guard tokens.first == "(" else {
            skipValue(&tokens)
            return settings.contains(word)
        }
        tokens.removeFirst()
        var parts: [Bool] = []
        while let next = tokens.first, next != ")" {
            if next == "," {
                tokens.removeFirst()
                continue
            }
            parts.append(predicate(&tokens))
        }
        tokens = tokens.dropFirst()
        switch word {
        case "all": return parts.contains(true)
        case "any": return !parts.isEmpty && parts.allSatisfy { $0 }
        default: return false
        }
    }

    private static func skipValue(_ tokens: inout ArraySlice<String>) {
        while let next = tokens.first, next != ",", next != ")", next != "(" {
            tokens.removeFirst()
        }
    }
}
