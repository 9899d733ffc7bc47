/// Splits a command into words as a POSIX shell does, forgiving quotation marks that do not end.
enum ShellWords {
    static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var hasWord = false
        var quote: UInt8?
        var bytes = Array(text.utf8)[...]
        func finish() {
            if hasWord { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
            hasWord = false
        }
        while let byte = bytes.popFirst() {
            if let open = quote {
                if byte == open {
                    quote = nil
                } else if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\""),
                    let next = bytes.first, "\"\\$`".utf8.contains(next)
                {
                    word.append(next)
                    bytes.removeFirst()
                } else {
                    word.append(byte)
                }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
                hasWord = true
            } else if byte == UInt8(ascii: "\\"), let next = bytes.popFirst() {
                if next != .lineFeed { word.append(next) }
                hasWord = true
            } else if byte.isBlank {
                finish()
            } else {
                word.append(byte)
                hasWord = true
            }
        }
        finish()
        return words
    }
}
