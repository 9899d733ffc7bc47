/// A mail that carries file sections, and what its diffstat announces of them.
public struct PatchMail: Hashable, Sendable {
    /// The headers and the message, up to the line `---` where there is one.
    public let messageRange: Range<Int>
    /// The positions of its file sections.
    public let files: Range<Int>
    /// What the diffstat announces; `nil` where there is none.
    public let announced: Totals?
    /// What the sections have.
    public let found: Totals

    /// Whether the diffstat tells the truth; `nil` where there is none.
    public var agrees: Bool? { announced.map { $0 == found } }

    /// The numbers of a diffstat's last line.
    public struct Totals: Hashable, Sendable {
        /// The number of files.
        public let files: Int
        /// The number of lines that are added.
        public let insertions: Int
        /// The number of lines that are removed.
        public let deletions: Int

        /// Makes totals.
        public init(files: Int, insertions: Int, deletions: Int) {
            self.files = files
            self.insertions = insertions
            self.deletions = deletions
        }
    }
}

extension Patch {
    /// The mails of the patch, in order; none where it is no mail.
    public var mails: [PatchMail] {
        index.mails.map { mail in
            let positions = mail.firstSection..<mail.firstSection + mail.sectionCount
            // A type change is one file to a diffstat, although it is two sections.
            let sections = sections[positions]
            let halves = sections.count { $0.marks.contains([.isTypeChange, .isNew]) }
            let announced = mail.files.map { files in
                PatchMail.Totals(
                    files: files, insertions: mail.insertions ?? 0, deletions: mail.deletions ?? 0)
            }
            return PatchMail(
                messageRange: mail.start..<mail.messageEnd, files: positions, announced: announced,
                found: PatchMail.Totals(
                    files: sections.count - halves,
                    insertions: sections.reduce(0) { $0 + Int($1.additions) },
                    deletions: sections.reduce(0) { $0 + Int($1.deletions) }))
        }
    }
}
