import TaskSynthCore

/// Reads the references that follow a closing keyword.
struct ReferenceCursor {
    private let bytes: [UInt8]
    private(set) var offset: Int
    /// The name of a ticket, in lower case, that is a reference whatever its form is.
    private let key: String?

    init(bytes: [UInt8], offset: Int, key: String? = nil) {
        self.bytes = bytes
        self.offset = offset
        self.key = key
    }

    /// Skips blanks, or a colon with or without blanks; `false` where there is neither.
    mutating func skipSeparator() -> Bool {
        let start = offset
        skipBlanks()
        if take(":") { skipBlanks() }
        return offset > start
    }

    /// Skips `,`, `and` and `, and` where another reference follows.
    mutating func skipListSeparator() -> Bool {
        let start = offset
        skipBlanks()
        let hasComma = take(",")
        skipBlanks()
        let hasAnd = skipWords("and")
        guard hasComma || hasAnd || offset > start else { return false }
        var ahead = self
        if ahead.reference(.gitlab) != nil { return true }
        offset = start
        return false
    }

    @discardableResult
    mutating func skipWords(_ words: String...) -> Bool {
        for word in words where hasPrefix(word, at: offset) {
            let end = offset + word.utf8.count
            guard end < bytes.count, Self.isBlank(bytes[end]) else { continue }
            offset = end
            skipBlanks()
            return true
        }
        return false
    }

    /// Reads `#12`, `GH-12`, `owner/name#12`, an address of an issue, or with GitLab a key.
    mutating func reference(_ style: ClosingKeywords.Style) -> ClosingKeywords.Reference? {
        let start = offset
        if let reference = read(style),
            offset == bytes.count || !ClosingKeywords.isWord(bytes[offset])
        {
            return reference
        }
        offset = start
        return nil
    }

    private mutating func read(_ style: ClosingKeywords.Style) -> ClosingKeywords.Reference? {
        if let key, hasPrefix(key, at: offset),
            TicketName.ends(bytes, at: offset + key.utf8.count)
        {
            offset += key.utf8.count
            return .init(repository: nil, number: 0, key: key, phrase: "")
        }
        if take("#") { return number().map { .init(repository: nil, number: $0, phrase: "") } }
        if hasPrefix("gh-", at: offset) {
            offset += 3
            return number().map { .init(repository: nil, number: $0, phrase: "") }
        }
        var isAddress = false
        for scheme in ["https://", "http://"] where hasPrefix(scheme, at: offset) {
            offset += scheme.utf8.count
            while offset < bytes.count, bytes[offset] != UInt8(ascii: "/") {
                guard !Self.isBlank(bytes[offset]) else { return nil }
                offset += 1
            }
            guard take("/") else { return nil }
            isAddress = true
        }
        let start = offset
        while offset < bytes.count, Self.isPathByte(bytes[offset]) { offset += 1 }
        let path = String(decoding: bytes[start..<offset], as: UTF8.self)
        if take("#") {
            guard path.contains("/"), let number = number() else { return nil }
            return .init(repository: path, number: number, phrase: "")
        }
        if isAddress { return address(path, style) }
        guard style == .gitlab else { return nil }
        let parts = path.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[0].first, first.isUppercase, parts[0].count >= 2,
            parts[0].allSatisfy({ $0.isUppercase || $0.isNumber || $0 == "_" }),
            !parts[1].isEmpty, parts[1].allSatisfy(\.isNumber)
        else { return nil }
        return .init(repository: nil, number: 0, key: path, phrase: "")
    }

    /// The reference of an address whose path was read: `owner/name/issues/12`.
    private mutating func address(
        _ path: String, _ style: ClosingKeywords.Style
    ) -> ClosingKeywords.Reference? {
        var parts = path.split(separator: "/").map(String.init)
        if let key, parts.contains(where: { $0.lowercased() == key }) {
            return .init(repository: nil, number: 0, key: key, phrase: "")
        }
        guard let last = parts.popLast(), let kind = parts.popLast(), kind == "issues" else {
            return nil
        }
        let digits = last.prefix(while: \.isNumber)
        guard let number = Int(digits),
            digits.count == last.count || last.dropFirst(digits.count) == "."
        else { return nil }
        if parts.last == "-" { parts.removeLast() }
        guard style == .gitlab ? parts.count >= 2 : parts.count == 2 else { return nil }
        return .init(repository: parts.joined(separator: "/"), number: number, phrase: "")
    }

    private mutating func number() -> Int? {
        let start = offset
        while offset < bytes.count, bytes[offset].isASCIIDigit { offset += 1 }
        return Int(String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    private mutating func skipBlanks() {
        while offset < bytes.count, Self.isBlank(bytes[offset]) { offset += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private func hasPrefix(_ prefix: String, at offset: Int) -> Bool {
        bytes.count - offset >= prefix.utf8.count
            && zip(bytes[offset...], prefix.utf8).allSatisfy { byte, wanted in
                byte == wanted || ClosingKeywords.isLetter(byte) && byte | 0x20 == wanted
            }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == .lineFeed || byte == .carriageReturn
    }

    private static func isPathByte(_ byte: UInt8) -> Bool {
        byte < 0x80 && (ClosingKeywords.isWord(byte) || "-./".utf8.contains(byte))
    }
}
