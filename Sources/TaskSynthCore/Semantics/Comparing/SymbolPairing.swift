/// Pairs the symbols of two sides.
struct SymbolPairing {
    let old: SourceSide
    let new: SourceSide
    /// The pairs, and what has no partner.
    private(set) var pairs: [(old: Int, new: Int, similarity: Double?)] = []
    private(set) var removed: [Int] = []
    private(set) var added: [Int] = []

    /// How alike the code has to be for two symbols to be one that was renamed or moved.
    static let likeness = 0.6
    /// The fewest tokens that say enough about a symbol to know it again by them.
    static let fewestTokens = 8
    /// The most symbols of a side that are compared each with each.
    static let most = 300

    init(_ old: SourceSide, _ new: SourceSide) {
        self.old = old
        self.new = new
        pairByName()
        pairByCode()
        pairByLikeness()
        removed.sort()
        added.sort()
        pairs.sort { ($0.new, $0.old) < ($1.new, $1.old) }
    }

    /// What makes two symbols the same: the class of the kind, and the names around it.
    private struct Key: Hashable {
        var kind: Int
        var name: String
    }

    private static func kindClass(_ kind: SymbolKind) -> Int {
        if kind == .test { return 1 }
        if kind == .macro { return 2 }
        if kind.isCallable { return 3 }
        if kind.isType { return kind == .extension ? 5 : 4 }
        return kind == .module ? 6 : 7
    }

    private func key(_ side: SourceSide, _ index: Int) -> Key {
        let symbol = side.outline.symbols[index]
        return Key(kind: Self.kindClass(symbol.kind), name: symbol.qualifiedName)
    }

    /// Pairs by name; among equal names by equal headers first, then in order.
    private mutating func pairByName() {
        var byKey: [Key: [Int]] = [:]
        for index in old.outline.symbols.indices {
            byKey[key(old, index), default: []].append(index)
        }
        var newByKey: [Key: [Int]] = [:]
        var order: [Key] = []
        for index in new.outline.symbols.indices {
            let key = key(new, index)
            if newByKey[key] == nil { order.append(key) }
            newByKey[key, default: []].append(index)
        }
        for key in order {
            var mine = newByKey[key] ?? []
            var theirs = byKey.removeValue(forKey: key) ?? []
            if mine.count > 1 || theirs.count > 1 { pairEqual(&mine, &theirs) }
            for (first, second) in zip(theirs, mine) { pairs.append((first, second, nil)) }
            removed += theirs.dropFirst(mine.count)
            added += mine.dropFirst(theirs.count)
        }
        removed += byKey.values.joined()
    }

    /// Pairs overloads whose code or whose header is the same.
    private mutating func pairEqual(_ mine: inout [Int], _ theirs: inout [Int]) {
        for part in [\SymbolFingerprint.code, \SymbolFingerprint.header] {
            var places: [UInt64: [Int]] = [:]
            for index in theirs.reversed() {
                places[old.fingerprints[index][keyPath: part], default: []].append(index)
            }
            var paired: Set<Int> = []
            mine.removeAll { index in
                guard let partner = places[new.fingerprints[index][keyPath: part]]?.popLast() else {
                    return false
                }
                pairs.append((partner, index, nil))
                paired.insert(partner)
                return true
            }
            theirs.removeAll(where: paired.contains)
        }
    }

    /// Pairs what has the same name and the same code in another container.
    private mutating func pairByCode() {
        struct Code: Hashable {
            var kind: Int
            var name: String
            var code: UInt64
        }
        func code(_ side: SourceSide, _ index: Int) -> Code {
            let symbol = side.outline.symbols[index]
            return Code(
                kind: Self.kindClass(symbol.kind), name: symbol.name,
                code: side.fingerprints[index].code)
        }
        guard !removed.isEmpty, !added.isEmpty else { return }
        var places: [Code: [Int]] = [:]
        for index in added.reversed() { places[code(new, index), default: []].append(index) }
        var taken: Set<Int> = []
        removed.removeAll { index in
            guard let other = places[code(old, index)]?.popLast() else { return false }
            pairs.append((index, other, 1))
            taken.insert(other)
            return true
        }
        added.removeAll(where: taken.contains)
    }

    /// Pairs what is left by likeness, outermost first: members follow their containers.
    private mutating func pairByLikeness() {
        guard !removed.isEmpty, !added.isEmpty else { return }
        removed.sort()
        added.sort()
        let olds = removed.prefix(Self.most).map { ($0, old.fullFingerprint(of: $0).sorted()) }
        let news = added.prefix(Self.most).map { ($0, new.fullFingerprint(of: $0).sorted()) }
        var found: [(old: Int, new: Int, similarity: Double)] = []
        for (first, firstPrint) in olds where firstPrint.tokens.count >= Self.fewestTokens {
            let kind = Self.kindClass(old.outline.symbols[first].kind)
            let name = old.outline.symbols[first].name
            for (second, secondPrint) in news
            where Self.kindClass(new.outline.symbols[second].kind) == kind
                && secondPrint.tokens.count >= Self.fewestTokens
            {
                let large = max(firstPrint.tokens.count, secondPrint.tokens.count)
                let small = min(firstPrint.tokens.count, secondPrint.tokens.count)
                if Double(2 * small) / Double(small + large) < Self.likeness { continue }
                let similarity =
                    new.outline.symbols[second].name == name
                    ? firstPrint.likenessOfNamesakes(to: secondPrint)
                    : firstPrint.likeness(to: secondPrint)
                if similarity >= Self.likeness { found.append((first, second, similarity)) }
            }
        }
        found.sort { ($1.similarity, $0.new, $0.old) < ($0.similarity, $1.new, $1.old) }
        var takenOld: Set<Int> = []
        var takenNew: Set<Int> = []
        for pair in found where !takenOld.contains(pair.old) && !takenNew.contains(pair.new) {
            takenOld.insert(pair.old)
            takenNew.insert(pair.new)
            pairs.append((pair.old, pair.new, pair.similarity))
        }
        pairMembers(&takenOld, &takenNew)
        removed.removeAll(where: takenOld.contains)
        added.removeAll(where: takenNew.contains)
    }

