/// Finds in one look at a line whom of many it may matter to.
///
/// The signs of all of them are one automaton (of Aho and Corasick), which takes a step a byte, however
/// many there are. Where a line begins, where its indentation ends, and where the line ends are
/// symbols of their own.
struct LineSieve: Sendable {
    /// The symbols that are no single byte; bytes that no sign has are all one.
    private enum Symbol {
        static let other = 0
        static let start = 1
        static let text = 2
        static let end = 3
        static let digit = 4
        static let count = 5
    }

    /// The symbol of each byte.
    private var symbols = [UInt8](repeating: UInt8(Symbol.other), count: 256)
    private var symbolCount = Symbol.count
    /// For each state the state behind each symbol, as the place of its row.
    private var rows: [UInt32] = []
    /// Where the rows of states begin that are the end of a sign.
    private var firstFound = 0
    /// Whose signs end in these states.
    private var found: [ListenerSet] = []
    /// For each state, whether it is a beginning of what stands behind an indentation.
    private var isStart: [Bool] = []
    /// Who takes lines of one word.
    private var words = ListenerSet()
    /// Who takes lines of blanks.
    private var blanks = ListenerSet()

    /// Makes a sieve of the signs of each listener.
    init(_ listeners: [LineSigns]) {
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
            symbols[Int(digit)] = UInt8(Symbol.digit)
        }
        var trie = SignTrie()
        for (number, signs) in listeners.enumerated() {
            for sign in signs.heads { trie.add([Symbol.start] + encoded(sign), of: number) }
            for sign in signs.starts { trie.add([Symbol.text] + encoded(sign), of: number) }
            for sign in signs.parts { trie.add(encoded(sign), of: number) }
            for sign in signs.tails { trie.add(encoded(sign) + [Symbol.end], of: number) }
            if signs.includesBlanks { blanks.insert(number) }
            if signs.includesWords { words.insert(number) }
        }
        let order = trie.statesByOutput()
        var place = [Int](repeating: 0, count: order.count)
        for (index, state) in order.enumerated() { place[state] = index }
        rows = [UInt32](repeating: 0, count: order.count * symbolCount)
        trie.walk(symbolCount: symbolCount) { state, symbol, next in
            rows[place[state] * symbolCount + symbol] = UInt32(place[next] * symbolCount)
        }
        let starts = trie.states(behind: Symbol.text)
        isStart = order.map { starts.contains($0) }
        found = order.map { trie.outputs[$0] }
        firstFound = found.firstIndex { !$0.isEmpty } ?? found.count
        found.removeFirst(firstFound)
        firstFound *= symbolCount
    }

    private mutating func encoded(_ sign: String) -> [Int] {
        sign.utf8.map { byte in
            if symbols[Int(byte)] == Symbol.other {
                symbols[Int(byte)] = UInt8(symbolCount)
                symbolCount += 1
            }
            return Int(symbols[Int(byte)])
        }
    }

    /// Whom a line may matter to.
    func listeners(to text: Span<UInt8>) -> ListenerSet {
        var end = text.count
        while end > 0, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
        if end == 0 { return blanks }
        let rows = rows.span
        let symbols = symbols.span
        var heard = ListenerSet()
        // What stands anywhere, or at the beginning of the line, or at its end.
        var row = Int(rows[Symbol.start])
        for place in 0..<end {
            row = Int(rows[row + Int(symbols[Int(text[place])])])
            if row >= firstFound { listen(at: row, &heard) }
        }
        listen(at: Int(rows[row + Symbol.end]), &heard)
        for place in end..<text.count {
            row = Int(rows[row + Int(symbols[Int(text[place])])])
            if row >= firstFound { listen(at: row, &heard) }
        }
        // What stands behind the indentation.
        row = Int(rows[Symbol.text])
        var indent = 0
        while text[indent] == 0x20 { indent += 1 }
        var place = indent
        while place < text.count {
            row = Int(rows[row + Int(symbols[Int(text[place])])])
            guard isStart[row / symbolCount] else { break }
            if row >= firstFound { listen(at: row, &heard) }
            place += 1
        }
        if text.firstIndex(of: 0x20, from: min(indent, end), to: end) == nil {
            heard.formUnion(words)
        }
        return heard
    }

    private func listen(at row: Int, _ heard: inout ListenerSet) {
        if row >= firstFound { heard.formUnion(found[(row - firstFound) / symbolCount]) }
    }
}
