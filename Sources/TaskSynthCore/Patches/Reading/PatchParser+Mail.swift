extension PatchParser {
    /// Looks for the start of a mail, and bars its message from being read as a patch.
    ///
    /// - Returns: `false` where more of the text is needed to tell where the message ends.
    mutating func noteMail(_ text: Span<UInt8>, at start: Int) -> Bool {
        guard MailScanner.isStart(text, at: start, isFirst: base + start == 0) else { return true }
        let (separator, isCut) = MailScanner.separator(text, from: start)
        // No message is so long that a stream would have to wait for ever.
        if isCut, separator == nil, !hasAll, text.count - start < 1 << 20 { return false }
        closeMail()
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

    /// Closes the last mail at the end of the text.
    mutating func finishMails() { closeMail() }

    private mutating func closeMail() {
        guard !mails.isEmpty else { return }
        let last = mails.count - 1
        mails[last].sectionCount = sections.count - mails[last].firstSection
    }
}
