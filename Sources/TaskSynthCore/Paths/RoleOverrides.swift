/// A user's own ordered patterns, as a `.tasksynth-roles` file holds them.
///
/// One line is a pattern and a role: `tools/check/** test-support`. A `#` begins a comment. Patterns
/// are those of `.gitignore`: without a slash they fit a name at any depth, `*` stays within a
/// folder, `**` crosses folders, a slash at the end means everything below. The last line that
/// fits a path decides.
public struct RoleOverrides: Hashable, Sendable {
    /// One line of the file.
    public struct Entry: Hashable, Sendable {
        /// The pattern.
        public let pattern: GlobPattern
        /// The role of the paths that fit.
        public let role: PathRole
        /// The line in its file, counted from 1.
        public let line: Int
    }

    /// The lines in order.
    public let entries: [Entry]

    /// Reads a file of patterns.
    ///
    /// - Throws: `RoleOverridesError` at the first line that is not a pattern and a role.
    public init(parsing text: String) throws(RoleOverridesError) {
        var entries: [Entry] = []
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            var content = line.prefix { $0 != "#" }
            while let last = content.last, last == " " || last == "\t" || last == "\r" {
                content.removeLast()
            }
            content = content.drop { $0 == " " || $0 == "\t" }
            guard !content.isEmpty else { continue }
            guard let space = content.lastIndex(where: { $0 == " " || $0 == "\t" }) else {
                throw RoleOverridesError(code: .missingRole, line: number, text: String(content))
            }
            let name = String(content[content.index(after: space)...])
            var pattern = content[..<space]
            while pattern.last == " " || pattern.last == "\t" { pattern.removeLast() }
            guard let role = PathRole(rawValue: name) else {
                throw RoleOverridesError(code: .unknownRole, line: number, text: name)
            }
            entries.append(
                Entry(pattern: GlobPattern(String(pattern)), role: role, line: number))
        }
        self.entries = entries
    }

    /// The judgement of the last line that fits a path.
    func judge(_ path: String) -> PathJudgement? {
        guard let entry = entries.last(where: { $0.pattern.matches(path) }) else { return nil }
        return PathJudgement(
            role: entry.role, servesTestsOnly: entry.role.isTestLike, confidence: 1,
            rule: "override", evidence: "line \(entry.line): \(entry.pattern.text)")
    }
}
