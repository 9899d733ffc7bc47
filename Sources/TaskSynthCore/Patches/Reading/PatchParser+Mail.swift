extension PatchParser {
    /// Looks for the start of a mail, and bars its message from being read as a patch.
    mutating func noteMail(_ text: Span<UInt8>, at start: Int) {
        guard MailScanner.isStart(text, at: start) else { return }
        closeMail()
        var mail = MailRecord(start: start, messageEnd: start, firstSection: sections.count)
        if let separator = MailScanner.separator(text, from: start) {
            mail.messageEnd = separator.end
            mail.files = separator.files
            mail.insertions = separator.insertions
            mail.deletions = separator.deletions
            messageEnd = separator.end
        }
        mails.append(mail)
    }

    /// Closes the last mail at the end of the text.
    mutating func finishMails() { closeMail() }

    private mutating func closeMail() {
        guard !mails.isEmpty else { return }
        let last = mails.count - 1
        mails[last].sectionCount = sections.count - mails[last].firstSection
    }
}
