/// Where a pytest node id ends on a line.
enum PytestIdentifier {
    /// The length of the node id that a line begins with, where it does: `file.py::name[a b]`.
    static func length(in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        var hasSeparator = false
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "["), hasSeparator {
                depth += 1
            } else if byte == UInt8(ascii: "]"), depth > 0 {
                depth -= 1
            } else if byte == UInt8(ascii: ":"), index + 1 < bytes.count,
                bytes[index + 1] == UInt8(ascii: ":")
            {
                hasSeparator = true
            } else if byte == 0x20, depth == 0 {
                break
            } else if byte == 0x20, !hasSeparator {
                return nil
            }
            index += 1
        }
        guard hasSeparator, index > start else { return nil }
        if depth > 0 { return unbalancedLength(in: bytes, from: start) }
        return index - start
    }

    /// The length up to the last status word, where the brackets of a parameter do not match.
    private static func unbalancedLength(in bytes: [UInt8], from start: Int) -> Int? {
        let line = LogLine(bytes: Array(bytes[start...]))
        for word: StaticString in [" PASSED", " FAILED", " ERROR", " SKIPPED", " XFAIL", " XPASS"] {
            if let place = line.findLast(word) { return place }
        }
        return line.find(" - ") ?? bytes.count - start
    }

    /// Parts `id - message` where the id ends, which may itself hold the separator.
    static func parts(
        of text: String, isKnown: (String) -> Bool
    ) -> (id: String, message: String?) {
        let bytes = Array(text.utf8)
        var candidates: [Int] = []
        var index = 0
        while index + 3 <= bytes.count {
            if bytes[index] == 0x20, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x20 {
                candidates.append(index)
            }
            index += 1
        }
        func part(at place: Int) -> (String, String?) {
            (
                String(decoding: bytes[..<place], as: UTF8.self),
                String(decoding: bytes[(place + 3)...], as: UTF8.self)
            )
        }
        if candidates.isEmpty || isKnown(text) { return (text, nil) }
        for place in candidates.reversed() where isKnown(part(at: place).0) {
            return part(at: place)
        }
        if let length = length(in: bytes, from: 0), candidates.contains(length) {
            return part(at: length)
        }
        return part(at: candidates[0])
    }

    /// The node id of `test_a.py::test_b <- base.py`, which tells where an inherited test is written.
    static func withoutOrigin(_ text: String) -> String {
        guard let place = text.range(ofLast: " <- "), text.hasSuffix(".py"),
            !text[place.upperBound...].contains(" ")
        else { return text }
        return String(text[..<place.lowerBound])
    }

    /// The node id of `test_a.py::TestB.test_c`, as pytest's TAP has it.
    static func id(ofTAP name: String) -> String {
        let name = name.before(" # unexpected success: ") ?? name
        guard let place = name.range(ofFirst: "::") else { return name }
        return name[..<place.upperBound] + path(ofDotted: String(name[place.upperBound...]))
    }

    /// The part of a node id below its file, of `TestB.test_c[1.5]`.
    static func path(ofDotted name: String) -> String {
        let end = name.firstIndex(of: "[") ?? name.endIndex
        return name[..<end].split(separator: ".").joined(separator: "::") + name[end...]
    }
}
