/// Finds the records in the lines of a text, and what can be saved of damaged ones.
struct RecordLines {
    let limits: TrajectoryLimits
    /// How many lines were seen.
    private(set) var line = 0

    /// What a line turned out to be.
    enum Found {
        case record(JSONObject)
        /// JSON that is no object.
        case other(JSONValue)
        /// Text that is no JSON.
        case damaged(String)
    }

    init(limits: TrajectoryLimits) { self.limits = limits }

    /// Reads one line, without its line feed.
    ///
    /// - Returns: What it holds; nothing where it is blank.
    mutating func read(_ text: Span<UInt8>, in range: Range<Int>) -> [Found] {
        line += 1
        var range = range
        while let last = range.last, text[last].isBlank { range = range.lowerBound..<last }
        while let first = range.first, text[first].isBlank {
            range = (first + 1)..<range.upperBound
        }
        guard !range.isEmpty else { return [] }
        guard range.count <= limits.lineBytes else {
            return [.damaged(excerpt(text, range))]
        }
        var reader = JSONReader(maximumDepth: limits.depth)
        if let value = try? reader.readPrefix(text, in: range), reader.isAtEnd(text, of: range) {
            if case .object(let object) = value { return [.record(object)] }
            return [.other(value)]
        }
        return recover(text, range)
    }

    /// Saves the records of a line that is not one: spliced, joined, or with runs of NUL.
    private func recover(_ text: Span<UInt8>, _ range: Range<Int>) -> [Found] {
        var found: [Found] = []
        var lost = range.lowerBound
        var place = range.lowerBound
        var budget = 4 * range.count + 65_536
        while place < range.upperBound, budget > 0 {
            guard let start = text.firstIndex(of: UInt8(ascii: "{"), from: place),
                start < range.upperBound
            else { break }
            var reader = JSONReader(maximumDepth: limits.depth)
            if text.isRecordStart(at: start),
                let value = try? reader.readPrefix(text, in: start..<range.upperBound),
                case .object(let object) = value, place == lost || !object.isEmpty,
                isBoundary(text, reader.offset, range.upperBound)
            {
                if start > lost { found.append(.damaged(excerpt(text, lost..<start))) }
                found.append(.record(object))
                place = reader.offset
                lost = place
            } else {
                place = start + 1
            }
            budget -= max(1, reader.offset - start)
        }
        if lost < range.upperBound, !text.isBlank(lost..<range.upperBound) {
            found.append(.damaged(excerpt(text, lost..<range.upperBound)))
        }
        return found
    }

    /// Whether a record that ends here is followed by nothing, or by another one.
    private func isBoundary(_ text: Span<UInt8>, _ offset: Int, _ end: Int) -> Bool {
        var place = offset
        while place < end, text[place].isBlank || text[place] == 0 { place += 1 }
        return place >= end || text[place] == UInt8(ascii: "{")
    }

    private func excerpt(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        let end = min(range.upperBound, range.lowerBound + limits.damagedBytes)
        return String(decoding: text, in: range.lowerBound..<end)
    }
}

extension UInt8 {
    /// Whether this is a blank of JSON.
    var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

extension Span<UInt8> {
    /// Whether a record may begin here: a brace and the quotation mark of its first key.
    fileprivate func isRecordStart(at offset: Int) -> Bool {
        var place = offset + 1
        while place < count, self[place].isBlank { place += 1 }
        return place < count && self[place] == UInt8(ascii: "\"")
    }

    fileprivate func isBlank(_ range: Range<Int>) -> Bool {
        for place in range where !(self[place].isBlank || self[place] == 0) { return false }
        return true
    }
}
