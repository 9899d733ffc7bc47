/// How one family of languages writes tests inside source files.
enum InlineTestOutline: Sendable {
    /// `#[cfg(test)]`, `#[test]` and their kin.
    case attributes
    /// `#ifdef UNIT_TEST`.
    case conditionals
    /// `unittest { }`, `test "name" { }`, `if (import.meta.vitest) { }`.
    case blocks(BlockTestOutline.Keyword)
    /// `let%test` and its kin, up to the next definition at the margin.
    case margin

    /// The outline for a file.
    static func of(_ path: String) -> InlineTestOutline? {
        switch PathParts(path).fileExtension {
        case "rs", "move", "cairo", "nr", "sw": .attributes
        case "c", "h", "cc", "cpp", "cxx", "hh", "hpp", "hxx", "m", "mm", "cs", "inl", "ipp":
            .conditionals
        case "d", "di": .blocks(.unittest)
        case "zig": .blocks(.test)
        case "js", "ts", "jsx", "tsx", "mjs", "mts", "vue": .blocks(.vitest)
        case "ml", "re": .margin
        default: nil
        }
    }

    /// The rule's name in decisions.
    var rule: String {
        switch self {
        case .attributes: "inline-tests.attribute"
        case .conditionals: "inline-tests.conditional"
        case .blocks: "inline-tests.block"
        case .margin: "inline-tests.expression"
        }
    }

    /// The lines of tests in one version of a file.
    func find(in image: SourceImage) -> FoundTests {
        switch self {
        case .attributes: AttributeTestOutline().find(in: image)
        case .conditionals: ConditionalTestOutline().find(in: image)
        case .blocks(let keyword): BlockTestOutline(keyword: keyword).find(in: image)
        case .margin: MarginTestOutline().find(in: image)
        }
    }
}

/// The lines of tests that an outline found.
struct FoundTests {
    /// For each fragment, for each line: whether it belongs to a test.
    var flags: [[Bool]]
    /// The line that gave the first of them away.
    var evidence: String?
}
