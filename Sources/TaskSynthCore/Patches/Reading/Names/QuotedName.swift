/// Names in C style, as git quotes what is no plain text.
enum QuotedName {
    /// Reads a name from its opening quotation mark.
    ///
    /// - Returns: The bytes, and the place after the closing mark; `nil` where it is malformed.
    static func decode(_ text: Span<UInt8>, from start: Int) -> (bytes: [UInt8], end: Int)? {
        guard start < text.count, text[start] == UInt8(ascii: "\"") else { return nil }
        var bytes: [UInt8] = []
        var index = start + 1
        while index < text.count {
            let byte = text[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return (bytes, index)
            case .lineFeed, 0: return nil
            case UInt8(ascii: "\\"):
                guard index < text.count else { return nil }
                let escaped = text[index]
                index += 1
                switch escaped {
                case UInt8(ascii: "a"): bytes.append(7)
                case UInt8(ascii: "b"): bytes.append(8)
                case UInt8(ascii: "t"): bytes.append(9)
                case UInt8(ascii: "n"): bytes.append(10)
                case UInt8(ascii: "v"): bytes.append(11)
                case UInt8(ascii: "f"): bytes.append(12)
                case UInt8(ascii: "r"): bytes.append(13)
                case UInt8(ascii: "\\"), UInt8(ascii: "\""): bytes.append(escaped)
                case UInt8(ascii: "0")...UInt8(ascii: "3"):
                    guard index + 1 < text.count, isOctal(text[index]), isOctal(text[index + 1])
                    else { return nil }
                    bytes.append((escaped & 3) << 6 | (text[index] & 7) << 3 | text[index + 1] & 7)
                    index += 2
                default: return nil
                }
            default: bytes.append(byte)
            }
        }
        return nil
    }

    /// Whether git would quote the name.
    static func isNeeded(for name: some Sequence<UInt8>) -> Bool {
        name.contains {
            $0 < 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
        }
    }

    /// Writes a name as git does: in quotation marks where it has to be.
    static func encode(_ name: [UInt8]) -> [UInt8] {
        guard isNeeded(for: name) else { return name }
        return [UInt8(ascii: "\"")] + escape(name) + [UInt8(ascii: "\"")]
    }

    /// Writes a name with its escapes, but without quotation marks.
    static func escape(_ name: some Sequence<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        for byte in name {
            switch byte {
            case 7...13: text += [UInt8(ascii: "\\"), Array("abtnvfr".utf8)[Int(byte) - 7]]
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case 0x20..<0x7F: text.append(byte)
            default:
                let zero = UInt8(ascii: "0")
                text += [
                    UInt8(ascii: "\\"), zero + byte >> 6, zero + byte >> 3 & 7, zero + byte & 7,
                ]
            }
        }
        return text
    }

    private static func isOctal(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "7") ~= byte
    }
}
