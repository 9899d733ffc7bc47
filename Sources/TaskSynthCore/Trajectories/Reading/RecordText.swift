/// The text of a record in UTF-8, whatever it was written in.
struct RecordText {
    let bytes: [UInt8]
    let warnings: [TrajectoryWarning]

    /// Reads UTF-16 by its byte order mark, as some shells redirect it; all else is UTF-8.
    init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE]) {
            self.init(utf16: bytes, isLittleEndian: true)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self.init(utf16: bytes, isLittleEndian: false)
        } else {
            self.init(bytes, warnings: Self.damage(bytes.span))
        }
    }

    private init(_ bytes: [UInt8], warnings: [TrajectoryWarning]) {
        self.bytes = bytes
        self.warnings = warnings
    }

    private init(utf16 bytes: [UInt8], isLittleEndian: Bool) {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for place in stride(from: 2, to: bytes.count - 1, by: 2) {
            let unit = UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
            units.append(isLittleEndian ? unit : unit.byteSwapped)
        }
        self.init(
            Array(String(decoding: units, as: UTF16.self).utf8),
            warnings: [
                TrajectoryWarning(
                    .encoding, detail: "the record is UTF-16, and was read as UTF-8")
            ])
    }

    private static func damage(_ text: Span<UInt8>) -> [TrajectoryWarning] {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: text)
            return []
        } catch {
            return [
                TrajectoryWarning(
                    .encoding, line: text.lineNumber(at: error.byteOffsets.lowerBound),
                    detail: "bytes that are no UTF-8 were read as U+FFFD")
            ]
        }
    }
}
