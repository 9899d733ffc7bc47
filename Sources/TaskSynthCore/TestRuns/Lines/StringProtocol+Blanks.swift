extension StringProtocol {
    /// The text without the blanks around it.
    func trimmingBlanks() -> String {
        var bytes = Array(utf8)[...]
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The last place of a text.
    func range(ofLast part: String) -> Range<Index>? {
        let wanted = Array(part.utf8)
        let bytes = Array(utf8)
        guard bytes.count >= wanted.count else { return nil }
        var start = bytes.count - wanted.count
        while start >= 0 {
            if Array(bytes[start..<start + wanted.count]) == wanted {
                let from = utf8.index(startIndex, offsetBy: start)
                return from..<utf8.index(from, offsetBy: wanted.count)
            }
            start -= 1
        }
        return nil
    }

    /// The first place of a text.
    func range(ofFirst part: String) -> Range<Index>? {
        let wanted = Array(part.utf8)
        let bytes = Array(utf8)
        guard bytes.count >= wanted.count else { return nil }
        for start in 0...bytes.count - wanted.count
        where Array(bytes[start..<start + wanted.count]) == wanted {
            let from = utf8.index(startIndex, offsetBy: start)
            return from..<utf8.index(from, offsetBy: wanted.count)
        }
        return nil
    }

    /// The text before the first place of a part, where the part is there.
    func before(_ part: String) -> String? {
        range(ofFirst: part).map { String(self[..<$0.lowerBound]) }
    }

    /// The text after the first place of a part, where the part is there.
    func after(_ part: String) -> String? {
        range(ofFirst: part).map { String(self[$0.upperBound...]) }
    }

    /// The text before the last place of a part, where the part is there.
    func beforeLast(_ part: String) -> String? {
        range(ofLast: part).map { String(self[..<$0.lowerBound]) }
    }

    /// The text after the last place of a part, where the part is there.
    func afterLast(_ part: String) -> String? {
        range(ofLast: part).map { String(self[$0.upperBound...]) }
    }

    /// The text without a part at its beginning.
    func dropping(prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : String(self)
    }

    /// The text without a part at its end.
    func dropping(suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : String(self)
    }
}

extension StringProtocol {
    /// The parts between the places of a separator.
    func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = String(self)
        while let place = rest.range(ofFirst: separator) {
            parts.append(String(rest[..<place.lowerBound]))
            rest = String(rest[place.upperBound...])
        }
        return parts + [rest]
    }
}

extension String {
    /// The text with each place of a part replaced.
    func replacing(_ part: String, with other: String) -> String {
        components(separatedBy: part).joined(separator: other)
    }
}
