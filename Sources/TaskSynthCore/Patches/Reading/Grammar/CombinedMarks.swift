/// What the columns of a line of a combined diff say.
struct CombinedMarks {
    private(set) var isValid = true
    private(set) var isAdded = false
    private(set) var isRemoved = false
    /// Whether the line only says that the line before has no line feed.
    private(set) var isMarker = false

    init(_ text: Span<UInt8>, _ line: Range<Int>, parents: Int) {
        if text.hasPrefix("\\ ", at: line.lowerBound) || hasPaddedMarker(text, line, parents) {
            isMarker = true
            return
        }
        // An empty line is context whose spaces were stripped.
        if line.isEmpty { return }
        guard line.count >= parents else {
            isValid = false
            return
        }
        for index in line.lowerBound..<line.lowerBound + parents {
            switch text[index] {
            case UInt8(ascii: " "): break
            case UInt8(ascii: "+"): isAdded = true
            case UInt8(ascii: "-"): isRemoved = true
            default: isValid = false
            }
        }
        if isAdded, isRemoved { isValid = false }
    }

    /// Whether a parent has the line.
    func isInParent(_ text: Span<UInt8>, _ line: Range<Int>, _ parent: Int) -> Bool {
        let mark = line.isEmpty ? UInt8(ascii: " ") : text[line.lowerBound + parent]
        return mark == (isRemoved ? UInt8(ascii: "-") : UInt8(ascii: " "))
    }

    /// Whether the marker stands behind columns, as old versions of git write it.
    private func hasPaddedMarker(_ text: Span<UInt8>, _ line: Range<Int>, _ parents: Int) -> Bool {
        guard line.count > parents, text.hasPrefix("\\ No newline", at: line.lowerBound + parents)
        else { return false }
        for index in line.lowerBound..<line.lowerBound + parents
        where text[index] != UInt8(ascii: " ") {
            return false
        }
        return true
    }
}
