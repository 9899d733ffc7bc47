/// An attribute of an item, read as far as it says whether the item is there for tests alone.
struct TestAttribute {
    let isTest: Bool
    /// Whether the item is a test itself, and not only compiled with tests.
    let marksFunction: Bool

    /// Reads the tokens between the brackets.
    init(_ tokens: [String]) {
        if tokens.first == "cfg" {
            var rest = tokens.dropFirst()
            isTest = rest.popFirst() == "(" && Self.predicate(&rest) == .tests
            marksFunction = false
            return
        }
        let path = tokens.prefix { $0 == ":" || $0 == "_" || $0.first?.isLetter == true }
        isTest = path.last.map(Self.markers.contains) ?? false
        marksFunction = isTest
    }

    /// Attributes that make a function a test.
    private static let markers: Set<String> = [
        "test", "tests", "bench", "rstest", "quickcheck", "proptest", "wasm_bindgen_test",
        "test_case", "test_log", "test_only", "googletest", "parameterized", "sqlx_test",
        "traced_test", "apply_test",
    ]

    /// What a predicate says of the builds that an item is part of.
    private enum Meaning {
        /// Tests alone.
        case tests
        /// Tools that come with tests: alone they say nothing, beside `test` they change nothing.
        case tools
        case product
    }

    private static let tools: Set<String> = ["fuzzing", "miri", "doctest", "bench", "kani"]

    /// Reads a predicate: of the parts of `all`, one has to mean tests; of `any`, each.
    private static func predicate(_ tokens: inout ArraySlice<String>) -> Meaning {
        guard let word = tokens.popFirst() else { return .product }
        guard tokens.first == "(" else {
            skipValue(&tokens)
            return word == "test" ? .tests : (tools.contains(word) ? .tools : .product)
        }
        tokens.removeFirst()
        var parts: [Meaning] = []
        while let next = tokens.first, next != ")" {
            if next == "," {
                tokens.removeFirst()
                continue
            }
            parts.append(predicate(&tokens))
        }
        tokens = tokens.dropFirst()
        switch word {
        case "all": return parts.contains(.tests) ? .tests : .product
        case "any":
            return parts.contains(.tests) && !parts.contains(.product) ? .tests : .product
        default: return .product
        }
    }

    private static func skipValue(_ tokens: inout ArraySlice<String>) {
        while let next = tokens.first, next != ",", next != ")", next != "(" {
            tokens.removeFirst()
        }
    }
}
