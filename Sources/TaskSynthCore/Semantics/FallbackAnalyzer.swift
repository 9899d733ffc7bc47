/// Asks one analyzer, and another one for what the first does not know.
///
/// Where the first one could not understand a part of the text, the definitions that the second one
/// finds in that part are added.
public struct FallbackAnalyzer: SyntaxAnalyzer {
    private let first: any SyntaxAnalyzer
    private let second: any SyntaxAnalyzer

    /// Makes an analyzer of two.
    public init(_ first: any SyntaxAnalyzer, _ second: any SyntaxAnalyzer) {
        self.first = first
        self.second = second
    }

    /// Reads a text with the first analyzer that knows it.
    public func outline(of text: Span<UInt8>, in language: SourceLanguage) -> SourceOutline? {
        completed(first.outline(of: text, in: language), text, language)
    }

    /// Reads both texts with the first analyzer that knows them.
    public func outlines(
        of old: Span<UInt8>, and new: Span<UInt8>, edits: [SourceEdit], in language: SourceLanguage
    ) -> (old: SourceOutline?, new: SourceOutline?) {
        let found = first.outlines(of: old, and: new, edits: edits, in: language)
        return (completed(found.old, old, language), completed(found.new, new, language))
    }

    /// Asks the second analyzer for what the first one does not know.
    private func completed(
        _ found: SourceOutline?, _ text: Span<UInt8>, _ language: SourceLanguage
    ) -> SourceOutline? {
        guard var outline = found else { return second.outline(of: text, in: language) }
        guard !outline.errors.isEmpty, let other = second.outline(of: text, in: language) else {
            return outline
        }
        outline.addMissing(from: other)
        return outline
    }
}

extension SourceOutline {
    /// Adds the symbols of another outline that this one's errors have hidden.
    mutating func addMissing(from other: SourceOutline) {
        let known = Set(symbols.map { "\($0.lines.lowerBound) \($0.name)" })
        let names = Set(symbols.map(\.qualifiedName))
        var added = false
        var addedTypes: [Int] = []
        for symbol in other.symbols {
            guard
                errors.contains(where: { $0.overlaps(symbol.header.bytes) }),
                !known.contains("\(symbol.lines.lowerBound) \(symbol.name)"),
                !names.contains(symbol.qualifiedName)
            else { continue }
            var copy = symbol
            copy.container = nil
            if copy.kind.isType, copy.kind != .extension { addedTypes.append(symbols.count) }
            symbols.append(copy)
            added = true
        }
        guard added else { return }
        let order = symbols.indices.sorted {
            (symbols[$0].range.lowerBound, -symbols[$0].range.upperBound, $0)
                < (symbols[$1].range.lowerBound, -symbols[$1].range.upperBound, $1)
        }
        var places = [Int](repeating: 0, count: order.count)
        for (place, index) in order.enumerated() { places[index] = place }
        symbols = order.map { index in
            var symbol = symbols[index]
            symbol.container = symbol.container.map { places[$0] }
            return symbol
        }
        for type in addedTypes { adopt(by: places[type]) }
    }

    /// Gives a type that an error has hidden what was taken for members of the one around it.
    private mutating func adopt(by type: Int) {
        let holder = symbols[type]
        let separator = LexicalRules.of(language)?.separator ?? "."
        // The old names of what has got another one, with its new name.
        var renamed: [Int: (old: String, new: String)] = [:]
        for index in symbols.indices.dropFirst(type + 1) {
            let range = symbols[index].range
            guard range.lowerBound < holder.range.upperBound else { break }
            guard range.upperBound <= holder.range.upperBound else { continue }
            let container = symbols[index].container
            let old = symbols[index].qualifiedName
            if let outer = container.flatMap({ renamed[$0] }), old.hasPrefix(outer.old) {
                symbols[index].qualifiedName = outer.new + old.dropFirst(outer.old.count)
            } else if container.map({ !holder.range.bytes.contains(symbols[$0].range.lowerBound) })
                ?? true
            {
                symbols[index].container = type
                symbols[index].qualifiedName =
                    holder.qualifiedName + separator + symbols[index].name
            } else {
                continue
            }
            renamed[index] = (old, symbols[index].qualifiedName)
            if !holder.isPublic { symbols[index].isPublic = false }
        }
    }
}
