/// Finds tests between conditionals whose names say so: `#ifdef TREE_TEST`, `#if UNIT_TESTS`.
///
/// Where hunks are all that is known, a conditional at the margin that a hunk leaves open goes on
/// in those behind it, as such parts stand at the end of their file; and a function that takes
/// nothing or a command line, and is named for a test, tells about its hunk.
struct ConditionalTestOutline {
    /// A conditional that is open.
    private struct Branch {
        /// Whether lines are for tests alone here, and after an `#else`.
        var isTest: Bool
        var isTestOtherwise: Bool
        /// Whether it stands at the margin, around definitions.
        let isAtMargin: Bool
    }

    func find(in image: SourceImage) -> FoundTests {
        var found = FoundTests(flags: [])
        var carried = false
        for fragment in image.fragments {
            let hasTestHeader =
                !image.isWhole && CTestFunction.isTest(fragment.section[...])
            let result = scan(
                fragment, startsInTests: carried || hasTestHeader, isWhole: image.isWhole)
            carried = !image.isWhole && result.staysOpen
            found.flags.append(result.flags)
            found.evidence =
                found.evidence ?? result.evidence
                ?? (hasTestHeader ? String(decoding: fragment.section, as: UTF8.self) : nil)
        }
        return found
    }

    private func scan(
        _ fragment: SourceImage.Fragment, startsInTests: Bool, isWhole: Bool
    ) -> (flags: [Bool], staysOpen: Bool, evidence: String?) {
        guard mayChange(fragment) else {
            let flags = [Bool](repeating: startsInTests, count: fragment.lineStarts.count)
            return (flags, startsInTests, nil)
        }
        var flags = [Bool](repeating: false, count: fragment.lineStarts.count)
        var branches: [Branch] = []
        var outer = startsInTests
        var evidence: String?
        /// The first line behind the last directive: up to there a test function tells.
        var stretch = 0
        for line in flags.indices {
            let wasTest = outer || branches.contains { $0.isTest }
            if let directive = Directive(fragment, line) {
                apply(directive, fragment, line, &branches, &outer)
                let isTest = outer || branches.contains { $0.isTest }
                flags[line] = wasTest || isTest
                if isTest, !wasTest, evidence == nil { evidence = directive.text }
                if directive.changesBranch { stretch = line + 1 }
            } else {
                flags[line] = wasTest
                if !isWhole, !wasTest, isTestFunction(fragment, line) {
                    for earlier in stretch..<line { flags[earlier] = true }
                    flags[line] = true
                    outer = true
                    evidence = evidence ?? Self.text(fragment, line)
                }
            }
        }
        let staysOpen = outer || branches.contains { $0.isTest && $0.isAtMargin }
        return (flags, staysOpen, evidence)
    }

    private static let word = ByteWord("test", ignoringCase: true)

    /// Whether there is a conditional, or a function that could be named for a test.
    private func mayChange(_ fragment: SourceImage.Fragment) -> Bool {
        let text = fragment.bytes.span
        return text.firstIndex(of: UInt8(ascii: "#"), from: 0) != nil
            || Self.word.firstIndex(in: text, from: 0, to: text.count) != nil
    }

    private func apply(
        _ directive: Directive, _ fragment: SourceImage.Fragment, _ line: Int,
        _ branches: inout [Branch], _ outer: inout Bool
    ) {
        switch directive.kind {
        case .open(let isTest, let isTestOtherwise):
            branches.append(
                Branch(
                    isTest: isTest, isTestOtherwise: isTestOtherwise,
                    isAtMargin: isAtMargin(fragment, line)))
        case .elseIf(let isTest):
            guard let last = branches.indices.last else { return outer = isTest }
            branches[last].isTest = isTest
            branches[last].isTestOtherwise = false
        case .otherwise:
            guard let last = branches.indices.last else { return outer = false }
            branches[last].isTest = branches[last].isTestOtherwise
        case .end: if branches.popLast() == nil { outer = false }
        case .none: break
        }
    }

    /// Whether what follows a conditional begins at the margin.
    private func isAtMargin(_ fragment: SourceImage.Fragment, _ line: Int) -> Bool {
        for next in (line + 1)..<max(line + 1, fragment.lineStarts.count) {
            if let column = fragment.indentation(of: next) { return column == 0 }
        }
        return true
    }

    private func isTestFunction(_ fragment: SourceImage.Fragment, _ line: Int) -> Bool {
        guard fragment.indentation(of: line) == 0 else { return false }
        return CTestFunction.isTest(fragment.bytes[fragment.range(of: line)])
    }

    private static func text(_ fragment: SourceImage.Fragment, _ line: Int) -> String {
        String(decoding: fragment.bytes[fragment.range(of: line)].dropLast(), as: UTF8.self)
    }
}
