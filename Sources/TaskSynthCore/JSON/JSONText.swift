/// A string of a JSON text that is left there until somebody asks for it.
struct JSONText: Sendable {
    private enum Storage: Sendable {
        case made(String)
        /// A string of a text: the place of its token.
        case left(JSONSource, token: UInt32)
        /// Some texts as paragraphs.
        case joined([JSONText])
    }

    private var storage: Storage

    /// Takes a string that is there.
    init(_ string: String) { storage = .made(string) }

    /// Leaves a string in its text.
    init(_ source: JSONSource, at token: Int) { storage = .left(source, token: UInt32(token)) }

    /// Takes a string, if there is one.
    init?(_ string: String?) {
        guard let string else { return nil }
        self.init(string)
    }

    /// The string, which is made anew each time where it was left in its text.
    var string: String {
        switch storage {
        case .made(let string): string
        case .left(let source, let token): source.string(at: Int(token))
        case .joined(let texts): texts.map(\.string).joined(separator: "\n\n")
        }
    }

    /// Whether nothing is in it.
    var isEmpty: Bool {
        switch storage {
        case .made(let string): string.isEmpty
        case .left(let source, let token): source.token(at: Int(token)).length == 0
        case .joined: false
        }
    }

    /// The hash of the string, as ``Swift/String/nameHash`` gives it.
    var nameHash: Int {
        switch storage {
        case .made(let string): string.nameHash
        case .left(let source, let token): source.nameHash(at: Int(token))
        case .joined: string.nameHash
        }
    }

    /// Whether a word on one line, of ASCII without quotation marks or backslashes, is in it.
    func has(_ word: ByteWord) -> Bool {
        switch storage {
        case .made(let string): string.has(word.text)
        case .left(let source, let token):
            source.mayHave(word, at: Int(token)) && string.has(word.text)
        case .joined(let texts): texts.contains { $0.has(word) }
        }
    }

    /// Whether it has only blanks, or begins with one of some marks behind its blanks.
    func isBlankOrBegins(with marks: [String]) -> Bool {
        // Most texts begin with a letter that tells enough.
        if case .left(let source, let token) = storage,
            let first = source.firstByte(at: Int(token)), first > UInt8(ascii: " "),
            first != UInt8(ascii: "\\"), !marks.contains(where: { $0.utf8.first == first })
        {
            return false
        }
        return string.isBlankOrBegins(with: marks)
    }

    /// Whether it begins with one of some texts without quotation marks or backslashes.
    func begins(with starts: [String]) -> Bool {
        switch storage {
        case .made(let string): starts.contains { string.utf8.starts(with: $0.utf8) }
        case .left(let source, let token):
            starts.contains { source.mayBegin(with: $0, at: Int(token)) }
                && starts.contains { string.utf8.starts(with: $0.utf8) }
        case .joined: starts.contains { string.utf8.starts(with: $0.utf8) }
        }
    }

    /// Adds a text as the next paragraph, in place: there may be a million of them.
    fileprivate mutating func append(paragraph: JSONText) {
        guard case .joined(var texts) = storage else {
            storage = .joined([self, paragraph])
            return
        }
        // Gives the texts up, so that they are not copied.
        storage = .made("")
        texts.append(paragraph)
        storage = .joined(texts)
    }
}

extension JSONText: Hashable {
    /// Whether both are the same string.
    static func == (first: JSONText, second: JSONText) -> Bool { first.string == second.string }

    /// Hashes the string.
    func hash(into hasher: inout Hasher) { hasher.combine(string) }
}

extension JSONText? {
    /// Adds a text as the next paragraph.
    mutating func append(paragraph: JSONText?) {
        guard let paragraph else { return }
        if self == nil { self = paragraph } else { self?.append(paragraph: paragraph) }
    }
}
