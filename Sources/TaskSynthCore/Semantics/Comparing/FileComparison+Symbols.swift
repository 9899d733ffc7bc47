extension FileComparison {
    mutating func describe(
        _ hunk: Hunk, _ runs: [HunkRuns.Run], _ old: SourceSide, _ new: SourceSide
    ) {
        let classifier = HunkClassifier(old: old, new: new)
        let nature = runs.map { classifier.nature(old: $0.old, new: $0.new) }.max() ?? .whitespace
        var names: [String] = []
        var known = TokenSet()
        var testsOnly = !runs.isEmpty
        for run in runs {
            for (side, lines) in [(old, run.old), (new, run.new)] {
                var last: Int?
                for line in lines {
                    let owner = side.owner(ofLine: line)
                    if let owner, owner != last {
                        let name = side.outline.symbols[owner].qualifiedName
                        let bytes = name.utf8.span
                        if known.insert(TokenSet.number(of: bytes, in: bytes.indices)) {
                            names.append(name)
                        }
                        last = owner
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
        var touchedOld = TouchedOwners(count: old.outline.symbols.count)
        var touchedNew = TouchedOwners(count: new.outline.symbols.count)
        for run in runs {
            for line in run.old { touch(old, line, &touchedOld) }
            for line in run.new { touch(new, line, &touchedNew) }
        }
        var partners: [Int: Int] = [:]
        for pair in pairing.pairs { partners[pair.old] = pair.new }
        var found: [(order: Int, symbol: ChangedSymbol)] = []
        for (first, second, similarity) in pairing.pairs {
            guard
                let change = change(
                    first, second, similarity, pairing, partners,
                    isTouched: touchedOld.holds(first) || touchedNew.holds(second))
            else { continue }
            found.append(
                (
                    new.outline.symbols[second].range.lowerBound,
                    entry(old.symbol(first), new.symbol(second), change, similarity)
                ))
        }
        found.reserveCapacity(found.count + pairing.added.count + pairing.removed.count)
        for second in pairing.added where isWhole || isNew(new, second, runs.map(\.new)) {
            let symbol = new.outline.symbols[second]
            var changed = entry(nil, new.symbol(second), .added, nil)
            if isWhole { changed.tokens = pairing.newCode?.tokens(of: symbol) }
            found.append((symbol.range.lowerBound, changed))
        }
        for first in pairing.removed where isWhole || isNew(old, first, runs.map(\.old)) {
            let symbol = old.outline.symbols[first]
            var changed = entry(old.symbol(first), nil, .removed, nil)
            if isWhole { changed.tokens = pairing.oldCode?.tokens(of: symbol) }
            found.append((symbol.range.lowerBound, changed))
        }
        let order = found.indices.sorted { found[$0].order < found[$1].order }
        semantics.symbols.reserveCapacity(semantics.symbols.count + order.count)
        for index in order { semantics.symbols.append(found[index].symbol) }
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
        let before = pairing.oldPrints[first]
        let after = pairing.newPrints[second]
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
        _ side: SourceSide, _ line: Int, _ owners: inout TouchedOwners
    ) {
        guard let owner = side.owner(ofLine: line) else {
            if !side.isBlank(line) { semantics.linesOutsideOfNodes += 1 }
            return
        }
        // An empty line between members is no change of what holds them.
        if !owners.holds(owner), !side.isBlank(line) { owners.touch(owner) }
        guard owners.see(owner) else { return }
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
        var seen = TokenSet()
        for run in runs {
            for token in new.tokens(onLines: run.new) {
                let kind = new.outline.tokens[token].kind
                guard kind == .identifier || kind == .string || kind == .number,
                    new.outline.tokens[token].range.count <= IntroducedTerms.longest,
                    seen.insert(new.hashes[token])
                else { continue }
                found.append(token)
            }
        }
        guard !found.isEmpty else { return }
        // What was there before is looked up among the few that are here now.
        var before = TokenSet()
        for hash in old.hashes where seen.contains(hash) { _ = before.insert(hash) }
        for token in found {
            let isNew = !before.contains(new.hashes[token])
            // What tests use matters, too, where it is not new.
            guard isNew || semantics.isTest else { continue }
            let kind = new.outline.tokens[token].kind
            let text = kind == .string ? new.unquoted(token) : new.string(token)
            if text.isEmpty { continue }
            if isNew { semantics.introduced.add(text, isIdentifier: kind == .identifier) }
            if semantics.isTest { semantics.introduced.use(text) }
        }
    }
}

/// The symbols of a side that changed lines belong to.
private struct TouchedOwners {
    private var isTouched: [Bool]
    private var isSeen: [Bool]

    init(count: Int) {
        isTouched = [Bool](repeating: false, count: count)
        isSeen = isTouched
    }

    /// Whether more than empty lines of a symbol have changed.
    func holds(_ symbol: Int) -> Bool { isTouched[symbol] }
    mutating func touch(_ symbol: Int) { isTouched[symbol] = true }

    /// Whether a symbol is seen for the first time.
    mutating func see(_ symbol: Int) -> Bool {
        defer { isSeen[symbol] = true }
        return !isSeen[symbol]
    }
}
