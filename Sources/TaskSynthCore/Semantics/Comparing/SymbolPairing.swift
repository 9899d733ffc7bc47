/// Pairs the symbols of two sides.
struct SymbolPairing {
    let old: SourceSide
    let new: SourceSide
    /// The pairs, and what has no partner.
    private(set) var pairs: [(old: Int, new: Int, similarity: Double?)] = []
    private(set) var removed: [Int] = []
    private(set) var added: [Int] = []
    /// What the symbols of each side are made of, where both have some.
    let oldPrints: [SymbolFingerprint]
    let newPrints: [SymbolFingerprint]
    /// The code of what may go away, and of what may be new.
    private(set) var oldCode: CodeTokens?
    private(set) var newCode: CodeTokens?

    /// How alike the code has to be for two symbols to be one that was renamed or moved.
    static let likeness = 0.6
    /// The fewest tokens that say enough about a symbol to know it again by them.
    static let fewestTokens = 8
    /// The most symbols of a side that are compared each with each.
    static let most = 300

    init(_ old: SourceSide, _ new: SourceSide) {
        self.old = old
        self.new = new
        let mayPair = !old.outline.symbols.isEmpty && !new.outline.symbols.isEmpty
        oldPrints = mayPair ? old.fingerprints() : []
        newPrints = mayPair ? new.fingerprints() : []
        pairByName()
        removed.sort()
        added.sort()
        pairByCode()
        if !removed.isEmpty { oldCode = CodeTokens(of: removed, in: old) }
        if !added.isEmpty { newCode = CodeTokens(of: added, in: new) }
        pairByLikeness()
        pairs.sort { ($0.new, $0.old) < ($1.new, $1.old) }
    }

    static func kindClass(_ kind: SymbolKind) -> Int {
        if kind == .test { return 1 }
        if kind == .macro { return 2 }
        if kind.isCallable { return 3 }
        if kind.isType { return kind == .extension ? 5 : 4 }
        return kind == .module ? 6 : 7
    }

    /// A symbol, with the number of what makes two the same: the class of the kind, and the names.
    private struct Named: Comparable {
        var number: UInt64
        var index: Int

        static func < (first: Named, second: Named) -> Bool {
            (first.number, first.index) < (second.number, second.index)
        }
    }

    private static func named(_ outline: SourceOutline) -> [Named] {
        outline.symbols.indices.map { index in
            let name = outline.symbols[index].qualifiedName.utf8.span
            let kind = UInt64(kindClass(outline.symbols[index].kind))
            return Named(number: TokenSet.number(of: name, in: name.indices) ^ kind, index: index)
        }.sorted()
    }

    /// Pairs by name; among equal names by equal headers first, then in order.
    private mutating func pairByName() {
        var theirs = Self.named(old.outline)[...]
        var mine = Self.named(new.outline)[...]
        while !theirs.isEmpty || !mine.isEmpty {
            let number = min(theirs.first?.number ?? .max, mine.first?.number ?? .max)
            let before = theirs.prefix { $0.number == number }
            let after = mine.prefix { $0.number == number }
            theirs = theirs[before.endIndex...]
            mine = mine[after.endIndex...]
            pairNamesakes(before, after)
        }
    }

    private mutating func pairNamesakes(_ before: ArraySlice<Named>, _ after: ArraySlice<Named>) {
        if before.count == 1, after.count == 1, let first = before.first, let second = after.first {
            return pairs.append((first.index, second.index, nil))
        }
        var theirs = before.map(\.index)
        var mine = after.map(\.index)
        if !theirs.isEmpty, !mine.isEmpty { pairEqual(&mine, &theirs) }
        for (first, second) in zip(theirs, mine) { pairs.append((first, second, nil)) }
        removed += theirs.dropFirst(mine.count)
        added += mine.dropFirst(theirs.count)
    }

