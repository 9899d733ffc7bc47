/// What is kept of a mail: where it starts, and what its diffstat announces.
struct MailRecord: Hashable, Sendable {
    var start: Int
    /// The place after the line `---`, or after the headers where there is no such line.
    var messageEnd: Int
    var firstSection: Int
    var sectionCount = 0
    var files: Int?
    var insertions: Int?
    var deletions: Int?
}
