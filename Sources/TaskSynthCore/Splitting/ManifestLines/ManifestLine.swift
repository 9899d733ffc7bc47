/// A line of a manifest, without the white space around it.
struct ManifestLine {
    let bytes: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) {
        var bytes = line
        while let first = bytes.first, first.isBlank { bytes.removeFirst() }
        while let last = bytes.last, last.isBlank { bytes.removeLast() }
        self.bytes = bytes
    }

    /// Whether the line is a text.
    func equals(_ text: StaticString) -> Bool {
        bytes.count == text.utf8CodeUnitCount && starts(with: text)
    }

    /// Whether the line starts with a text.
    func starts(with text: StaticString) -> Bool {
        bytes.count >= text.utf8CodeUnitCount && holds(text, at: bytes.startIndex)
    }

    /// Whether the line starts with one of the texts.
    func starts(withAny texts: StaticString...) -> Bool { texts.contains { starts(with: $0) } }

    /// Whether the line ends with a byte.
    func ends(with byte: UInt8) -> Bool { bytes.last == byte }

    /// Whether a text is somewhere in the line.
    func contains(_ text: StaticString) -> Bool {
        let last = bytes.endIndex - text.utf8CodeUnitCount
        guard last >= bytes.startIndex else { return false }
        return (bytes.startIndex...last).contains { holds(text, at: $0) }
    }

    private func holds(_ text: StaticString, at place: Int) -> Bool {
        for offset in 0..<text.utf8CodeUnitCount
        where unsafe bytes[place + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The first texts in quotation marks of either kind, up to a number of them.
    func quoted(atMost limit: Int) -> [ArraySlice<UInt8>] {
        var found: [ArraySlice<UInt8>] = []
        var rest = bytes
        while found.count < limit,
            let open = rest.firstIndex(where: {
                $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
            })
        {
            let text = rest[(open + 1)...]
            guard let close = text.firstIndex(of: rest[open]) else { break }
            found.append(text[..<close])
            rest = text[(close + 1)...]
        }
        return found
    }

    /// The first text in quotation marks: the name of a dependency in most lists.
    var firstQuoted: ArraySlice<UInt8> { quoted(atMost: 1).first ?? [] }
}
