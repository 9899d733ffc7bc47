/// Reads a patch that is larger than memory, piece by piece.
///
/// Give it the pieces in order, and it visits each file section when its end is known. It keeps the
/// unfinished line or header between two pieces and nothing else, so that its memory does not grow
/// with the patch, its files, its hunks, or the length of its lines.
public struct PatchStream: Sendable {
    /// The most bytes that wait for the end of a header or a line of text.
    private static let patience = 4 << 20

    private var parser: PatchParser
    /// What the pieces so far have left unread.
    private var rest: [UInt8] = []
    /// The size of the rest at which it is looked at again: a long one not at each small piece, or
    /// the work would grow with the square of its size.
    private var retrySize = 0
    /// The number of line feeds before the text that is being read.
    private var linesBefore = 0
    private var phase = Phase.text
    private var section = SectionRecord()
    private var names: SectionNames?
    /// Where the section starts, from the start of the patch.
    private var sectionStart = 0
    /// Whether the rest of a line is to be dropped that was too long to wait for.
    private var skipsLine = false
    private var lines: LineLengthGuard
    /// The numbers of bytes, sections and hunks so far, for the limits.
    private var counts = (bytes: 0, files: 0, hunks: 0)
    /// A deletion, which an addition of the same file may turn into a change of type.
    private var pending: FileSummary?

    /// What is being read.
    private enum Phase {
        case text, body
        case hunk(HunkReader)
        case combined(CombinedHunk)
        case binary(BinaryReader)
    }

    /// Starts before the first byte.
    ///
    /// - Parameters:
    ///   - limits: How much is read before the text is refused.
    ///   - prefixes: What the names of files lose at the front.
    public init(limits: PatchLimits = .largest, prefixes: PathPrefixes = .detected) {
        lines = LineLengthGuard(limit: limits.lineLength)
        parser = PatchParser(limits: limits, prefixes: prefixes)
        parser.hasAll = false
    }

    /// Whether the stream stands between two file sections.
    public var isBetweenFiles: Bool { if case .text = phase { rest.isEmpty } else { false } }

    /// Reads the next piece.
    ///
    /// - Parameters:
    ///   - piece: The bytes that follow those of the piece before.
    ///   - visit: Is called with each file section that is complete.
    /// - Throws: `PatchError` where a section is damaged, or what `visit` throws.
    public mutating func read(
        _ piece: Span<UInt8>, visit: (FileSummary) throws -> Void
    ) throws {
        // Offsets within a piece have 32 bits.
        for start in stride(from: 0, to: piece.count, by: 1 << 30) {
            let part = piece.extracting(start..<min(piece.count, start + 1 << 30))
            try checkLimits(part)
            try readPart(part, visit)
        }
    }

    private mutating func readPart(
        _ piece: Span<UInt8>, _ visit: (FileSummary) throws -> Void
    ) throws {
        var used = 0
        while !rest.isEmpty {
            // The part of the piece that ends the rest is joined with it; what follows is read
            // where it is.
            let carried = rest.count
            let share = min(piece.count - used, max(4096, carried))
            guard share > 0 else { return }
            rest += [UInt8](copying: piece, in: used..<used + share)
            used += share
            guard rest.count >= retrySize else { continue }
            var joined: [UInt8] = []
            swap(&joined, &rest)
            let consumed = try advance(joined.span, visit)
            if consumed >= carried {
                used -= joined.count - consumed
            } else {
                joined.removeSubrange(..<consumed)
                swap(&joined, &rest)
                setRetrySize()
            }
        }
        let whole = piece.extracting(used..<piece.count)
        let consumed = try advance(whole, visit)
        rest = [UInt8](copying: whole, in: consumed..<whole.count)
        setRetrySize()
    }

    private mutating func setRetrySize() {
        retrySize = rest.count > 4096 ? rest.count + rest.count / 2 : 0
    }

