/// What is kept of a whole patch, shared by everything that looks into it.
///
/// It is a class so that a section, a hunk and a line hold on to it with one reference.
final class PatchIndex: Sendable {
    let sections: [SectionRecord]
    let hunks: [HunkRecord]
    let combined: [CombinedRange]
    let mails: [MailRecord]
    let problems: [PatchError]
    /// How names lost their leading components.
    let prefixes: PathPrefixes

    init(_ parser: PatchParser) {
        sections = parser.sections
        hunks = parser.hunks
        combined = parser.combined
        mails = parser.mails
        problems = parser.problems
        prefixes = parser.prefixes
    }
}
