/// The text of a record in UTF-8, whatever it was written in.
struct RecordText {
    let bytes: [UInt8]
    let warnings: [TrajectoryWarning]

    /// Reads UTF-16 by its byte order mark, as some shells redirect it; all else is UTF-8.
    init(_ bytes: [UInt8]) {
        if var pieces = UTF16Pieces(bytes) {
            // Written anew piece by piece, so that it is never there three times.
            var text: [UInt8] = []
            for start in stride(from: 2, to: bytes.count, by: 1 << 20) {
                let end = min(start + 1 << 20, bytes.count)
                text += pieces.decode(Array(bytes[start..<end]), isEnd: end == bytes.count)
            }
            self.init(text, warnings: [UTF16Pieces.warning])
        } else {
            self.init(bytes, warnings: Self.damage(bytes.span))
        }
    }

    private init(_ bytes: [UInt8], warnings: [TrajectoryWarning]) {
        self.bytes = bytes
        self.warnings = warnings
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
