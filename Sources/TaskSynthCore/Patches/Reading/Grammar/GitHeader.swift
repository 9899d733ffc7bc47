/// The lines from `diff --git` to the first hunk.
struct GitHeader {
    let start: Int
    let strip: Int
    /// The name on the `diff --git` line, where both sides give the same.
    let defaultName: NameSlice
    var section = SectionRecord()
    /// The place after the last line that belongs to the header.
    var end: Int
    /// Whether the text ends before a line that does not belong to the header.
    private(set) var isCut = true
    /// The line that first said that the file is new, deleted, renamed, or copied.
    private var extensionStart: Int?

    init(_ text: Span<UInt8>, _ start: Int, _ next: Int, strip: Int) {
        self.start = start
        self.strip = strip
        end = next
        section.marks = .git
        section.strip = UInt8(clamping: strip)
        defaultName = NameReader(text.count).gitLineName(text, start + 11, next, strip: strip)
    }

    /// Reads the lines after the first, as far as they are known.
    mutating func readLines(_ text: Span<UInt8>, from next: Int) throws(PatchError) {
        var line = next
        while let feed = text.firstIndex(of: .lineFeed, from: line) {
            guard try read(text, line) else {
                isCut = false
                break
            }
            try checkExtensions(text, line)
            line = feed + 1
        }
        end = line
    }

    /// Reads a line; `false` where it does not belong to the header.
    private mutating func read(_ text: Span<UInt8>, _ line: Int) throws(PatchError) -> Bool {
        switch text[line] {
        case UInt8(ascii: "i") where text.hasPrefix("index ", at: line):
            try readIndex(text, line + 6)
        case UInt8(ascii: "-") where text.hasPrefix("--- ", at: line):
            section.marks.insert(.hasUnifiedNames)
            section.oldName = try checkedName(
                text, line + 4, known: section.oldName, isAbsent: section.marks.contains(.isNew))
        case UInt8(ascii: "+") where text.hasPrefix("+++ ", at: line):
            section.newName = try checkedName(
                text, line + 4, known: section.newName,
                isAbsent: section.marks.contains(.isDeleted))
        case UInt8(ascii: "o") where text.hasPrefix("old mode ", at: line):
            section.oldMode = try mode(text, line + 9)
        case UInt8(ascii: "n") where text.hasPrefix("new mode ", at: line):
            section.newMode = try mode(text, line + 9)
        case UInt8(ascii: "d") where text.hasPrefix("deleted file mode ", at: line):
            section.marks.insert(.isDeleted)
            section.oldName = defaultName
            section.oldMode = try mode(text, line + 18)
        case UInt8(ascii: "n") where text.hasPrefix("new file mode ", at: line):
            section.marks.insert(.isNew)
            section.newName = defaultName
            section.newMode = try mode(text, line + 14)
        default: return readMove(text, line)
        }
        return true
    }

    /// Reads a line about a rename or copy, or about how much of it stays.
    private mutating func readMove(_ text: Span<UInt8>, _ line: Int) -> Bool {
        switch text[line] {
        case UInt8(ascii: "c") where text.hasPrefix("copy from ", at: line):
            section.marks.insert(.isCopy)
            section.oldName = movedName(text, line + 10)
        case UInt8(ascii: "c") where text.hasPrefix("copy to ", at: line):
            section.marks.insert(.isCopy)
            section.newName = movedName(text, line + 8)
        case UInt8(ascii: "r") where text.hasPrefix("rename from ", at: line):
            section.marks.insert(.isRename)
            section.oldName = movedName(text, line + 12)
        case UInt8(ascii: "r") where text.hasPrefix("rename to ", at: line):
            section.marks.insert(.isRename)
            section.newName = movedName(text, line + 10)
        case UInt8(ascii: "r") where text.hasPrefix("rename old ", at: line):
            section.marks.insert(.isRename)
            section.oldName = movedName(text, line + 11)
        case UInt8(ascii: "r") where text.hasPrefix("rename new ", at: line):
            section.marks.insert(.isRename)
            section.newName = movedName(text, line + 11)
        case UInt8(ascii: "s") where text.hasPrefix("similarity index ", at: line):
            readScore(text, line + 17)
        case UInt8(ascii: "d") where text.hasPrefix("dissimilarity index ", at: line):
            readScore(text, line + 20)
            section.marks.insert(.isDissimilarity)
        default: return false
        }
        return true
    }

    private func movedName(_ text: Span<UInt8>, _ start: Int) -> NameSlice {
        NameReader(text.count).name(
            text, start, strip: max(0, strip - 1), endsAtTab: false)
    }

