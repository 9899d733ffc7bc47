/// Whether a problem statement says what the tests will ask for.
public struct TestAlignment: Hashable, Sendable {
    /// One name or text that the change brings in and that its tests use.
    public struct Term: Hashable, Sendable {
        /// The name, or the text without its quotation marks.
        public var text: String
        /// Whether it is a name.
        public var isIdentifier: Bool
        /// Whether the problem statement mentions it.
        public var isMentioned: Bool
    }

    /// The terms, in the order in which the product brings them in.
    public var terms: [Term]

    /// The share of the terms that the statement mentions, where there are some.
    public var mentionedShare: Double? {
        guard !terms.isEmpty else { return nil }
        return Double(terms.count { $0.isMentioned }) / Double(terms.count)
    }
}

extension DiffSemantics {
    /// Compares what the tests use of what the product brings in with a problem statement.
    public func alignment(with statement: String) -> TestAlignment {
        var used: Set<String> = []
        for file in files where file.isTest { used.formUnion(file.introduced.used) }
        let words = Set(
            statement.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
                .map(String.init))
        var terms: [TestAlignment.Term] = []
        var seen: Set<String> = []
        for file in files where !file.isTest {
            for name in file.introduced.identifiers
            where used.contains(name) && seen.insert(name).inserted {
                terms.append(
                    .init(text: name, isIdentifier: true, isMentioned: words.contains(name)))
            }
            for text in file.introduced.literals
            where used.contains(text) && seen.insert(text).inserted {
                terms.append(
                    .init(text: text, isIdentifier: false, isMentioned: statement.contains(text)))
            }
        }
        return TestAlignment(terms: terms)
    }
}

extension TestAlignment: JSONRepresentable {
    /// The terms, and the share of them that the statement mentions.
    public var json: JSONValue {
        [
            "mentionedShare": JSONValue(mentionedShare),
            "terms": .array(
                terms.map { term in
                    [
                        "text": .string(term.text),
                        "kind": .string(term.isIdentifier ? "identifier" : "literal"),
                        "mentioned": .bool(term.isMentioned),
                    ]
                }),
        ]
    }
}
