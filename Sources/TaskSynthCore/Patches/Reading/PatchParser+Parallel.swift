extension PatchParser {
    /// Reads a whole text, and a large one in two halves at once.
    ///
    /// The second half begins at a line that looks like the start of a section. Whether it is one
    /// shows when the first half has been read: where it is not, the first half is read on.
    @concurrent mutating func parseInParallel(
        _ bytes: [UInt8], above size: Int
    ) async throws(PatchError) {
        guard bytes.count > size, let middle = Self.likelyStart(bytes) else {
            return try parse(bytes.span)
        }
        var tail = self
        try prepare(bytes.span)
        tail.position = middle
        tail.sectionEnd = middle
        searchEnd = middle
        let start = tail
        async let second = start.result(bytes)
        // The first mistake counts, so nothing of the second half matters where this throws.
        try readSections(bytes.span)
        searchEnd = .max
        if case .success(let tail) = await second, isContinued(by: tail, as: start) {
            append(tail, bytes.span)
        } else {
            try readSections(bytes.span)
        }
        finishMails()
    }

    /// A line in the middle that starts with `diff --git`.
    private static func likelyStart(_ bytes: [UInt8]) -> Int? {
        let text = bytes.span
        var place = text.count / 2
        while let feed = text.firstIndex(of: .lineFeed, from: place) {
            if text.hasPrefix("diff --git ", at: feed + 1) { return feed + 1 }
            place = feed + 1
        }
        return nil
    }

    private func result(_ bytes: [UInt8]) -> Result<PatchParser, PatchError> {
        var parser = self
        parser.makeRoom(bytes.span)
        do throws(PatchError) {
            try parser.readSections(bytes.span)
            return .success(parser)
        } catch {
            return .failure(error)
        }
    }

    /// Whether the other parser began exactly where this one has stopped, and with what it knows.
    private func isContinued(by tail: PatchParser, as start: PatchParser) -> Bool {
        position == start.position && messageEnd <= start.position
            && isStripKnown == start.isStripKnown && strip == start.strip
            && sections.count + tail.sections.count <= limits.files
            && hunks.count + tail.hunks.count <= limits.hunks
    }

    /// Takes over what the other parser has found behind this one.
    private mutating func append(_ tail: PatchParser, _ text: Span<UInt8>) {
        let sectionCount = sections.count
        for section in tail.sections {
            adopt(section, hunks: tail.hunks, combined: tail.combined, movedBy: 0, in: text)
        }
        for var mail in tail.mails {
            mail.firstSection += sectionCount
            mails.append(mail)
        }
        position = tail.position
        sectionEnd = tail.sectionEnd
    }
}
