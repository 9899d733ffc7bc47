/// Says what kind of text runs of changed lines change.
struct HunkClassifier {
    let old: SourceSide?
    let new: SourceSide?

    /// The nature of one run: removed lines that added lines replace.
    func nature(old oldLines: Range<Int>, new newLines: Range<Int>) -> HunkNature {
        guard old != nil || new != nil else { return .text }
        let oldTokens = old.map { $0.tokens(onLines: oldLines) } ?? 0..<0
        let newTokens = new.map { $0.tokens(onLines: newLines) } ?? 0..<0
        guard hasCode(old, oldTokens) == hasCode(new, newTokens) else {
            return isImports(old, oldTokens) && isImports(new, newTokens) ? .imports : .code
        }
        let oldCode = code(old, oldTokens)
        let newCode = code(new, newTokens)
        if equal(oldCode, newCode) { return withoutCode(oldTokens, newTokens, oldLines, newLines) }
        if isImports(old, oldTokens), isImports(new, newTokens) { return .imports }
        guard oldCode.count == newCode.count, let old, let new else { return .code }
        return sameShape(oldCode, newCode, old, new)
    }

    private func code(_ side: SourceSide?, _ tokens: Range<Int>) -> [Int] {
        guard let side else { return [] }
        return tokens.filter { side.outline.tokens[$0].kind != .comment }
    }

    private func equal(_ first: [Int], _ second: [Int]) -> Bool {
        guard first.count == second.count else { return false }
        guard let old, let new else { return true }
        return zip(first, second).allSatisfy { old.hashes[$0] == new.hashes[$1] }
    }

    /// The code is the same: comments, line breaks or white space differ.
    private func withoutCode(
        _ oldTokens: Range<Int>, _ newTokens: Range<Int>, _ oldLines: Range<Int>,
        _ newLines: Range<Int>
    ) -> HunkNature {
        let oldComments = comments(old, oldTokens)
        let newComments = comments(new, newTokens)
        if oldComments != newComments { return .comment }
        if let old, let new, isIndented(old),
            indentation(old, oldTokens) != indentation(new, newTokens)
        {
            return .code
        }
        let first = old.map { words($0, oldLines) } ?? []
        let second = new.map { words($0, newLines) } ?? []
        return first == second ? .whitespace : .formatting
    }

    private func comments(_ side: SourceSide?, _ tokens: Range<Int>) -> [UInt64] {
        guard let side else { return [] }
        return tokens.filter { side.outline.tokens[$0].kind == .comment }.map { side.hashes[$0] }
    }

    /// Whether white space at the start of a line means something.
    private func isIndented(_ side: SourceSide) -> Bool {
        [.python, .haskell].contains(side.outline.language)
    }

    /// The columns of the first tokens of lines.
    private func indentation(_ side: SourceSide, _ tokens: Range<Int>) -> [Int] {
        let span = side.text.span
        var columns: [Int] = []
        var depth = 0
        for index in tokens where side.outline.tokens[index].kind != .comment {
            let start = side.outline.tokens[index].range.lowerBound
            let isInside = depth > 0
            depth += side.bracket(index)
            if isInside { continue }
            var offset = start
            while offset > 0, span[offset - 1] == 0x20 || span[offset - 1] == 0x09 { offset -= 1 }
            if offset == 0 || span[offset - 1] == .lineFeed { columns.append(start - offset) }
        }
        return columns
    }

    /// The lines without white space, empty ones left out.
    private func words(_ side: SourceSide, _ lines: Range<Int>) -> [[UInt8]] {
        let span = side.text.span
        var result: [[UInt8]] = []
        for line in lines {
            var bytes: [UInt8] = []
            for offset in side.bytes(ofLines: line..<line + 1) where span[offset] > 0x20 {
                bytes.append(span[offset])
            }
            if !bytes.isEmpty { result.append(bytes) }
        }
        return result
    }

    private func hasCode(_ side: SourceSide?, _ tokens: Range<Int>) -> Bool {
        guard let side else { return false }
        return tokens.contains { side.outline.tokens[$0].kind != .comment }
    }

    private func isImports(_ side: SourceSide?, _ tokens: Range<Int>) -> Bool {
        guard let side else { return true }
        let imports = side.outline.imports
        return tokens.allSatisfy { index in
            if side.outline.tokens[index].kind == .comment { return true }
            let offset = side.outline.tokens[index].range.lowerBound
            var low = 0
            var high = imports.count
            while low < high {
                let middle = (low + high) / 2
                if imports[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
            }
            // A parenthesis or a separator may stand right behind the import proper.
            return low > 0 && offset <= imports[low - 1].upperBound
        }
    }

    /// As many tokens on both sides: literals alone, or one name for another, or code.
    private func sameShape(
        _ oldCode: [Int], _ newCode: [Int], _ old: SourceSide, _ new: SourceSide
    ) -> HunkNature {
        var renames: [UInt64: UInt64] = [:]
        var back: [UInt64: UInt64] = [:]
        var hasLiterals = false
        var hasRenames = false
        for (first, second) in zip(oldCode, newCode) {
            let kind = old.outline.tokens[first].kind
            guard kind == new.outline.tokens[second].kind else { return .code }
            let before = old.hashes[first]
            let after = new.hashes[second]
            if kind == .identifier {
                guard renames[before] == nil || renames[before] == after,
                    back[after] == nil || back[after] == before
                else { return .code }
                renames[before] = after
                back[after] = before
            }
            guard before != after else { continue }
            switch kind {
            case .string, .number: hasLiterals = true
            case .identifier: hasRenames = true
            case .other, .comment: return .code
            }
        }
        if hasRenames, hasLiterals { return .code }
        // A single name that differs may as well be a call of something else.
        return hasRenames
            ? (renames.count { $0.key != $0.value } == 1 ? .identifierRename : .code)
            : .literal
    }
}
