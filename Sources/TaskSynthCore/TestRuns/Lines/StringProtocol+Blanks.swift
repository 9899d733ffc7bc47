extension StringProtocol {
    /// The text without the blanks around it.
    func trimmingBlanks() -> String {
        var text = Substring(self).utf8
        while let first = text.first, first == 0x20 || first == 0x09 { text.removeFirst() }
        while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return String(Substring(text))
    }

    /// The last place of a text.
    func range(ofLast part: String) -> Range<Index>? {
        let text = Array(utf8)
        let wanted = Array(part.utf8)
        return text.span.lastIndex(of: wanted.span).map { range(from: $0, count: wanted.count) }
    }

    /// The first place of a text.
    func range(ofFirst part: String) -> Range<Index>? {
        let text = Array(utf8)
        let wanted = Array(part.utf8)
        return text.span.firstIndex(of: wanted.span).map { range(from: $0, count: wanted.count) }
    }

    private func range(from start: Int, count: Int) -> Range<Index> {
        let from = utf8.index(startIndex, offsetBy: start)
        return from..<utf8.index(from, offsetBy: count)
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
        let text = Array(utf8)
        let wanted = Array(separator.utf8)
        var parts: [String] = []
        var start = 0
        while !wanted.isEmpty, let place = text.span.firstIndex(of: wanted.span, from: start) {
            parts.append(String(decoding: text.span, in: start..<place))
            start = place + wanted.count
        }
        return parts + [String(decoding: text.span, in: start..<text.count)]
    }
}

extension String {
    /// The text with each place of a part replaced.
    func replacing(_ part: String, with other: String) -> String {
        components(separatedBy: part).joined(separator: other)
    }
}
