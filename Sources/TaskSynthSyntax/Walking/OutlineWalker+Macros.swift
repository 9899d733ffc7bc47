import TaskSynthCore

extension OutlineWalker {
    /// Gives functions their own names that were taken for those of macros behind their parameters, as
    /// in `int f() GUARDED_BY(mutex) {`.
    mutating func joinHeaders(in text: Span<UInt8>) {
        for index in symbols.indices
        where isFunction(index) && symbols[index].name.utf8.allSatisfy(isOfMacro) {
            if let first = headBefore(index, in: text) {
                join(first, index)
            } else {
                rename(index, in: text)
            }
        }
    }

    private func isFunction(_ index: Int) -> Bool {
        [.function, .method].contains(symbols[index].kind)
    }

    private func isOfMacro(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "A") < 26 || byte &- UInt8(ascii: "0") < 10
            || byte == UInt8(ascii: "_")
    }

    /// The function without a body and an end that stands right before one that a macro names.
    private func headBefore(_ index: Int, in text: Span<UInt8>) -> Int? {
        guard index > 0, isFunction(index - 1) else { return nil }
        let range = symbols[index - 1].range
        let start = symbols[index].range.lowerBound
        guard range.count > 0, range.upperBound <= start,
            ![UInt8(ascii: ";"), UInt8(ascii: "}")].contains(text[range.upperBound - 1]),
            (range.upperBound..<start).allSatisfy({ text[$0] <= 0x20 })
        else { return nil }
        return index - 1
    }

    /// Makes one function of a head and of what a macro names; the head is dropped later.
    private mutating func join(_ head: Int, _ index: Int) {
        let rest = symbols[index]
        var joined = symbols[head]
        let start = joined.range.lowerBound
        let line = joined.lines.lowerBound
        joined.complexity = rest.complexity
        joined.range = SourceRange(start..<rest.range.upperBound)
        joined.lines = line...rest.lines.upperBound
        joined.header = SourceRange(start..<rest.header.upperBound)
        joined.headerLines = line...rest.headerLines.upperBound
        joined.container = rest.container
        symbols[index] = joined
        announcements.insert(head)
        renameMembers(of: index, from: rest.qualifiedName)
    }

    /// Takes the name from the part of the header that the grammar refuses: `A::f()`.
    private mutating func rename(_ index: Int, in text: Span<UInt8>) {
        let header = symbols[index].header.bytes
        guard
            let error = errors.first(where: { error in
                error.lowerBound >= header.lowerBound && error.upperBound <= header.upperBound
                    && error.count > 2 && text[error.upperBound - 1] == UInt8(ascii: ")")
            }),
            let bracket = text.firstIndex(
                of: UInt8(ascii: "("), from: error.lowerBound, to: error.upperBound),
            (error.lowerBound..<bracket).allSatisfy({
                isWord(text[$0]) || ":~".utf8.contains(text[$0])
            })
        else { return }
        var parts = String(decoding: text, in: error.lowerBound..<bracket)
            .split(separator: "::").map(String.init)
        guard let name = parts.popLast() else { return }
        let before = symbols[index].qualifiedName
        let outer = before.dropLast(symbols[index].name.count)
        let path = parts.map { $0 + grammar.rules.separator }.joined()
        symbols[index].name = name
        symbols[index].qualifiedName = outer + path + name
        if !parts.isEmpty { symbols[index].kind = .method }
        // The brackets behind the macro are not those of the function.
        symbols[index].parameterCount = nil
        renameMembers(of: index, from: before)
    }

    private mutating func renameMembers(of index: Int, from name: String) {
        for inner in symbols.indices where symbols[inner].container == index {
            let rest = symbols[inner].qualifiedName.dropFirst(name.count)
            symbols[inner].qualifiedName = symbols[index].qualifiedName + rest
        }
    }
}
