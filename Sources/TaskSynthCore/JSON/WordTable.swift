/// Finds words by their bytes: one look at their length and their ends, one comparison.
final class WordTable<Word: KnownWord>: Sendable {
    /// A word and what tells it apart: most are told apart by this alone.
    private struct Entry {
        let word: Word
        let count: Int
        let head: UInt64
        let tail: UInt64
        /// The bytes, where they are more than two words of the machine.
        let bytes: [UInt8]
    }

    private let entries: [Entry]
    /// For each slot the place of its word, or the number of words.
    private let slots: [UInt8]
    private let seed: UInt64

    private static var slotBits: UInt64 { 9 }

    init() {
        let words = Array(Word.allCases)
        precondition(MemoryLayout<Word>.size == 1 && words.count <= 64)
        precondition(words.enumerated().allSatisfy { $0 == $1.ordinal })
        let entries = words.map { word in
            let bytes = Array(word.rawValue.utf8)
            let (head, tail) = Self.ends(bytes.span, 0..<bytes.count)
            return Entry(
                word: word, count: bytes.count, head: head, tail: tail,
                bytes: bytes.count > 16 ? bytes : [])
        }
        var seed: UInt64 = 1
        var slots = Self.slots(entries, seed)
        while slots == nil {
            seed += 2
            precondition(seed < 1 << 20, "words that differ in no byte that is looked at")
            slots = Self.slots(entries, seed)
        }
        self.entries = entries
        self.slots = slots ?? []
        self.seed = seed
    }

    private static func slots(_ entries: [Entry], _ seed: UInt64) -> [UInt8]? {
        var slots = [UInt8](repeating: UInt8(entries.count), count: 1 << Int(slotBits))
        for (place, entry) in entries.enumerated() {
            let slot = slot(entry.head, entry.tail, entry.count, seed)
            guard slots[slot] == UInt8(entries.count) else { return nil }
            slots[slot] = UInt8(place)
        }
        return slots
    }

    /// The first and the last bytes of a text.
    @inline(__always) private static func ends(
        _ text: Span<UInt8>, _ range: Range<Int>
    ) -> (UInt64, UInt64) {
        let head = text.machineWord(at: range.lowerBound, count: min(range.count, 8))
        return (
            head, range.count > 8 ? text.machineWord(at: range.upperBound - 8, count: 8) : head
        )
    }

    @inline(__always) private static func slot(
        _ head: UInt64, _ tail: UInt64, _ count: Int, _ seed: UInt64
    ) -> Int {
        let mark = head ^ tail &* 0xC2B2_AE3D_27D4_EB4F &+ UInt64(truncatingIfNeeded: count)
        let product = mark &* (seed &* 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: product >> (64 - slotBits))
    }

    /// Finds the word that a text is.
    func word(_ text: String) -> Word? {
        let bytes = text.utf8.span
        return word(bytes, in: 0..<bytes.count)
    }

    /// Finds the word that a string of a text is; what is no string is none.
    @inline(__always) func word(_ text: Span<UInt8>, _ token: JSONToken) -> Word? {
        token.kind == .plainString
            ? word(text, in: token.offset..<token.offset + token.length)
            : token.isString ? word(text.string(token)) : nil
    }

    /// Finds the word that stands in a part of a text.
    @inline(__always) func word(_ text: Span<UInt8>, in range: Range<Int>) -> Word? {
        let (head, tail) = Self.ends(text, range)
        let place = Int(slots[Self.slot(head, tail, range.count, seed)])
        guard place < entries.count, entries[place].head == head, entries[place].tail == tail,
            entries[place].count == range.count
        else { return nil }
        if range.count > 16 {
            let bytes = entries[place].bytes
            guard bytes.span.hasSameBytes(in: bytes.indices, as: text, in: range) else {
                return nil
            }
        }
        return entries[place].word
    }
}
