/// Looks for traces of the answer in texts that an agent sees.
///
/// A hash, a pull request's number or a link to it lets an agent look the answer up, so none of
/// them may stand in an instruction.
public struct LeakScan: Hashable, Sendable {
    /// One trace of the answer.
    public struct Finding: Hashable, Sendable {
        /// The file that holds it.
        public let file: String
        /// The line, counted from 1.
        public let line: Int
        /// What it gives away, in words.
        public let kind: String
    }

    private let hashes: [String]
    private let numbers: [Int]

    /// Prepares a scan.
    ///
    /// - Parameters:
    ///   - hashes: The full names of the commits of the change.
    ///   - numbers: The numbers of its pull request and issues.
    public init(hashes: [String], numbers: [Int]) {
        self.hashes = hashes
        self.numbers = numbers
    }

    /// Scans a text.
    ///
    /// - Complexity: O(*n*), where *n* is the length of the text, for each hash and number.
    public func findings(in text: String, of file: String) -> [Finding] {
        var findings: [Finding] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            for kind in kinds(in: line) {
                findings.append(Finding(file: file, line: index + 1, kind: kind))
            }
        }
        return findings
    }

    /// Takes the traces out of a text: numbers and links as words, hashes as `<commit>`.
    public func cleaned(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { cleaned(line: String($0)) }.joined(separator: "\n")
    }

    private func kinds(in line: Substring) -> [String] {
        var kinds: [String] = []
        if Self.mayHoldHash(line) {
            for match in line.matches(of: Self.hashPattern) where isOurs(match.output) {
                kinds.append("a hash of the change")
            }
        }
        if Self.mayHoldLink(line) {
            for match in line.matches(of: Self.linkPattern) where isOurs(link: match.1, match.2) {
                kinds.append("a link to the change")
            }
        }
        if Self.mayHoldNumber(line) {
            for match in line.matches(of: Self.numberPattern) {
                if let number = Int(match.1), numbers.contains(number) {
                    kinds.append("the number of the change")
                }
            }
        }
        return kinds
    }

    private func cleaned(line: String) -> String {
        var line = line
        if Self.mayHoldLink(line) {
            line = line.replacing(Self.linkPattern) { match in
                isOurs(link: match.1, match.2) ? "" : String(match.0)
            }
        }
        if Self.mayHoldNumber(line) {
            line = line.replacing(Self.numberPattern) { match in
                Int(match.1).map(numbers.contains) == true ? "" : String(match.0)
            }
        }
        guard Self.mayHoldHash(line) else { return line }
        return line.replacing(Self.hashPattern) { match in
            isOurs(match.output) ? "<commit>" : String(match.output)
        }
    }

    // A pattern costs more to compile than most lines cost to read, so each is behind what it
    // cannot do without.

    private static func mayHoldLink(_ line: some StringProtocol) -> Bool {
        line.utf8.contains(UInt8(ascii: ":"))
    }

    private static func mayHoldNumber(_ line: some StringProtocol) -> Bool {
        line.utf8.contains { "#!-".utf8.contains($0) } && line.utf8.contains(where: isDigit)
    }

    private static func mayHoldHash(_ line: some StringProtocol) -> Bool {
        var length = 0
        for byte in line.utf8 {
            length =
                isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
                ? length + 1 : 0
            if length == 7 { return true }
        }
        return false
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private func isOurs(_ digits: Substring) -> Bool {
        let digits = digits.lowercased()
        return hashes.contains { $0.hasPrefix(digits) || digits.hasPrefix($0) }
    }

    private func isOurs(link kind: Substring, _ name: Substring) -> Bool {
        kind.hasPrefix("commit") ? isOurs(name.prefix(40)) : Int(name).map(numbers.contains) == true
    }

    private static var hashPattern: Regex<Substring> { /\b[0-9a-fA-F]{7,64}\b/ }

    private static var numberPattern: Regex<(Substring, Substring)> {
        /\(?(?:\bGH-|\bgh-|[#!])(\d+)\b\)?/
    }

    private static var linkPattern: Regex<(Substring, Substring, Substring)> {
        /https?:\/\/[^\s)>\]]*\/(pull|pulls|issues|merge_requests|commit|commits)\/([0-9a-fA-F]+)[^\s)>\]]*/
    }
}
