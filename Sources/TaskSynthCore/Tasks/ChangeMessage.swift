/// What the message of a commit or pull request says, apart from what it links to.
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
        pullRequestNumber = Self.mergedNumber(in: subject) ?? Self.squashedNumber(in: subject)
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

    private static func mergedNumber(in subject: String) -> Int? {
        let prefix = "Merge pull request #"
        guard subject.hasPrefix(prefix) else { return nil }
        return Int(subject.dropFirst(prefix.count).prefix { $0.isNumber })
    }

    private static func squashedNumber(in subject: String) -> Int? {
        guard let match = subject.wholeMatch(of: /.*\(#(\d+)\)\s*/) else { return nil }
        return Int(match.1)
    }

    private static func withoutNumber(_ subject: String) -> String {
        var title = subject.replacing(/\s*\((?:#|!|gh-|GH-)\d+\)\s*$/, with: "")
        title = title.replacing(/\s+$/, with: "")
        return title
    }

    private static func closedIssues(in message: String) -> [Int] {
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
            line.firstMatch(
                of:
                    /^(?:[A-Z][A-Za-z-]*-[A-Za-z-]+|Closes|Fixes|Refs?|Bug|Issue|Reviewed|PR-URL|Change-Id):\s/
            ) != nil
                || line.hasPrefix("(cherry picked from commit ")
        }
        guard !last.isEmpty, last.allSatisfy(isTrailer) else { return lines }
        return withoutTrailers(Array(lines[..<start]))
    }

    private static func isClosingLine(_ line: String) -> Bool {
        line.wholeMatch(
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