    /// Pairs overloads whose code or whose header is the same.
    private mutating func pairEqual(_ mine: inout [Int], _ theirs: inout [Int]) {
        for part in [\SymbolFingerprint.code, \SymbolFingerprint.header] {
            var places: [UInt64: [Int]] = [:]
            for index in theirs.reversed() {
                places[oldPrints[index][keyPath: part], default: []].append(index)
            }
            var paired: Set<Int> = []
            mine.removeAll { index in
                guard let partner = places[newPrints[index][keyPath: part]]?.popLast() else {
                    return false
                }
                pairs.append((partner, index, nil))
                paired.insert(partner)
                return true
            }
            theirs.removeAll(where: paired.contains)
        }
    }

    /// Pairs what has the same name and the same code in another container; first those of which more
    /// of the names around them are the same, too.
    private mutating func pairByCode() {
        struct Code: Hashable {
            var kind: Int
            var name: String
            var code: UInt64
        }
        func code(_ side: SourceSide, _ prints: [SymbolFingerprint], _ index: Int) -> Code {
            let symbol = side.outline.symbols[index]
            return Code(
                kind: Self.kindClass(symbol.kind), name: symbol.name, code: prints[index].code)
        }
        guard !removed.isEmpty, !added.isEmpty else { return }
        var groups: [Code: (old: [Int], new: [Int])] = [:]
        for index in removed {
            groups[code(old, oldPrints, index), default: ([], [])].old += [index]
        }
        for index in added { groups[code(new, newPrints, index)]?.new.append(index) }
        var found: [(old: Int, new: Int, names: Int)] = []
        for group in groups.values {
            if group.old.count * group.new.count > Self.most {
                // Among very many that are the same, order is all that tells them apart.
                found += zip(group.old, group.new).map { ($0, $1, 0) }
                continue
            }
            for first in group.old {
                let name = old.outline.symbols[first].qualifiedName
                for second in group.new {
                    let names = name.sharedEnd(with: new.outline.symbols[second].qualifiedName)
                    found.append((first, second, names))
                }
            }
        }
        found.sort { ($1.names, $0.old, $0.new) < ($0.names, $1.old, $1.new) }
        var takenOld: Set<Int> = []
        var takenNew: Set<Int> = []
        for pair in found where !takenOld.contains(pair.old) && !takenNew.contains(pair.new) {
            takenOld.insert(pair.old)
            takenNew.insert(pair.new)
            pairs.append((pair.old, pair.new, 1))
        }
        removed.removeAll(where: takenOld.contains)
        added.removeAll(where: takenNew.contains)
    }

    /// Pairs what is left by likeness, outermost first: members follow their containers.
    private mutating func pairByLikeness() {
        guard let oldCode, let newCode else { return }
        let olds = removed.prefix(Self.most).map { index in
            (index, oldCode.tokens(of: old.outline.symbols[index]))
        }
        let news = added.prefix(Self.most).map { index in
            (index, newCode.tokens(of: new.outline.symbols[index]))
        }
        // Most are told apart by how many tokens they have, without being put in order.
        var sortedOlds = [SymbolTokens?](repeating: nil, count: olds.count)
        var sortedNews = [SymbolTokens?](repeating: nil, count: news.count)
        var found: [(old: Int, new: Int, similarity: Double)] = []
        for (oldPlace, (first, firstTokens)) in olds.enumerated()
        where firstTokens.code.count >= Self.fewestTokens {
            let kind = Self.kindClass(old.outline.symbols[first].kind)
            let name = old.outline.symbols[first].name
            for (newPlace, (second, secondTokens)) in news.enumerated()
            where Self.kindClass(new.outline.symbols[second].kind) == kind
                && secondTokens.code.count >= Self.fewestTokens
                && firstTokens.greatestLikeness(to: secondTokens) >= Self.likeness
            {
                let before = sortedOlds[oldPlace] ?? firstTokens.sorted()
                let after = sortedNews[newPlace] ?? secondTokens.sorted()
                sortedOlds[oldPlace] = before
                sortedNews[newPlace] = after
                let similarity =
                    new.outline.symbols[second].name == name
                    ? before.likenessOfNamesakes(to: after) : before.likeness(to: after)
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
}

extension String {
    /// How many bytes at the ends of two names are the same.
    func sharedEnd(with other: String) -> Int {
        zip(utf8.reversed(), other.utf8.reversed()).prefix { $0 == $1 }.count
    }
}
