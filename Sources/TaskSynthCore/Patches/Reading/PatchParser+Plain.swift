extension PatchParser {
    /// Whether three lines `---`, `+++` and `@@ -` start here.
    func isPlainHeader(_ text: Span<UInt8>, _ start: Int, _ next: Int) -> Bool {
        guard text.hasPrefix("--- ", at: start), text.hasPrefix("+++ ", at: next),
            text.count >= next + 6
        else { return false }
        let third = min(text.count, lineEnd(text, from: next) + 1)
        // Where the text ends right behind the mark there is no hunk, and nothing to read again.
        return text.hasPrefix("@@ -", at: third) && text.count - third > 4
            && text.count - third >= 14 - (next - start)
    }

    /// Reads the `---` and `+++` lines of a diff that no `diff --git` line introduces.
    mutating func readPlainHeader(
        _ text: Span<UInt8>, _ start: Int, _ next: Int
    ) throws(PatchError) -> SectionRecord {
        let first = PlainName(text, start + 4)
        let second = PlainName(text, next + 4)
        let strip = stripOfPlainNames(text, first, second)
        var section = SectionRecord()
        section.marks = .hasUnifiedNames
        section.strip = UInt8(clamping: strip)
        headerStart = introduction ?? base + start
        section.start = UInt32(max(0, headerStart - base))
        position = lineEnd(text, from: next) + 1
        section.headerEnd = UInt32(position)
        if first.isDevNull {
            section.marks.insert(.isNew)
            section.newName = second.name(text, strip: strip, default: .none)
        } else if second.isDevNull {
            section.marks.insert(.isDeleted)
            section.oldName = first.name(text, strip: strip, default: .none)
        } else {
            let old = first.name(text, strip: strip, default: .none)
            let name = second.name(text, strip: strip, default: old)
            if first.hasEpoch(text) {
                section.marks.insert(.isNew)
                section.newName = name
            } else if second.hasEpoch(text) {
                section.marks.insert(.isDeleted)
                section.oldName = name
            } else {
                section.marks.formUnion([.mayBeNew, .mayBeDeleted])
                section.oldName = name
                section.newName = name
            }
        }
        guard !section.oldName.isNone || !section.newName.isNone else {
            throw PatchError(
                .missingFileName, at: start, in: text,
                expected: "a file name after dropping \(strip) leading components")
        }
        return section
    }

    /// Says how many components plain names lose; names without a folder settle it for good.
    private mutating func stripOfPlainNames(
        _ text: Span<UInt8>, _ first: PlainName, _ second: PlainName
    ) -> Int {
        if !isStripKnown {
            let guesses = [first, second].filter { !$0.isDevNull }.map { name in
                let whole = name.name(text, strip: 0, default: .none)
                return !whole.isNone && !whole.bytes(in: text).contains(UInt8(ascii: "/"))
            }
            if !guesses.isEmpty, guesses.allSatisfy({ $0 }) {
                if prefixes == .detected { return 0 }
                strip = 0
                isStripKnown = true
            }
        }
        return detectedStrip(text, first, second) ?? strip
    }

    /// Says how many components go, from the names alone.
    private func detectedStrip(
        _ text: Span<UInt8>, _ first: PlainName, _ second: PlainName
    ) -> Int? {
        guard prefixes == .detected, !first.isDevNull, !second.isDevNull else { return nil }
        let old = first.name(text, strip: 0, default: .none)
        let new = second.name(text, strip: 0, default: .none)
        guard !old.isNone, !new.isNone, old.matches(new, in: text) else { return nil }
        return 0
    }

    /// Says how many components the names of a `diff --git` line lose.
    ///
    /// git writes two different prefixes or none, so that equal names have no prefix.
    func stripOfGitLine(_ text: Span<UInt8>, _ start: Int, _ next: Int) -> Int {
        guard prefixes == .detected else { return strip }
        let whole = NameReader(text.count).gitLineName(text, start + 11, next, strip: 0)
        if !whole.isNone { return 0 }
        // A move has no prefix on its own lines, so they tell whether this line has one.
        var line = next
        for _ in 0..<6 {
            guard line < text.count else { break }
            let end = lineEnd(text, from: line)
            let isFrom = text.hasPrefix("rename from ", at: line)
            if isFrom || text.hasPrefix("copy from ", at: line) {
                let name = (line + (isFrom ? 12 : 10))..<end
                let isSame = name.count < next - start - 11 && startsAlike(text, name, start + 11)
                return isSame ? 0 : 1
            }
            guard
                text.hasPrefix("similarity ", at: line) || text.hasPrefix("old mode ", at: line)
                    || text.hasPrefix("new mode ", at: line)
            else { break }
            line = end + 1
        }
        return 1
    }

    private func startsAlike(_ text: Span<UInt8>, _ name: Range<Int>, _ place: Int) -> Bool {
        for offset in 0..<name.count where text[name.lowerBound + offset] != text[place + offset] {
            return false
        }
        return NameReader.isSpace(text[place + name.count])
    }
}
