import TaskSynthCore

/// A place in a repository that an address names: a proposed change, a branch, or a commit.
package struct ChangeReference: Hashable, Sendable {
    /// The kinds of place.
    package enum Target: Hashable, Sendable {
        /// A pull request or a merge request, by its number.
        case proposal(Int)
        case branch(String)
        /// A commit, by its name or the beginning of it.
        case commit(String)
    }

    /// `owner/name`, with GitLab also `group/subgroup/name`.
    package var repository: String
    /// The place.
    package var target: Target

    package init(repository: String, _ target: Target) {
        self.repository = repository
        self.target = target
    }

    /// The number of a proposed change.
    package var number: Int? {
        if case .proposal(let number) = target { number } else { nil }
    }

    /// Reads a page below a repository; what stands behind a number or a commit does not matter.
    ///
    /// - Parameters:
    ///   - repository: The components of the repository's name.
    ///   - page: The components below it: the kind of page first.
    ///   - proposals: The kind of page that shows a proposed change.
    init?(repository: some Collection<String>, page: some Collection<String>, proposals: String) {
        guard let name = Self.name(repository), let kind = page.first else { return nil }
        self.repository = name
        let rest = page.dropFirst()
        guard let first = rest.first else { return nil }
        switch kind {
        case proposals:
            guard let number = Int(first), number > 0 else { return nil }
            target = .proposal(number)
        case "tree":
            let branch = rest.joined(separator: "/")
            let isClean = branch.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
            guard isClean, !branch.hasPrefix("-") else { return nil }
            target = .branch(branch)
        case "commit":
            guard (7...64).contains(first.utf8.count), first.allSatisfy(\.isHexDigit) else {
                return nil
            }
            target = .commit(first.lowercased())
        default: return nil
        }
    }

    /// The name that components make; `nil` where one of them is no part of a name.
    static func name(_ components: some Collection<String>) -> String? {
        guard components.count >= 2, components.allSatisfy(isName) else { return nil }
        return components.joined(separator: "/")
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text != "." && text != ".." && text != "-"
            && text.utf8.allSatisfy { byte in
                ClosingKeywords.isWord(byte) && byte < 0x80 || "-.".utf8.contains(byte)
            }
    }
}
