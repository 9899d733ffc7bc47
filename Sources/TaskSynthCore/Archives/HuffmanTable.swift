/// A canonical Huffman code, as counts of codes by length and the symbols in order.
struct HuffmanTable: Sendable {
    let counts: [Int]
    let symbols: [Int]

    /// Makes a code of the lengths of its symbols; 0 stands for a symbol that does not occur.
    init(_ lengths: [Int]) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        var offsets = [Int](repeating: 0, count: 16)
        for length in 1..<15 { offsets[length + 1] = offsets[length] + counts[length] }
        var symbols = [Int](repeating: 0, count: lengths.count)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            symbols[offsets[length]] = symbol
            offsets[length] += 1
        }
        self.counts = counts
        self.symbols = symbols
    }
}
