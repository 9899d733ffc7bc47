/// Cuts the text of languages with braces into words and marks, without comments and strings.
struct CodeLexer {
    /// What a language writes differently from C.
    struct Dialect: OptionSet {
        let rawValue: Int
        /// `'a` is a lifetime, `r#"…"#` a raw string, and comments nest.
        static let rust = Dialect(rawValue: 1)
        /// `` `…` `` is a string.
        static let backticks = Dialect(rawValue: 2)
        /// `\\` begins a string that ends with the line.
        static let zig = Dialect(rawValue: 4)
        /// `/+ … +/` is a comment that nests.
        static let d = Dialect(rawValue: 8)
    }

    enum Token: Equatable {
        case word(Range<Int>)
        case mark(UInt8, Int)
        case text(Int)

        var start: Int {
            switch self {
            case .word(let range): range.lowerBound
            case .mark(_, let index), .text(let index): index
            }
        }
    }

    let bytes: [UInt8]
    let dialect: Dialect
    var position: Int

    init(_ bytes: [UInt8], _ dialect: Dialect, from position: Int = 0) {
        self.bytes = bytes
        self.dialect = dialect
        self.position = position
    }

    /// Where code begins in lines that a hunk cuts out of a file: a string or a comment may have
    /// begun above.
    ///
    /// Strings hardly ever go over lines, so of two readings the one with fewer such lines holds.
    static func startOfCode(_ bytes: [UInt8], _ dialect: Dialect) -> Int {
        let commentEnd = endOfOpenComment(bytes)
        guard let quote = bytes[commentEnd...].firstIndex(of: UInt8(ascii: "\"")) else {
            return commentEnd
        }
        var inside = CodeLexer(bytes, dialect, from: commentEnd)
        inside.position = quote + 1
        let insideLines = bytes[commentEnd...quote].count { $0 == .lineFeed }
        var outside = CodeLexer(bytes, dialect, from: commentEnd)
        return outside.linesInStrings() > inside.linesInStrings() + insideLines
            ? quote + 1 : commentEnd
    }

    /// The end of a comment that is closed before one begins; 0 where there is none.
    private static func endOfOpenComment(_ bytes: [UInt8]) -> Int {
        let slash = UInt8(ascii: "/")
        for index in bytes.indices.dropLast() {
            switch (bytes[index], bytes[index + 1]) {
            case (slash, UInt8(ascii: "*")), (slash, slash): return 0
            case (UInt8(ascii: "*"), slash):
                // A pattern for paths has these marks, too.
                let line = bytes[..<index].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
                let isQuoted = bytes[line..<index].contains { "\"'`".utf8.contains($0) }
                return isQuoted ? 0 : index + 2
            default: continue
            }
        }
        return 0
    }

    /// How many lines end within a string.
    private mutating func linesInStrings() -> Int {
        var count = 0
        while let token = next() {
            guard case .text(let start) = token else { continue }
            count += bytes[start..<min(position, bytes.count)].count { $0 == .lineFeed }
        }
        return count
    }

    /// The text of a word.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether a word is this one.
    func isWord(_ range: Range<Int>, _ word: StaticString) -> Bool {
        range.count == word.utf8CodeUnitCount
            && bytes.span.hasPrefix(word, at: range.lowerBound)
    }

    mutating func next() -> Token? {
        while position < bytes.count {
            let byte = bytes[position]
            if byte.isBlank {
                position += 1
            } else if byte == UInt8(ascii: "/"), skipComment() {
                continue
            } else {
                return token(byte)
            }
        }
        return nil
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    private mutating func token(_ byte: UInt8) -> Token {
        let start = position
        switch byte {
        case UInt8(ascii: "\""):
            skipQuoted(byte)
            return .text(start)
        case UInt8(ascii: "`") where dialect.contains(.backticks):
            skipQuoted(byte)
            return .text(start)
        case UInt8(ascii: "'"):
            if dialect.contains(.rust), isLifetime() {
                position += 1
                return .mark(byte, start)
            }
            skipQuoted(byte)
            return .text(start)
        case UInt8(ascii: "\\") where dialect.contains(.zig) && peek(1) == byte:
            skipLine()
            return .text(start)
        case UInt8(ascii: "r"), UInt8(ascii: "b"):
            if dialect.contains(.rust), skipRawString() { return .text(start) }
        default: break
        }
        guard Self.isWord(byte) else {
            position += 1
            return .mark(byte, start)
        }
        while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
        return .word(start..<position)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte.isASCIIDigit
            || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private func isLifetime() -> Bool {
        guard let first = peek(1), Self.isWord(first) else { return false }
        return peek(2) != UInt8(ascii: "'") && first < 0x80
    }

    private mutating func skipLine() {
        while position < bytes.count, bytes[position] != .lineFeed { position += 1 }
    }

    private mutating func skipComment() -> Bool {
        switch peek(1) {
        case UInt8(ascii: "/"):
            skipLine()
            return true
        case UInt8(ascii: "*"):
            skipNested(UInt8(ascii: "*"), nests: dialect.contains(.rust))
            return true
        case UInt8(ascii: "+") where dialect.contains(.d):
            skipNested(UInt8(ascii: "+"), nests: true)
            return true
        default: return false
        }
    }

    private mutating func skipNested(_ mark: UInt8, nests: Bool) {
        let slash = UInt8(ascii: "/")
        var depth = 1
        position += 2
        while position < bytes.count, depth > 0 {
            if bytes[position] == mark, peek(1) == slash {
                depth -= 1
                position += 2
            } else if nests, bytes[position] == slash, peek(1) == mark {
                depth += 1
                position += 2
            } else {
                position += 1
            }
        }
    }

    /// Skips a string; one in single quotes ends with its line at the latest.
    private mutating func skipQuoted(_ quote: UInt8) {
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "`") || !dialect.contains(.d) {
                position += 1
            } else if byte == quote {
                return
            } else if byte == .lineFeed, quote == UInt8(ascii: "'") || isLineBound {
                return
            }
        }
    }

    /// Whether strings end with their line.
    private var isLineBound: Bool { !dialect.contains(.rust) && !dialect.contains(.d) }

    private mutating func skipRawString() -> Bool {
        var index = position
        if bytes[index] == UInt8(ascii: "b") { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "r") else { return false }
        index += 1
        var hashes = 0
        while index < bytes.count, bytes[index] == UInt8(ascii: "#") {
            hashes += 1
            index += 1
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return false }
        index += 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\""),
                bytes[(index + 1)...].prefix(hashes).count == hashes,
                bytes[(index + 1)...].prefix(hashes).allSatisfy({ $0 == UInt8(ascii: "#") })
            {
                position = index + 1 + hashes
                return true
            }
            index += 1
        }
        position = bytes.count
        return true
    }
}
