extension PatchParser {
    /// Looks for the start of a mail, and bars its message from being read as a patch.
    ///
    /// - Returns: `false` where more of the text is needed to tell where the message ends.
    mutating func noteMail(_ text: Span<UInt8>, at start: Int) -> Bool {
        if !hasAll, text.hasPrefix("From ", at: start), !hasWholeLine(text, after: start) {
            return false
        }
        guard MailScanner.isStart(text, at: start, isFirst: base + start == 0) else { return true }
        let (separator, isCut) = MailScanner.separator(text, from: start)
        // No message is so long that a stream would have to wait for ever.
        if isCut, separator == nil, !hasAll, text.count - start < 1 << 20 { return false }
        var mail = MailRecord(start: start, messageEnd: start, firstSection: sections.count)
        if let separator {
            mail.messageEnd = separator.end
            mail.files = separator.files
            mail.insertions = separator.insertions
            mail.deletions = separator.deletions
            messageEnd = separator.end
        }
        if hasAll { mails.append(mail) }
        return true
    }

    /// Whether the line behind the one that starts at a place is there.
    private func hasWholeLine(_ text: Span<UInt8>, after start: Int) -> Bool {
        text.firstIndex(of: .lineFeed, from: min(text.count, lineEnd(text, from: start) + 1)) != nil
    }

    /// Counts the sections of each mail, at the end of the text.
    mutating func finishMails() {
        var end = sections.count
        for index in mails.indices.reversed() {
            mails[index].sectionCount = end - mails[index].firstSection
            end = mails[index].firstSection
        }
    }
}
