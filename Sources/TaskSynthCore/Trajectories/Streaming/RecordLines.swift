/// Finds the records in the lines of a text, and what can be saved of damaged ones.
struct RecordLines: Sendable {
    let limits: TrajectoryLimits
    /// How many lines were seen.
    private(set) var line = 0

    init(limits: TrajectoryLimits) { self.limits = limits }

    /// Finds the records of some lines, one batch after the other.
    static func find<Record>(
        in batches: [RecordPieces.Batch], _ limits: TrajectoryLimits,
        as record: (JSONSource, Int) -> Record
    ) -> FoundRecords<Record> {
        var lines = RecordLines(limits: limits)
        var found = FoundRecords<Record>()
        for batch in batches {
            if batch.isCut {
                lines.passOver(batch.bytes, into: &found)
            } else {
                lines.read(
                    batch.bytes, in: batch.range, isEnd: batch.isEnd, into: &found, as: record)
            }
        }
        found.lines = lines.line
        return found
    }

    /// What was found, as places of its text.
    private struct Place {
        enum Content {
            case value(token: Int)
            case damaged(Range<Int>, TrajectoryWarning.Code, String)
        }

        let line: Int
        let content: Content
    }

    /// Reads whole lines, whose records are left as they are.
    mutating func read(
        _ bytes: [UInt8], in range: Range<Int>, isEnd: Bool, atMost count: Int = .max
    ) -> FoundRecords<JSONObject> {
        var found = FoundRecords<JSONObject>()
        read(bytes, in: range, isEnd: isEnd, atMost: count, into: &found) {
            JSONObject($0, at: $1)
        }
        return found
    }

    /// Reads whole lines.
    ///
    /// - Parameters:
    ///   - bytes: A text; its records are left in it until they are asked for.
    ///   - range: The part of it that holds the lines.
    ///   - isEnd: Whether nothing follows, so that the last line may be cut off.
    ///   - count: The most records to find.
    ///   - found: Takes what they hold; nothing for lines that are blank.
    ///   - record: Makes what is wanted of a record at a place of the table.
    mutating func read<Record>(
        _ bytes: [UInt8], in range: Range<Int>, isEnd: Bool, atMost count: Int = .max,
        into found: inout FoundRecords<Record>, as record: (JSONSource, Int) -> Record
    ) {
        let text = bytes.span
        var scanner = JSONScanner(
            maximumDepth: limits.depth, expecting: min(range.count, limits.lineBytes))
        var places: [Place] = []
        var start = range.lowerBound
        while start < range.upperBound, places.count < count {
            let feed = text.firstIndex(of: .lineFeed, from: start) ?? text.count
            let end = min(feed, range.upperBound)
            let isCut = isEnd && end == range.upperBound
            readLine(text, start..<end, isCut: isCut, &scanner, &places)
            start = end + 1
        }
        let source = JSONSource(bytes, tokens: scanner.tokens)
        found.records.reserveCapacity(found.records.count + places.count)
        for place in places {
            switch place.content {
            case .value(let token):
                if source.token(at: token).kind == .object {
                    found.records.append(record(source, token))
                    found.append(.record, line: place.line)
                } else {
                    found.append(.other(source.value(at: token)), line: place.line)
                }
            case .damaged(let range, let code, let detail):
                found.append(
                    .damaged(excerpt(bytes.span, range), code, detail), line: place.line)
            }
        }
    }

    /// Passes over a line that is longer than the limit, of which only the start is there.
    mutating func passOver<Record>(
        _ start: [UInt8], into found: inout FoundRecords<Record>
    ) {
        line += 1
        let excerpt = excerpt(start.span, 0..<start.count)
        found.append(.damaged(excerpt, .recordTooLong, tooLong), line: line)
    }

    private var tooLong: String { "a line of more than \(limits.lineBytes) bytes" }

    private mutating func readLine(
        _ text: Span<UInt8>, _ line: Range<Int>, isCut: Bool, _ scanner: inout JSONScanner,
        _ places: inout [Place]
    ) {
        self.line += 1
        var range = line
        // Files that were put together keep their marks.
        if text.extracting(line).hasByteOrderMark {
            range = (line.lowerBound + 3)..<line.upperBound
        }
        while let last = range.last, text[last].isBlank { range = range.lowerBound..<last }
        while let first = range.first, text[first].isBlank {
            range = (first + 1)..<range.upperBound
        }
        guard !range.isEmpty else { return }
        guard range.count <= limits.lineBytes else {
            places.append(
                Place(line: self.line, content: .damaged(range, .recordTooLong, tooLong)))
            return
        }
        if let token = try? scanner.scan(text, in: range), scanner.isAtEnd(text) {
            places.append(Place(line: self.line, content: .value(token: token)))
            return
        }
        let first = places.count
        recover(text, range, &scanner, &places)
        guard places.count == first + 1, case .damaged(let range, _, _) = places[first].content
        else { return }
        places[first] = Place(
            line: self.line,
            content: .damaged(range, isCut ? .truncatedEnd : .badRecord, "the line is no JSON"))
    }

    /// Saves the records of a line that is not one: spliced, joined, or with runs of NUL.
    private func recover(
        _ text: Span<UInt8>, _ range: Range<Int>, _ scanner: inout JSONScanner,
        _ places: inout [Place]
    ) {
        var lost = range.lowerBound
        var place = range.lowerBound
        var budget = 4 * range.count + 65_536
        while place < range.upperBound, budget > 0 {
            guard
                let start = text.firstIndex(
                    of: UInt8(ascii: "{"), from: place, to: range.upperBound)
            else { break }
            if text.isRecordStart(at: start),
                let token = try? scanner.scan(text, in: start..<range.upperBound),
                place == lost || scanner.offset - start > 2,
                isBoundary(text, scanner.offset, range.upperBound)
            {
                if start > lost { note(lost..<start, &places) }
                places.append(Place(line: line, content: .value(token: token)))
                place = scanner.offset
                lost = place
            } else {
                place = start + 1
            }
            budget -= max(1, scanner.offset - start)
        }
        if lost < range.upperBound, !text.isBlank(lost..<range.upperBound) {
            note(lost..<range.upperBound, &places)
        }
    }

    private func note(_ range: Range<Int>, _ places: inout [Place]) {
        places.append(
            Place(
                line: line,
                content: .damaged(range, .recovered, "a damaged line, of which a part was saved")))
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
