/// One service message of TeamCity: a name, and values with their escapes resolved.
struct TeamCityMessage {
    /// What happened.
    let name: String
    /// What is said about it.
    private(set) var values: [String: String] = [:]

    /// Reads the text behind `##teamcity[`.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count, bytes[index] != 0x20, bytes[index] != UInt8(ascii: "]") {
            index += 1
        }
        guard index > 0 else { return nil }
        name = String(decoding: bytes[..<index], as: UTF8.self)
        while index < bytes.count {
            while index < bytes.count, bytes[index] == 0x20 { index += 1 }
            let start = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "="),
                bytes[index] != UInt8(ascii: "]")
            {
                index += 1
            }
            guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "="),
                bytes[index + 1] == UInt8(ascii: "'")
            else { return }
            let key = String(decoding: bytes[start..<index], as: UTF8.self)
            index += 2
            var value: [UInt8] = []
            while index < bytes.count, bytes[index] != UInt8(ascii: "'") {
                if bytes[index] == UInt8(ascii: "|"), index + 1 < bytes.count {
                    index += 1
                    switch bytes[index] {
                    case UInt8(ascii: "n"): value.append(0x0A)
                    case UInt8(ascii: "r"): value.append(0x0D)
                    case UInt8(ascii: "0"):
                        let digits = String(
                            decoding: bytes[(index + 1)..<min(index + 7, bytes.count)],
                            as: UTF8.self)
                        if digits.hasPrefix("x"),
                            let code = UInt32(digits.dropFirst().prefix(4), radix: 16),
                            let scalar = Unicode.Scalar(code)
                        {
                            value.append(contentsOf: Array(String(Character(scalar)).utf8))
                            index += 5
                        }
                    default: value.append(bytes[index])
                    }
                } else {
                    value.append(bytes[index])
                }
                index += 1
            }
            values[key] = String(decoding: value, as: UTF8.self)
            index += 1
        }
    }
}
