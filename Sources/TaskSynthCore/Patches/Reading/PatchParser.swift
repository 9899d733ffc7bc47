/// Reads a patch in a single pass and keeps places and numbers.
///
/// The grammar is that of `git apply`: hunks are read by their counts, a header ends at its first
/// unknown line, and what is outside of file sections is text.
struct PatchParser {
    let limits: PatchLimits
    /// How names lose their leading components.
    let prefixes: PathPrefixes
    /// The place of the next byte to read.
    var position = 0
    /// The place where no further header is looked for: where another parser begins.
    var searchEnd = Int.max
    /// Whether the text is all there is; a part of a stream is not, except for the last one.
    var hasAll = true
    /// The number of bytes of a stream before the text.
    var base = 0
    /// The number of components that names lose; plain diffs without folders set it to 0.
    var strip: Int
    var isStripKnown = false
    /// The place up to which text is not searched: the message of a mail.
    var messageEnd = 0
    /// Where lines that introduce a plain diff (`Index:`, `diff -u`) start, from the start of the
    /// patch.
    var introduction: Int?
    /// Where the last header starts, from the start of the patch.
    var headerStart = 0
    /// The end of the last section.
    var sectionEnd = 0
    var sections: [SectionRecord] = []
    var hunks: [HunkRecord] = []
    var mails: [MailRecord] = []
    var combined: [CombinedRange] = []
    /// What was wrong with sections that were passed over.
    var problems: [PatchError] = []

    init(limits: PatchLimits, prefixes: PathPrefixes) {
        self.limits = limits
        self.prefixes = prefixes
        if case .exactly(let count) = prefixes {
            strip = count
            isStripKnown = true
        } else {
            strip = 1
        }
    }

    /// Reads a whole text.
    mutating func parse(_ text: Span<UInt8>) throws(PatchError) {
        try prepare(text)
        try readSections(text)
        finishMails()
    }

    /// Reads sections up to the end, or up to the place where another parser begins.
    mutating func readSections(_ text: Span<UInt8>) throws(PatchError) {
        do throws(PatchError) {
            while try readSection(text) {}
        } catch {
            throw error.numbered(in: text)
        }
    }

    /// Reads a whole text, and passes over sections that are damaged.
    mutating func parseRecovering(_ text: Span<UInt8>) throws(PatchError) {
        try prepare(text)
        // Lines are counted from one mistake to the next, as there may be many.
        var line = 1
        var lineStart = 0
        while position < text.count {
            let hunkCount = hunks.count
            let combinedCount = combined.count
            let start = position
            do throws(PatchError) {
                guard try readSection(text) else { break }
            } catch {
                guard error.code != .tooLarge else { throw error.numbered(in: text) }
                var problem = error
                if error.byteOffset >= lineStart {
                    let offset = min(error.byteOffset, text.count)
                    line += text.count(of: .lineFeed, in: lineStart..<offset)
                    lineStart = offset
                    problem.line = line
                }
                problems.append(problem.numbered(in: text))
                hunks.removeSubrange(hunkCount...)
                combined.removeSubrange(combinedCount...)
                skipDamage(text, from: start, error.byteOffset)
            }
        }
        finishMails()
    }

    /// Goes on behind a mistake, at the next line that starts a section.
    private mutating func skipDamage(_ text: Span<UInt8>, from start: Int, _ place: Int) {
        position = max(position, start)
        introduction = nil
        // The header itself may be what is wrong, and the place may be within a line.
        var line = min(max(place, position), text.count)
        while line < text.count {
            line = min(text.count, lineEnd(text, from: line) + 1)
            guard line < text.count else { break }
            if text.hasPrefix("diff --git ", at: line) || text.hasPrefix("diff --cc ", at: line)
                || text.hasPrefix("diff --combined ", at: line)
                || text.hasPrefix("From ", at: line) || text.hasPrefix("Index: ", at: line)
                || isPlainHeader(text, line, min(text.count, lineEnd(text, from: line) + 1))
            {
                break
            }
        }
        position = line
    }

