extension WebAddress {
    /// The components of the path, decoded; one that cannot be decoded stands as it is.
    package var components: [String] {
        path.split(separator: "/").map { Self.decoded(String($0)) ?? String($0) }
    }

    /// The text of a percent-encoded one; `nil` where it is none, or is not UTF-8.
    package static func decoded(_ text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let text = String(digits), text.allSatisfy(\.isHexDigit),
                let value = UInt8(text, radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
