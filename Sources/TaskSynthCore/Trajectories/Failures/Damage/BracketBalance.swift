/// The brackets that are open, by their kind, over texts that are added and taken away.
struct BracketBalance {
    private var round = 0
    private var square = 0
    private var curly = 0

    /// Whether as many open as close.
    var isEven: Bool { round == 0 && square == 0 && curly == 0 }

    /// Counts the brackets of a text, once for each time that it counts.
    mutating func add(_ side: HunkSides.Side, _ times: Int) {
        for token in side.tokens where token.kind == .other && token.range.count == 1 {
            switch side.text[token.range.lowerBound] {
            case UInt8(ascii: "("): round += times
            case UInt8(ascii: ")"): round -= times
            case UInt8(ascii: "["): square += times
            case UInt8(ascii: "]"): square -= times
            case UInt8(ascii: "{"): curly += times
            case UInt8(ascii: "}"): curly -= times
            default: break
            }
        }
    }
}
