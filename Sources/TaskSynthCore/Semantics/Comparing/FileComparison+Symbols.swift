extension FileComparison {
    mutating func describe(
        _ hunk: Hunk, _ runs: [HunkRuns.Run], _ old: SourceSide, _ new: SourceSide
    ) {
        let classifier = HunkClassifier(old: old, new: new)
        let nature = runs.map { classifier.nature(old: $0.old, new: $0.new) }.max() ?? .whitespace
        var names: [String] = []
        var testsOnly = !runs.isEmpty
        for run in runs {
            for (side, lines) in [(old, run.old), (new, run.new)] {
                for line in lines {
                    let owner = side.owner(ofLine: line)
                    if let owner {
                        let name = side.outline.symbols[owner].qualifiedName
                        if names.last != name, !names.contains(name) { names.append(name) }
                    }
                    if testsOnly, !isInTests(side, owner, line) { testsOnly = false }
                }
            }
        }
        semantics.hunks.append(
            HunkSemantics(
                oldStart: hunk.oldStart, newStart: hunk.newStart, additions: hunk.additions,
                deletions: hunk.deletions, nature: nature,
                method: new.outline.method == .syntactic ? .syntactic : .lexical,
                symbols: names, servesTestsOnly: testsOnly))
    }

    /// Whether a line is there for tests alone, by a construct of the language; empty lines are.
    private func isInTests(_ side: SourceSide, _ owner: Int?, _ line: Int) -> Bool {
        if let owner, let marker = side.outline.symbols[owner].test,
            marker.strength == .construct
        {
            return true
        }
        return side.isBlank(line)
    }

    mutating func changes(
        _ old: SourceSide, _ new: SourceSide, _ runs: [HunkRuns.Run], isWhole: Bool
    ) {
        let pairing = SymbolPairing(old, new)
        var touchedOld: Set<Int> = []
        var touchedNew: Set<Int> = []
        var seenOld: Set<Int> = []
        var seenNew: Set<Int> = []
        for run in runs {
            for line in run.old { touch(old, line, &touchedOld, &seenOld) }
            for line in run.new { touch(new, line, &touchedNew, &seenNew) }
        }
        var partners: [Int: Int] = [:]
        for pair in pairing.pairs { partners[pair.old] = pair.new }
        var found: [(order: Int, symbol: ChangedSymbol)] = []
        for (first, second, similarity) in pairing.pairs {
            let touched = touchedOld.contains(first) || touchedNew.contains(second)
            guard
                let change = change(
                    first, second, similarity, pairing, partners, isTouched: touched)
            else { continue }
            found.append(
                (
                    new.outline.symbols[second].range.lowerBound,
                    entry(old.symbol(first), new.symbol(second), change, similarity)
                ))
        }
        for second in pairing.added where isWhole || isNew(new, second, runs.map(\.new)) {
            var symbol = entry(nil, new.symbol(second), .added, nil)
            symbol.fingerprint = isWhole ? new.fullFingerprint(of: second) : nil
            found.append((new.outline.symbols[second].range.lowerBound, symbol))
        }
        for first in pairing.removed where isWhole || isNew(old, first, runs.map(\.old)) {
            var symbol = entry(old.symbol(first), nil, .removed, nil)
            symbol.fingerprint = isWhole ? old.fullFingerprint(of: first) : nil
            found.append((old.outline.symbols[first].range.lowerBound, symbol))
        }
        semantics.symbols += found.sorted { $0.order < $1.order }.map(\.symbol)
    }

    /// In a part of a file, a symbol is new where its header is.
    private func isNew(_ side: SourceSide, _ symbol: Int, _ lines: [Range<Int>]) -> Bool {
        let line = side.symbol(symbol).headerLines.upperBound
        return lines.contains { $0.contains(line) }
    }

    private func entry(
        _ old: SourceSymbol?, _ new: SourceSymbol?, _ change: SymbolChange, _ similarity: Double?
    ) -> ChangedSymbol {
        ChangedSymbol(
            file: path, oldFile: semantics.oldPath, old: old, new: new, change: change,
            similarity: similarity, method: semantics.method, confidence: semantics.confidence,
            fileIndex: index)
    }

    private func change(
        _ first: Int, _ second: Int, _ similarity: Double?, _ pairing: SymbolPairing,
        _ partners: [Int: Int], isTouched: Bool
    ) -> SymbolChange? {
        let before = pairing.old.fingerprints[first]
        let after = pairing.new.fingerprints[second]
        let old = pairing.old.outline.symbols[first]
        let new = pairing.new.outline.symbols[second]
        if similarity != nil {
            if old.name != new.name { return .renamed }
            let hasErrors =
                !pairing.old.outline.errors.isEmpty || !pairing.new.outline.errors.isEmpty
            if !hasErrors, !pairing.staysInContainer(first, second, partners) { return .moved }
        }
        if before.code != after.code {
            return before.header != after.header ? .signatureChanged : .modified
        }
        if before.comments != after.comments { return .documentationOnly }
        return isTouched && old.kind != .test && bytes(pairing.old, old) != bytes(pairing.new, new)
            ? .formattingOnly : nil
    }

    /// The text of a symbol's header and what follows, without its nested symbols' sake.
    private func bytes(_ side: SourceSide, _ symbol: SourceSymbol) -> ArraySlice<UInt8> {
        side.text[symbol.range.bytes]
    }

    /// Notes the owner of a changed line, and the innermost function or class around it.
    private mutating func touch(
        _ side: SourceSide, _ line: Int, _ touched: inout Set<Int>, _ seen: inout Set<Int>
    ) {
        guard let owner = side.owner(ofLine: line) else {
            if !side.isBlank(line) { semantics.linesOutsideOfNodes += 1 }
            return
        }
        // An empty line between members is no change of what holds them.
        if !side.isBlank(line) { touched.insert(owner) }
        guard seen.insert(owner).inserted else { return }
        var current: Int? = owner
        while let index = current {
            let symbol = side.outline.symbols[index]
            if symbol.kind.isCallable || symbol.kind.isType {
                let node = ChangedNode(
                    file: path, isFunction: symbol.kind.isCallable, path: symbol.qualifiedName)
                if nodes.insert(node).inserted { semantics.nodes.append(node) }
                return
            }
            current = symbol.container
        }
        semantics.linesOutsideOfNodes += 1
    }

    /// Collects names and texts of new lines that were nowhere before.
    mutating func introduce(
        _ runs: [HunkRuns.Run], _ old: SourceSide, _ new: SourceSide
    ) {
        var found: [Int] = []
        var seen: Set<UInt64> = []
        for run in runs {
            for token in new.tokens(onLines: run.new) {
                let kind = new.outline.tokens[token].kind
                guard kind == .identifier || kind == .string || kind == .number,
                    new.outline.tokens[token].range.count <= IntroducedTerms.longest,
                    seen.insert(new.hashes[token]).inserted
                else { continue }
                found.append(token)
            }
        }
        guard !found.isEmpty else { return }
        // What was there before is looked up among the few that are here now.
        var mayBe = [Bool](repeating: false, count: 4096)
        for hash in seen { mayBe[Int(hash & 4095)] = true }
        var before: Set<UInt64> = []
        for hash in old.hashes where mayBe[Int(hash & 4095)] && seen.contains(hash) {
            before.insert(hash)
        }
        for token in found {
            let kind = new.outline.tokens[token].kind
            let text = kind == .string ? new.string(token).unquoted : new.string(token)
            guard !text.isEmpty else { continue }
            if semantics.introduced.used.count < 4 * IntroducedTerms.most {
                semantics.introduced.used.insert(text)
            }
            guard !before.contains(new.hashes[token]) else { continue }
            if kind == .identifier {
                if semantics.introduced.identifiers.count < IntroducedTerms.most {
                    semantics.introduced.identifiers.append(text)
                }
            } else if semantics.introduced.literals.count < IntroducedTerms.most {
                semantics.introduced.literals.append(text)
            }
        }
    }
}
