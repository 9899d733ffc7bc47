extension SymbolPairing {
    /// Joins what goes away in one file with what comes into another, where the code is alike.
    ///
    /// The tokens that symbols are known again by are taken out of them.
    static func joinAcrossFiles(_ symbols: inout [ChangedSymbol]) {
        let tokens = symbols.indices.map { index in
            let tokens = symbols[index].tokens
            symbols[index].tokens = nil
            return tokens
        }
        func mayPair(_ index: Int) -> Bool { tokens[index]?.code.count ?? 0 >= fewestTokens }
        var byName: [String: [Int]] = [:]
        let gone = symbols.indices.filter { symbols[$0].change == .removed && mayPair($0) }
        guard !gone.isEmpty else { return }
        for index in symbols.indices where symbols[index].change == .added && mayPair(index) {
            byName[symbols[index].new?.name ?? "", default: []].append(index)
        }
        guard !byName.isEmpty else { return }
        var isDropped = [Bool](repeating: false, count: symbols.count)
        var sorted: [Int: SymbolTokens] = [:]
        for index in gone {
            guard let old = symbols[index].old, let namesakes = byName[old.name] else { continue }
            var best: (index: Int, similarity: Double, names: Int)?
            for other in namesakes.prefix(20) {
                guard symbols[other].fileIndex != symbols[index].fileIndex,
                    let new = symbols[other].new, symbols[other].change == .added,
                    kindClass(new.kind) == kindClass(old.kind),
                    let before = tokens[index], let after = tokens[other],
                    before.greatestLikeness(to: after) >= likeness
                else { continue }
                var similarity = 1.0
                if before.code != after.code {
                    let first = sorted[index] ?? before.sorted()
                    let second = sorted[other] ?? after.sorted()
                    sorted[index] = first
                    sorted[other] = second
                    similarity = first.likenessOfNamesakes(to: second)
                }
                guard similarity >= likeness else { continue }
                // Of those that are as much alike, the one with the same names around it.
                let names = old.qualifiedName.sharedEnd(with: new.qualifiedName)
                if (similarity, names) > (best?.similarity ?? 0, best?.names ?? 0) {
                    best = (other, similarity, names)
                }
            }
            guard let best else { continue }
            isDropped[index] = true
            symbols[best.index].change = .moved
            symbols[best.index].old = old
            symbols[best.index].oldFile = symbols[index].file
            symbols[best.index].similarity = best.similarity
        }
        guard isDropped.contains(true) else { return }
        var kept: [ChangedSymbol] = []
        kept.reserveCapacity(symbols.count)
        for (index, symbol) in symbols.enumerated() where !isDropped[index] { kept.append(symbol) }
        symbols = kept
    }
}