    /// Reads the name of a `---` or `+++` line, which has to agree with what is known.
    private func checkedName(
        _ text: Span<UInt8>, _ start: Int, known: NameSlice, isAbsent: Bool
    ) throws(PatchError) -> NameSlice {
        let reader = NameReader(text.count)
        if known.isNone {
            if !isAbsent {
                return reader.name(text, start, strip: strip, endsAtTab: true)
            }
            guard reader.isDevNull(text, start) else {
                throw PatchError(
                    .inconsistentFileName, at: start - 4, in: text, expected: "/dev/null")
            }
            return known
        }
        guard !isAbsent else {
            throw PatchError(.inconsistentFileName, at: start - 4, in: text, expected: "/dev/null")
        }
        let name = reader.name(text, start, strip: strip, endsAtTab: true)
        guard !name.isNone, name.matches(known, in: text) else {
            throw PatchError(
                .inconsistentFileName, at: start - 4, in: text,
                expected: "the name '\(PatchPath(known.bytes(in: text)))'")
        }
        return known
    }

    private func mode(_ text: Span<UInt8>, _ start: Int) throws(PatchError) -> UInt32 {
        var value: UInt32 = 0
        var index = start
        while index < text.count, UInt8(ascii: "0")...UInt8(ascii: "7") ~= text[index] {
            value = value << 3 | UInt32(text[index] & 7)
            index += 1
        }
        guard index > start, index < text.count, NameReader.isSpace(text[index]) else {
            throw PatchError(
                .invalidMode, at: lineStart(text, before: start - 1), in: text,
                expected: "a mode of octal digits")
        }
        return value
    }

    private func lineStart(_ text: Span<UInt8>, before place: Int) -> Int {
        var index = place
        while index > start, text[index - 1] != .lineFeed { index -= 1 }
        return index
    }

    private mutating func readScore(_ text: Span<UInt8>, _ start: Int) {
        var value = 0
        var index = start
        while index < text.count, text[index].isASCIIDigit, value < 1000 {
            value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
            index += 1
        }
        if value <= 100 { section.score = UInt8(value) }
    }

    /// Reads `index <old>..<new>[ <mode>]`; what has another form is passed over, as git does.
    private mutating func readIndex(_ text: Span<UInt8>, _ start: Int) throws(PatchError) {
        var index = start
        while index < text.count, text[index] != UInt8(ascii: "."), text[index] != .lineFeed {
            index += 1
        }
        let old = start..<index
        guard text.hasPrefix("..", at: index), old.count <= 64 else { return }
        index += 2
        let newStart = index
        while index < text.count, text[index] != UInt8(ascii: " "), text[index] != .lineFeed {
            index += 1
        }
        let mode = index
        if index > newStart, text[index - 1] == .carriageReturn { index -= 1 }
        guard index - newStart <= 64 else { return }
        section.oldID = NameSlice(old)
        section.newID = NameSlice(newStart..<index)
        if mode < text.count, text[mode] == UInt8(ascii: " ") {
            section.oldMode = try self.mode(text, mode + 1)
        }
    }

    private mutating func checkExtensions(
        _ text: Span<UInt8>, _ line: Int
    ) throws(PatchError) {
        let kinds = section.marks.intersection([.isNew, .isDeleted, .isRename, .isCopy])
        guard !kinds.isEmpty else { return }
        guard kinds.rawValue.nonzeroBitCount == 1 else {
            let distance = text.count(of: .lineFeed, in: (extensionStart ?? line)..<line)
            throw PatchError(
                .inconsistentHeader, at: line, in: text,
                expected:
                    "a line that agrees with the one \(distance) line\(distance == 1 ? "" : "s") above"
            )
        }
        extensionStart = extensionStart ?? line
    }

    /// Fills in the names that no line gave.
    mutating func settleNames(_ text: Span<UInt8>) throws(PatchError) {
        if section.oldName.isNone, section.newName.isNone {
            section.oldName = defaultName
            section.newName = defaultName
        }
        let hasNew = !section.newName.isNone || section.marks.contains(.isDeleted)
        let hasOld = !section.oldName.isNone || section.marks.contains(.isNew)
        let hasAny = !section.newName.isNone || !section.oldName.isNone
        guard hasNew, hasOld, hasAny else {
            throw PatchError(
                .missingFileName, at: start, in: text,
                expected:
                    "a file name on each side, after dropping \(strip) leading component\(strip == 1 ? "" : "s")"
            )
        }
    }
}