    /// Reads what is left when there is no further piece.
    ///
    /// - Throws: `PatchError` where the last section is damaged, or what `visit` throws.
    public mutating func finish(visit: (FileSummary) throws -> Void) throws {
        var joined: [UInt8] = []
        swap(&joined, &rest)
        parser.hasAll = true
        _ = try advance(joined.span, visit)
        if let last = pending { try visit(last) }
        pending = nil
    }

    /// Checks the limits that a piece of text itself may exceed.
    private mutating func checkLimits(_ piece: Span<UInt8>) throws(PatchError) {
        counts.bytes += piece.count
        let limits = parser.limits
        if counts.bytes > limits.bytes {
            throw tooLarge(
                piece, at: piece.count - (counts.bytes - limits.bytes), "\(limits.bytes) bytes")
        }
        if let start = lines.firstLongLine(in: piece) {
            throw tooLarge(piece, at: start, "\(limits.lineLength) bytes in a line")
        }
    }

    /// Says that a limit is exceeded at a place of a piece, or before it.
    private func tooLarge(_ piece: Span<UInt8>, at place: Int, _ limit: String) -> PatchError {
        let feeds =
            rest.span.count(of: .lineFeed, in: 0..<rest.count)
            + piece.count(of: .lineFeed, in: 0..<max(0, place))
        return PatchError(
            code: .tooLarge, line: linesBefore + feeds + 1,
            byteOffset: parser.base + rest.count + place, expected: "at most \(limit)",
            found: "more")
    }

    /// Reads as far as the text allows, and gives the number of bytes that are read.
    private mutating func advance(
        _ text: Span<UInt8>, _ visit: (FileSummary) throws -> Void
    ) throws -> Int {
        do {
            while try step(text, visit) {}
        } catch let error as PatchError {
            throw PatchError(
                code: error.code, line: error.numbered(in: text).line + linesBefore,
                byteOffset: error.byteOffset + parser.base, expected: error.expected,
                found: error.found)
        }
        let consumed = parser.position
        linesBefore += text.count(of: .lineFeed, in: 0..<consumed)
        parser.rebase(by: consumed)
        section.start = UInt32(max(0, Int(section.start) - consumed))
        switch phase {
        case .hunk(var reader):
            reader.rebase(by: consumed)
            phase = .hunk(reader)
        case .combined(var reader):
            reader.line -= consumed
            phase = .combined(reader)
        case .binary(var reader):
            reader.line -= consumed
            phase = .binary(reader)
        case .text, .body: break
        }
        return consumed
    }

    /// Does one thing; `false` where more of the text is needed, or there is none.
    private mutating func step(
        _ text: Span<UInt8>, _ visit: (FileSummary) throws -> Void
    ) throws -> Bool {
        if skipsLine {
            guard let feed = text.firstIndex(of: .lineFeed, from: parser.position) else {
                parser.position = text.count
                return false
            }
            skipsLine = false
            parser.position = feed + 1
            if case .hunk(var reader) = phase {
                reader.skip(to: feed + 1)
                phase = .hunk(reader)
            }
        }
        switch phase {
        case .text: return try readHeader(text)
        case .body: return try startBody(text, visit)
        case .hunk(var reader):
            let isComplete = try reader.readLines(text, hasAll: parser.hasAll)
            parser.position = reader.line
            guard isComplete else {
                if isTooLong(text), reader.line < text.count {
                    try reader.takeStart(ofLineIn: text)
                    skipsLine = true
                    phase = .hunk(reader)
                    return true
                }
                phase = .hunk(reader)
                return false
            }
            section.count(reader.record)
            try countHunk(text)
            phase = .body
        case .combined(var reader):
            let isComplete = try reader.readLines(text, hasAll: parser.hasAll)
            parser.position = reader.line
            phase = .combined(reader)
            guard isComplete else { return try refuseLongLine(text) }
            section.count(reader.record)
            try countHunk(text)
            phase = .body
        case .binary(var reader):
            let isComplete = try reader.readLines(text, hasAll: parser.hasAll)
            parser.position = reader.line
            phase = .binary(reader)
            guard isComplete else { return try refuseLongLine(text) }
            try end(text, visit)
        }
        return true
    }

