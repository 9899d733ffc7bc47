extension String {
    /// The text with all but the unreserved characters of RFC 3986 encoded.
    package var percentEncoded: String {
        var result: [UInt8] = []
        for byte in utf8 {
            if byte.isWordByte || byte == 0x2D || byte == 0x2E || byte == 0x7E {
                result.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result.append(contentsOf: (digits.count == 1 ? "%0" : "%").utf8)
                result.append(contentsOf: digits.utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
