/// What a search for a header comes to.
enum HeaderSearch {
    /// A header was read.
    case section(SectionRecord)
    /// There is none.
    case none
    /// More of the text is needed to tell.
    case incomplete
}
