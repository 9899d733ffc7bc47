/// Writes a text in UTF-16 that arrives in pieces as UTF-8.
struct UTF16Pieces: Sendable {
    private let isLittleEndian: Bool
    /// The bytes of a character whose end is not there yet.
    private var held: [UInt8] = []

    /// What is said of a record that was written so.
    static let warning = TrajectoryWarning(
        .encoding, detail: "the record is UTF-16, and was read as UTF-8")

    /// Reads the byte order mark, as some shells write it; `nil` where a text has none.
    init?(_ start: [UInt8]) {
        if start.starts(with: [0xFF, 0xFE]) {
            isLittleEndian = true
        } else if start.starts(with: [0xFE, 0xFF]) {
            isLittleEndian = false
        } else {
            return nil
        }
    }

    /// Writes a piece anew, the mark too, as far as its characters are whole.
    mutating func decode(_ piece: [UInt8], isEnd: Bool = false) -> [UInt8] {
        let bytes = held + piece
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for place in stride(from: 0, to: bytes.count - 1, by: 2) {
            let unit = UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
            units.append(isLittleEndian ? unit : unit.byteSwapped)
        }
        var rest = bytes.count % 2
        if !isEnd, let last = units.last, UTF16.isLeadSurrogate(last) {
            units.removeLast()
            rest += 2
        }
        held = Array(bytes.suffix(rest))
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
