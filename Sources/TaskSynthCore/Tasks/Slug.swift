/// The short name that the OneShot form gives a task.
public enum Slug: Sendable {
    /// Lower case, word characters and hyphens, 50 at most, then the time as `_YYYYMMDD_HHMMSS`.
    ///
    /// - Parameters:
    ///   - title: The title of the task.
    ///   - time: An ISO 8601 time; its digits are used as they stand.
    /// - Returns: The slug, or `task` with the time where the title has no letters.
    public static func make(title: String, time: String) -> String {
        var slug = ""
        for character in title.lowercased() {
            if character.isASCII, character.isLetter || character.isNumber || character == "_" {
                slug.append(character)
            } else if !slug.isEmpty, slug.last != "-" {
                slug.append("-")
            }
        }
        slug = String(slug.prefix(50))
        while slug.last == "-" { slug.removeLast() }
        let digits = time.prefix(19).filter(\.isNumber)
        guard digits.count == 14 else { return slug.isEmpty ? "task" : slug }
        return "\(slug.isEmpty ? "task" : slug)_\(digits.prefix(8))_\(digits.suffix(6))"
    }
}
