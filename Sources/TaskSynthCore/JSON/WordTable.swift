/// Finds words by their bytes: one look at their length and four of their bytes, one comparison.
final class WordTable<Word: KnownWord>: Sendable {
    private let words: [Word]
    /// The bytes of all words, one word after the other, and where each begins.
    private let bytes: [UInt8]
    private let starts: [Int]
    /// For each slot the place of its word, or the number of words.
    private let slots: [UInt8]
    private let seed: UInt64

    private static var slotBits: UInt64 { 9 }

    init() {
        let words = Array(Word.allCases)
        precondition(MemoryLayout<Word>.size == 1 && words.count <= 64)
        precondition(words.enumerated().allSatisfy { $0 == $1.ordinal })
        let texts = words.map { Array($0.rawValue.utf8) }
        var seed: UInt64 = 1
        var slots = Self.slots(texts, seed)
        while slots == nil {
            seed += 2
            precondition(seed < 1 << 20, "words that differ in no byte that is looked at")
            slots = Self.slots(texts, seed)
        }
        self.words = words
        bytes = texts.flatMap(\.self)
        starts = texts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        self.slots = slots ?? []
        self.seed = seed
    }

    private static func slots(_ texts: [[UInt8]], _ seed: UInt64) -> [UInt8]? {
        var slots = [UInt8](repeating: UInt8(texts.count), count: 1 << Int(slotBits))
        for (place, text) in texts.enumerated() {
            let slot = slot(text.span, 0..<text.count, seed)
            guard slots[slot] == UInt8(texts.count) else { return nil }
            slots[slot] = UInt8(place)
        }
        return slots
    }

    @inline(__always) private static func slot(
        _ text: Span<UInt8>, _ range: Range<Int>, _ seed: UInt64
    ) -> Int {
        guard let last = range.last else { return 0 }
        let first = range.lowerBound
        let mark =
            UInt64(text[first]) | UInt64(text[min(first + 1, last)]) << 8
            | UInt64(text[first + range.count / 2]) << 16 | UInt64(text[last]) << 24
            | UInt64(truncatingIfNeeded: range.count) << 32
        let product = (mark &+ 1) &* (seed &* 0x9E37_79B9_7F4A_7C15)
        return Int(product >> (64 - slotBits))
    }

    /// Finds the word that a text is.
    func word(_ text: String) -> Word? {
        let bytes = text.utf8.span
        return word(bytes, in: 0..<bytes.count)
    }

    /// Finds the word that stands in a part of a text.
    @inline(__always) func word(_ text: Span<UInt8>, in range: Range<Int>) -> Word? {
        let place = Int(slots[Self.slot(text, range, seed)])
        guard place < words.count else { return nil }
        let start = starts[place]
        guard starts[place + 1] - start == range.count else { return nil }
        for offset in 0..<range.count
        where bytes[start + offset] != text[range.lowerBound + offset] { return nil }
        return words[place]
    }
}
