/// What the message of a commit or pull request says, apart from what it links to.
///
/// Every pattern is behind the character that it cannot do without, since a pattern costs more to
/// compile than most messages cost to read.
public struct ChangeMessage: Hashable, Sendable {
    /// The subject, without the number of a pull request behind it.
    public let title: String
    /// The text below the subject, without trailers and closing lines.
    public let body: String
    /// The number of the pull request that the subject names: `(#12)`, `Merge pull request #12`.
    public let pullRequestNumber: Int?
    /// The issues that closing keywords name, in order, each once.
    public let issueNumbers: [Int]

    /// Reads a message.
    public init(_ message: String) {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        var subject = String(lines.first ?? "")
        var body = lines.dropFirst().map(String.init)
        pullRequestNumber = Self.pullRequestNumber(inSubject: subject)
        if Self.mergedNumber(in: subject) != nil,
            let index = body.firstIndex(where: { !Self.isBlank($0) })
        {
            subject = body[index]
            body.removeSubrange(...index)
        }
        title = Self.withoutNumber(subject)
        issueNumbers = Self.closedIssues(in: message)
        let kept = Self.withoutTrailers(body).filter { !Self.isClosingLine($0) }
        self.body = Self.trimmed(kept).joined(separator: "\n")
    }

    /// The number of the pull request that a subject names: `(#12)`, `Merge pull request #12`.
    ///
    /// - Complexity: O(*n*), where *n* is the length of the subject; whole histories are searched.
    public static func pullRequestNumber(inSubject subject: some StringProtocol) -> Int? {
        mergedNumber(in: subject) ?? squashedNumber(in: subject)
    }

    private static func mergedNumber(in subject: some StringProtocol) -> Int? {
        let prefix = "Merge pull request #"
        guard subject.hasPrefix(prefix) else { return nil }
        return Int(subject.dropFirst(prefix.count).prefix { $0.isNumber })
    }

    private static func squashedNumber(in subject: some StringProtocol) -> Int? {
        guard let end = subject.lastIndex(where: { !$0.isWhitespace }), subject[end] == ")",
            let start = subject[..<end].lastIndex(where: { !$0.isNumber }),
            subject[...start].hasSuffix("(#")
        else { return nil }
        return Int(subject[subject.index(after: start)..<end])
    }

    private static func withoutNumber(_ subject: String) -> String {
        var title = subject
        if subject.contains(")") {
            title = title.replacing(/\s*\((?:#|!|gh-|GH-)\d+\)\s*$/, with: "")
        }
        while title.last?.isWhitespace == true { title.removeLast() }
        return title
    }

    private static func closedIssues(in message: String) -> [Int] {
        guard message.contains("#") else { return [] }
        let pattern =
            /(?i)\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+((?:(?:[\w.-]+\/[\w.-]+)?#\d+(?:\s*(?:,|and)\s*)?)+)/
        var numbers: [Int] = []
        for match in message.matches(of: pattern) {
            for number in match.1.matches(of: /#(\d+)/) {
                if let value = Int(number.1), !numbers.contains(value) { numbers.append(value) }
            }
        }
        return numbers
    }

    /// Drops the last paragraph where each of its lines is `Key: value`.
    private static func withoutTrailers(_ lines: [String]) -> [String] {
        let lines = trimmed(lines)
        let start = (lines.lastIndex(where: isBlank) ?? -1) + 1
        let last = lines[start...]
        let isTrailer = { (line: String) in
            line.hasPrefix("(cherry picked from commit ")
                || line.contains(":")
                    && line.firstMatch(
                        of:
                            /^(?:[A-Z][A-Za-z-]*-[A-Za-z-]+|Closes|Fixes|Refs?|Bug|Issue|Reviewed|PR-URL|Change-Id):\s/
                    ) != nil
        }
        guard !last.isEmpty, last.allSatisfy(isTrailer) else { return lines }
        return withoutTrailers(Array(lines[..<start]))
    }

    private static func isClosingLine(_ line: String) -> Bool {
        (line.contains("#") || line.contains("/"))
            && line.wholeMatch(
                of:
                    /(?i)\s*[-*]?\s*(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?|see|part of):?\s+(?:issue\s+)?(?:(?:[\w.-]+\/[\w.-]+)?#\d+|https?:\/\/\S+)(?:\s*(?:,|and)\s*#\d+)*\.?\s*/
            )
                != nil
    }

    private static func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

    private static func trimmed(_ lines: [String]) -> [String] {
        guard let first = lines.firstIndex(where: { !isBlank($0) }),
            let last = lines.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return Array(lines[first...last])
    }
}
