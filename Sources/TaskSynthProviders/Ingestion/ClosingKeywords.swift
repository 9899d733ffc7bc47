import TaskSynthCore

/// Finds what a text says that it closes: `Fixes #12`, `closes: acme/widgets#3`.
///
/// HTML comments, code fences and code spans do not count. GitHub's rule takes one issue a keyword;
/// GitLab's takes lists, more words, and Jira's keys.
package struct ClosingKeywords: Hashable, Sendable {
    /// The service whose rule it is.
    package enum Style: Hashable, Sendable { case github, gitlab }

    /// One thing that a text says it closes.
    package struct Reference: Hashable, Sendable {
        /// `owner/name`, where the text names one.
        package var repository: String?
        /// The number of the issue; 0 where it is a key.
        package var number: Int
        /// The key of a Jira or Linear ticket.
        package var key: String?
        /// The words of the text.
        package var phrase: String
    }

    private static let githubWords: Set<String> = [
        "close", "closes", "closed", "fix", "fixes", "fixed", "resolve", "resolves", "resolved",
    ]
    private static let gitlabWords = githubWords.union([
        "closing", "fixing", "resolving", "implement", "implements", "implemented", "implementing",
    ])

    private let style: Style
    private let key: String?

    /// Takes a service's rule.
    ///
    /// - Parameters:
    ///   - style: The service.
    ///   - key: The name of a ticket elsewhere that may be closed, too, in whatever form it is.
    package init(_ style: Style, key: String? = nil) {
        self.style = style
        self.key = key?.lowercased()
    }

    /// The references of a text, in order.
    ///
    /// - Complexity: O(*n*), where *n* is the length of the text.
    package func references(in text: String) -> [Reference] {
        let bytes = MarkdownText.withoutCodeAndComments(Array(text.utf8))
        let words = style == .github ? Self.githubWords : Self.gitlabWords
        var found: [Reference] = []
        var index = 0
        while index < bytes.count {
            guard Self.isLetter(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
            guard index - start <= 12, start == 0 || !Self.isWordOrDash(bytes[start - 1]) else {
                continue
            }
            let word = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
            guard words.contains(word) else { continue }
            var cursor = ReferenceCursor(bytes: bytes, offset: index, key: key)
            guard cursor.skipSeparator() else { continue }
            if style == .gitlab { cursor.skipWords("issues", "issue") }
            while let reference = cursor.reference(style) {
                var reference = reference
                reference.phrase = String(decoding: bytes[start..<cursor.offset], as: UTF8.self)
                found.append(reference)
                index = cursor.offset
                guard style == .gitlab, cursor.skipListSeparator() else { break }
            }
        }
        return found
    }

    /// The words that say that a text closes one issue of a repository.
    package func phrase(closing number: Int, of repository: String, in text: String, home: String)
        -> String?
    {
        let wanted = repository.lowercased()
        return references(in: text).first { reference in
            reference.number == number && reference.key == nil
                && (reference.repository ?? home).lowercased() == wanted
        }?.phrase
    }

    /// Whether a text says that it closes the ticket whose name was given.
    package func closesKey(in text: String) -> Bool {
        references(in: text).contains { $0.key != nil && $0.key?.lowercased() == key }
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    static func isWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte.isASCIIDigit || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private static func isWordOrDash(_ byte: UInt8) -> Bool {
        isWord(byte) || byte == UInt8(ascii: "-")
    }
}