    /// Counts a hunk that ends here.
    private mutating func countHunk(_ text: Span<UInt8>) throws(PatchError) {
        counts.hunks += 1
        try parser.checkCount(
            text, of: counts.hunks, at: UInt32(parser.position), parser.limits.hunks, "hunks")
    }

    /// Whether what waits for the end of a line is as much as may wait.
    private func isTooLong(_ text: Span<UInt8>) -> Bool {
        !parser.hasAll && text.count - parser.position > Self.patience
    }

    private func refuseLongLine(_ text: Span<UInt8>) throws(PatchError) -> Bool {
        guard isTooLong(text) else { return false }
        throw PatchError(
            .tooLarge, at: parser.position, in: text,
            expected: "at most \(Self.patience) bytes in a line of this kind")
    }

    private mutating func readHeader(_ text: Span<UInt8>) throws(PatchError) -> Bool {
        switch try parser.findHeader(text) {
        case .section(let found):
            section = found
            sectionStart = parser.headerStart
            names = SectionNames(found, in: text)
            phase = .body
            return true
        case .none: return false
        case .incomplete:
            guard isTooLong(text) else { return false }
            guard !text.hasPrefix("diff --git ", at: parser.position) else {
                return try refuseLongLine(text)
            }
            skipsLine = true
            return true
        }
    }

    private mutating func startBody(
        _ text: Span<UInt8>, _ visit: (FileSummary) throws -> Void
    ) throws -> Bool {
        let start = parser.position
        let hasLine = start < text.count && text.firstIndex(of: .lineFeed, from: start) != nil
        // Two bytes tell that no body starts, although the line may be long.
        let mayStart =
            start >= text.count || text[start] == UInt8(ascii: "@")
            || text[start] == UInt8(ascii: "G") || text[start] == UInt8(ascii: "B")
            || text[start] == UInt8(ascii: "F")
        guard parser.hasAll || hasLine && text.count - start > 17 || !mayStart else {
            return try refuseLongLine(text)
        }
        if section.parents > 1,
            let reader = CombinedHunk(text, at: start, parents: Int(section.parents))
        {
            parser.position = reader.line
            phase = .combined(reader)
        } else if section.parents == 1, parser.startsHunk(text) {
            let reader = try HunkReader(text, at: start)
            try parser.check(text, reader.record, of: section)
            parser.position = reader.line
            phase = .hunk(reader)
        } else if section.hunkCount == 0, section.parents == 1,
            text.hasPrefix("GIT binary patch\n", at: start)
        {
            section.marks.formUnion([.isBinary, .hasBinaryData])
            parser.position = start + 17
            phase = .binary(BinaryReader(line: start + 17))
        } else {
            if section.hunkCount == 0 { parser.readBinaryNotice(text, of: &section) }
            if section.parents == 1 { try parser.settleStatus(text, of: &section) }
            try end(text, visit)
        }
        return true
    }

    private mutating func end(
        _ text: Span<UInt8>, _ visit: (FileSummary) throws -> Void
    ) throws {
        phase = .text
        parser.introduction = nil
        guard let names else { return }
        counts.files += 1
        try parser.checkCount(
            text, of: counts.files, at: section.start, parser.limits.files, "files")
        section.start = 0
        section.end = 0
        var summary = FileSummary(section, names: names, in: text, base: 0)
        summary.range = sectionStart..<parser.base + parser.position
        if let last = pending {
            if summary.turns(last) {
                pending?.isTypeChange = true
                summary.isTypeChange = true
            }
            try visit(pending ?? last)
            pending = nil
        }
        if summary.status == .deleted, summary.oldMode != nil {
            pending = summary
        } else {
            try visit(summary)
        }
    }
}