    /// Pairs the members of containers that were paired by likeness, by their own names.
    private mutating func pairMembers(_ takenOld: inout Set<Int>, _ takenNew: inout Set<Int>) {
        struct Member: Hashable {
            var container: Int
            var kind: Int
            var name: String
        }
        var members: [Member: [Int]] = [:]
        for index in added.reversed() where !takenNew.contains(index) {
            let symbol = new.outline.symbols[index]
            guard let container = symbol.container else { continue }
            let member = Member(
                container: container, kind: Self.kindClass(symbol.kind), name: symbol.name)
            members[member, default: []].append(index)
        }
        var partners: [Int: Int] = [:]
        for pair in pairs where pair.similarity != nil { partners[pair.old] = pair.new }
        for index in removed where !takenOld.contains(index) {
            let symbol = old.outline.symbols[index]
            guard let container = symbol.container, let partner = partners[container] else {
                continue
            }
            let member = Member(
                container: partner, kind: Self.kindClass(symbol.kind), name: symbol.name)
            guard let other = members[member]?.popLast() else { continue }
            pairs.append((index, other, 1))
            partners[index] = other
            takenOld.insert(index)
            takenNew.insert(other)
        }
    }

    /// Whether the containers of a pair are a pair too, or both are the file.
    func staysInContainer(_ first: Int, _ second: Int, _ partners: [Int: Int]) -> Bool {
        let container = old.outline.symbols[first].container
        let other = new.outline.symbols[second].container
        guard let container, let other else {
            return container == nil && other == nil && staysInPrefix(first, second, partners)
        }
        return partners[container] == other
    }

    /// Whether what stands before the names of a pair without containers, as in Go and Lua, is the same,
    /// or a pair.
    private func staysInPrefix(_ first: Int, _ second: Int, _ partners: [Int: Int]) -> Bool {
        let before = old.outline.symbols[first]
        let after = new.outline.symbols[second]
        let prefix = before.qualifiedName.dropLast(before.name.count)
        let other = after.qualifiedName.dropLast(after.name.count)
        if prefix == other { return true }
        return partners.contains { pair in
            prefix.hasPrefix(old.outline.symbols[pair.key].qualifiedName)
                && other.hasPrefix(new.outline.symbols[pair.value].qualifiedName)
                && old.outline.symbols[pair.key].qualifiedName.utf8.count + 2 >= prefix.utf8.count
                && new.outline.symbols[pair.value].qualifiedName.utf8.count + 2 >= other.utf8.count
        }
    }

    // MARK: Across files

    /// Joins what goes away in one file with what comes into another, where the code is alike.
    static func acrossFiles(_ symbols: [ChangedSymbol]) -> [ChangedSymbol] {
        let gone = symbols.indices.filter {
            symbols[$0].change == .removed
                && (symbols[$0].fingerprint?.tokens.count ?? 0) >= fewestTokens
        }
        let come = symbols.indices.filter {
            symbols[$0].change == .added
                && (symbols[$0].fingerprint?.tokens.count ?? 0) >= fewestTokens
        }
        guard !gone.isEmpty, !come.isEmpty else { return symbols }
        var result = symbols
        var dropped: Set<Int> = []
        var byName: [String: [Int]] = [:]
        for index in come {
            byName[symbols[index].new?.name ?? "", default: []].append(index)
        }
        var prints: [Int: SymbolFingerprint] = [:]
        for index in gone {
            guard let old = symbols[index].old, byName[old.name] != nil,
                let print = symbols[index].fingerprint?.sorted()
            else { continue }
            var best: (index: Int, similarity: Double)?
            for other in (byName[old.name] ?? []).prefix(20) where !dropped.contains(other) {
                guard symbols[other].fileIndex != symbols[index].fileIndex,
                    let new = symbols[other].new, result[other].change == .added,
                    kindClass(new.kind) == kindClass(old.kind),
                    let otherPrint = prints[other] ?? symbols[other].fingerprint?.sorted()
                else { continue }
                prints[other] = otherPrint
                let similarity = print.likenessOfNamesakes(to: otherPrint)
                if similarity >= likeness, similarity > best?.similarity ?? 0 {
                    best = (other, similarity)
                }
            }
            guard let best else { continue }
            dropped.insert(index)
            result[best.index].change = .moved
            result[best.index].old = old
            result[best.index].oldFile = symbols[index].file
            result[best.index].similarity = best.similarity
        }
        return result.indices.filter { !dropped.contains($0) }.map { result[$0] }
    }
}