    /// Checks the limits that the text itself may exceed, and makes room for what it may hold.
    mutating func prepare(_ text: Span<UInt8>) throws(PatchError) {
        let largest = min(limits.bytes, Int(UInt32.max) - 1)
        guard text.count <= largest else {
            throw PatchError(
                code: .tooLarge, line: 1, byteOffset: 0,
                expected: "at most \(largest) bytes", found: "\(text.count) bytes")
        }
        var lines = LineLengthGuard(limit: limits.lineLength)
        if let start = lines.firstLongLine(in: text) {
            throw PatchError(
                .tooLarge, at: start, in: text,
                expected: "at most \(limits.lineLength) bytes in a line"
            ).numbered(in: text)
        }
        makeRoom(text)
    }

    /// Makes room for as many sections and hunks as the text may well have.
    mutating func makeRoom(_ text: Span<UInt8>) {
        sections.reserveCapacity((text.count - position) / 1024)
        hunks.reserveCapacity((text.count - position) / 512)
    }

    /// Reads the next section; `false` where there is none.
    private mutating func readSection(_ text: Span<UInt8>) throws(PatchError) -> Bool {
        guard case .section(var section) = try findHeader(text) else { return false }
        section.leadingStart = UInt32(sectionEnd)
        do {
            try readBody(text, of: &section)
        } catch {
            var error = error
            error.sectionOffset = Int(section.start)
            throw error
        }
        sectionEnd = position
        introduction = nil
        section.end = UInt32(position)
        markTypeChange(&section, text)
        sections.append(section)
        try checkCount(text, of: sections.count, at: section.start, limits.files, "files")
        return true
    }

    /// Refuses more sections or hunks than the limits allow.
    func checkCount(
        _ text: Span<UInt8>, of count: Int, at start: UInt32, _ limit: Int, _ name: StaticString
    ) throws(PatchError) {
        guard count > limit else { return }
        throw PatchError(
            .tooLarge, at: Int(start), in: text, expected: "at most \(limit) \(name)")
    }

    /// Finds two sections in a row that turn one file into something else, such as a link.
    mutating func markTypeChange(_ section: inout SectionRecord, _ text: Span<UInt8>) {
        guard section.marks.contains(.isNew), section.newMode != 0, let last = sections.last,
            last.marks.contains(.isDeleted), last.oldMode != 0,
            !FileMode(rawValue: last.oldMode).hasType(of: FileMode(rawValue: section.newMode)),
            last.oldName.matches(section.newName, in: text)
        else { return }
        section.marks.insert(.isTypeChange)
        sections[sections.count - 1].marks.insert(.isTypeChange)
    }

    /// Takes the place of the next byte for the start of the text, in a stream.
    mutating func rebase(by count: Int) {
        base += count
        position -= count
        messageEnd = max(0, messageEnd - count)
        sectionEnd = max(0, sectionEnd - count)
    }

    /// The end of the line that starts at a place, without its line feed.
    func lineEnd(_ text: Span<UInt8>, from start: Int) -> Int {
        text.firstIndex(of: .lineFeed, from: start) ?? text.count
    }

    /// Reads what follows a header: hunks, a binary patch, or nothing.
    private mutating func readBody(
        _ text: Span<UInt8>, of section: inout SectionRecord
    ) throws(PatchError) {
        section.firstHunk = UInt32(hunks.count)
        if section.parents > 1 {
            try readCombinedHunks(text, of: &section)
        } else {
            try readHunks(text, of: &section)
        }
        guard section.hunkCount == 0 else { return }
        if section.parents == 1, text.hasPrefix("GIT binary patch\n", at: position) {
            section.marks.formUnion([.isBinary, .hasBinaryData])
            var reader = BinaryReader(line: position + 17)
            _ = try reader.readLines(text, hasAll: true)
            position = reader.line
        } else {
            readBinaryNotice(text, of: &section)
        }
    }
}
