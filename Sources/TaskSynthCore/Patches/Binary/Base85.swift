/// The base 85 in which git writes binary content.
enum Base85 {
    /// The values of the 85 characters; 255 for all others.
    private static let values: [UInt8] = {
        let alphabet = Array(
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
                .utf8)
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// The number of bytes that a line stands for; `nil` where its shape is wrong.
    static func lineLength(_ text: Span<UInt8>, _ line: Range<Int>) -> Int? {
        guard line.count >= 6, (line.count - 1) % 5 == 0 else { return nil }
        let letter = text[line.lowerBound]
        let length: Int
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): length = Int(letter - UInt8(ascii: "A")) + 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"): length = Int(letter - UInt8(ascii: "a")) + 27
        default: return nil
        }
        let most = (line.count - 1) / 5 * 4
        guard length <= most, length > most - 4 else { return nil }
        for index in line.lowerBound + 1..<line.upperBound where values[Int(text[index])] == 255 {
            return nil
        }
        return length
    }

    /// Decodes a line onto the end of some bytes; `false` where it is damaged.
    static func decode(
        _ text: Span<UInt8>, _ line: Range<Int>, onto bytes: inout [UInt8]
    ) -> Bool {
        guard var rest = lineLength(text, line) else { return false }
        var index = line.lowerBound + 1
        while rest > 0 {
            var word: UInt64 = 0
            for offset in 0..<5 { word = word * 85 + UInt64(values[Int(text[index + offset])]) }
            guard word <= UInt64(UInt32.max) else { return false }
            for shift in [24, 16, 8, 0] as [UInt64] where rest > 0 {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
                rest -= 1
            }
            index += 5
        }
        return true
    }
}
