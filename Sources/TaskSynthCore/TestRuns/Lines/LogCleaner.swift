/// Makes lines of bytes: without colours, control characters and the prefix of a service.
struct LogCleaner: Sendable {
    private static let escape: UInt8 = 0x1B

    /// What a service puts before every line.
    var prefix = LogPrefix()
    /// Whether the texts that carriage returns put over each other are told apart.
    var splits = true

    /// Cleans a raw line, and calls with each text that stands on it, carriage returns apart.
    func clean(_ raw: Span<UInt8>, isLast: Bool, _ body: (LogLine) -> Void) {
        var bytes: [UInt8]
        if Self.isPlain(raw) {
            bytes = [UInt8](copying: raw, in: 0..<raw.count)
        } else {
            bytes = Self.withoutControls(raw)
        }
        while bytes.last == .carriageReturn { bytes.removeLast() }
        var line = LogLine(bytes: bytes)
        if !prefix.isEmpty { prefix.strip(&line) }
        // Nothing is cut short where all that follows the last line is a colour that is put back.
        line.isLast = isLast && !line.isBlank
        guard splits, line.bytes.contains(.carriageReturn) else { return body(line) }
        let parts = line.bytes.split(separator: .carriageReturn, omittingEmptySubsequences: true)
        for (index, part) in parts.enumerated() {
            var piece = LogLine(bytes: Array(part))
            piece.isOverwritten = index + 1 < parts.count
            piece.isLast = isLast && !piece.isOverwritten
            body(piece)
        }
    }

    /// Whether a line has neither escapes nor other control characters.
    private static func isPlain(_ raw: Span<UInt8>) -> Bool {
        var place = 0
        while raw.count - place >= ByteBlock.width {
            guard ByteBlock.isEmpty(ByteBlock(raw, at: place).marksOfControls) else { return false }
            place += ByteBlock.width
        }
        while place < raw.count {
            if raw[place] < 0x20, raw[place] != 0x09 { return false }
            place += 1
        }
        return true
    }

    /// The bytes of a line without terminal sequences and control characters.
    static func withoutControls(_ raw: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            let byte = raw[index]
            if byte == escape {
                let end = endOfSequence(raw, at: index)
                // To go to a column is to write over what stands there.
                if raw[end - 1] == UInt8(ascii: "G"), raw[index + 1] == UInt8(ascii: "[") {
                    bytes.append(.carriageReturn)
                }
                index = end
            } else {
                if byte >= 0x20 || byte == 0x09 || byte == .carriageReturn { bytes.append(byte) }
                index += 1
            }
        }
        return bytes
    }

    /// The end of the terminal sequence that begins at an escape.
    private static func endOfSequence(_ raw: Span<UInt8>, at start: Int) -> Int {
        var index = start + 1
        guard index < raw.count else { return index }
        switch raw[index] {
        case UInt8(ascii: "["):
            index += 1
            while index < raw.count, raw[index] < 0x40, raw[index] >= 0x20 { index += 1 }
            return min(index + 1, raw.count)
        case UInt8(ascii: "]"):
            index += 1
            while index < raw.count, raw[index] != 0x07, raw[index] != escape { index += 1 }
            if index < raw.count, raw[index] == escape { index += 1 }
            return min(index + 1, raw.count)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "#"), UInt8(ascii: "%"):
            return min(index + 2, raw.count)
        default: return index + 1
        }
    }
}
