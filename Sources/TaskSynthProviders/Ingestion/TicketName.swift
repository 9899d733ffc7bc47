/// The name of a ticket, `ENG-1` or `bd-a1b2`, as texts and branches write it.
struct TicketName: Hashable, Sendable {
    private let key: [UInt8]

    init(_ key: String) { self.key = Array(key.lowercased().utf8) }

    /// Whether a text holds the name by itself, in any case: `fix/eng-1-sort`, and not `ENG-12`.
    ///
    /// - Complexity: O(*n* · *k*), where *n* and *k* are the lengths of the text and the name.
    func isNamed(in text: String) -> Bool {
        let bytes = Array(text.lowercased().utf8)
        guard !key.isEmpty, bytes.count >= key.count else { return false }
        return (0...bytes.count - key.count).contains { start in
            bytes[start..<start + key.count].elementsEqual(key)
                && (start == 0 || !Self.isAlphanumeric(bytes[start - 1]))
                && Self.ends(bytes, at: start + key.count)
        }
    }

    /// Whether a name may end here: `bd-a1.2` and `ENG-12` are other tickets than `bd-a1`, `ENG-1`.
    static func ends(_ bytes: [UInt8], at offset: Int) -> Bool {
        guard offset < bytes.count else { return true }
        if bytes[offset] == UInt8(ascii: "."), offset + 1 < bytes.count {
            return !isAlphanumeric(bytes[offset + 1])
        }
        return !isAlphanumeric(bytes[offset])
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        ClosingKeywords.isWord(byte) && byte != UInt8(ascii: "_")
    }
}
