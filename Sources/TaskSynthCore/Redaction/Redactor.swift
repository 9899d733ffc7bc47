/// Removes secrets, home folders and user names from what was recorded, and counts how often.
///
/// It knows secrets by their shapes, and by the values that it is given. It never removes less
/// when it runs twice, and running it twice changes nothing more.
public struct Redactor: Sendable {
    /// The literal texts to remove, longest first, by their first byte.
    private var literals: [[Literal]] = Array(repeating: [], count: 256)

    /// By which bytes they, or the shapes, may begin.
    private var beginnings = SecretShape.beginnings

    private struct Literal: Sendable {
        let bytes: [UInt8]
        let kind: Redaction.Kind
        /// Whether it counts only as a whole word.
        let isWord: Bool
    }

    /// Makes a redactor.
    ///
    /// - Parameters:
    ///   - secrets: Values that must not appear, as they are, in Base64 or percent-encoded; those of
    ///     fewer than six bytes are ignored, as they would take words out of ordinary texts.
    ///   - homeFolders: Folders that stand for a person, and become `~`.
    ///   - userNames: Names that must not appear as a word of their own.
    public init(secrets: [String] = [], homeFolders: [String] = [], userNames: [String] = []) {
        for secret in secrets where secret.utf8.count >= 6 { add(secret: secret) }
        for folder in homeFolders where folder.utf8.count >= 4 {
            let path = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
            add(path, .homeFolder, isWord: true)
        }
        for name in userNames where name.utf8.count >= 3 && !Self.commonNames.contains(name) {
            add(name, .userName, isWord: true)
        }
        sortLiterals()
    }

    /// Puts the longest first, in an order that is the same in every run.
    private mutating func sortLiterals() {
        for first in literals.indices {
            literals[first].sort { ($1.bytes.count, $0.kind.name) < ($0.bytes.count, $1.kind.name) }
            for literal in literals[first] {
                beginnings.insert(UInt8(first), withinWords: !literal.isWord)
            }
        }
    }

    /// Makes a redactor of an environment: the values of variables whose names speak of secrets,
    /// the home folder and the user's name.
    ///
    /// - Parameter environment: The variables by name.
    public init(environment: [String: String]) {
        var secrets: [String] = []
        for (name, value) in environment where Self.isSecret(name: name) && !value.hasPrefix("/") {
            secrets.append(value)
        }
        self.init(
            secrets: secrets.sorted(),
            homeFolders: [environment["HOME"], environment["USERPROFILE"]].compactMap(\.self)
                .filter { $0 != "/" && $0 != "/root" },
            userNames: [environment["USER"], environment["LOGNAME"], environment["USERNAME"]]
                .compactMap(\.self))
    }

    /// Adds what was found, as words of their own.
    mutating func add(_ found: Set<Finding>) {
        for finding in found {
            guard let first = finding.bytes.first else { continue }
            literals[Int(first)].append(
                Literal(bytes: finding.bytes, kind: finding.kind, isWord: true))
        }
        sortLiterals()
    }

    private mutating func add(secret: String) {
        var forms: Set<String> = [secret, secret.percentEncoded]
        for shift in 0..<3 { forms.insert(Self.base64Core(secret, shift: shift)) }
        for form in forms where form.utf8.count >= 6 {
            add(form, .environmentValue, isWord: false)
        }
    }

    /// The part of the Base64 form that does not depend on what stands before and after.
    private static func base64Core(_ secret: String, shift: Int) -> String {
        let padded = [UInt8](repeating: 0x20, count: shift) + Array(secret.utf8)
        let start = shift == 0 ? 0 : shift + 1
        let whole = padded.count / 3 * 4
        guard start < whole else { return "" }
        return String(decoding: Array(Base64.encode(padded).utf8)[start..<whole], as: UTF8.self)
    }

    private mutating func add(_ text: String, _ kind: Redaction.Kind, isWord: Bool) {
        let bytes = Array(text.utf8)
        guard let first = bytes.first else { return }
        literals[Int(first)].append(Literal(bytes: bytes, kind: kind, isWord: isWord))
    }

    private static let commonNames: Set<String> = [
        "root", "user", "admin", "runner", "ubuntu", "debian", "nobody", "test", "build", "ci",
        "git", "node", "python", "docker", "vagrant", "app", "developer", "dev", "agent",
    ]

    /// Whether a variable's name says that its value is a secret.
    static func isSecret(name: String) -> Bool {
        let upper = name.uppercased()
        let marks = [
            "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL", "API_KEY",
            "APIKEY", "ACCESS_KEY", "PRIVATE_KEY", "AUTH_KEY", "SESSION_KEY", "SIGNING_KEY",
            "ENCRYPTION_KEY", "DATABASE_URL", "CONNECTION_STRING", "DSN", "WEBHOOK",
        ]
        return upper.hasSuffix("_KEY") || upper.hasSuffix("_PAT")
            || marks.contains {
                upper.has($0)
            }
    }
}

extension Redactor: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`: what it looks for are secrets.
    public var description: String { "<redacted>" }

    /// Always `<redacted>`.
    public var debugDescription: String { description }

    /// A mirror that shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Redactor {
    /// Whether a text holds one of the values that were given.
    public func finds(in bytes: [UInt8]) -> Bool {
        let text = bytes.span
        return text.indices.contains { place in
            literals[Int(text[place])].contains {
                $0.kind == .environmentValue && text.has($0.bytes, at: place)
            }
        }
    }

    /// Removes what must not be told from a text, without counting.
    public func redact(_ text: String) -> String {
        var redaction = Redaction()
        return redact(text, counting: &redaction)
    }

    /// Removes what must not be told from every text of a value, without counting.
    public func redact(_ value: JSONValue) -> JSONValue {
        var redaction = Redaction()
        return redact(value, counting: &redaction)
    }

    /// Removes what must not be told from a text.
    ///
    /// - Parameters:
    ///   - bytes: The text, in any encoding that holds ASCII.
    ///   - redaction: Counts what was removed.
    /// - Returns: The text without it.
    /// - Complexity: O(*n*), where *n* is the number of bytes, for a fixed set of values.
    public func redact(_ bytes: [UInt8], counting redaction: inout Redaction) -> [UInt8] {
        let text = bytes.span
        var output: [UInt8] = []
        var copied = 0
        var place = 0
        while true {
            place = beginnings.next(in: text, from: place)
            guard place < text.count else { break }
            guard let found = match(text, at: place) else {
                place += 1
                continue
            }
            if output.isEmpty { output.reserveCapacity(bytes.count) }
            output.append(text, in: copied..<found.range.lowerBound)
            output.append(contentsOf: found.kind.replacement.utf8)
            redaction.count(found.kind)
            place = max(found.range.upperBound, place + 1)
            copied = place
        }
        guard copied > 0 else { return bytes }
        output.append(text, in: copied..<text.count)
        return output
    }

    /// Removes what must not be told from a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - redaction: Counts what was removed.
    /// - Returns: The text without it.
    public func redact(_ text: String, counting redaction: inout Redaction) -> String {
        let before = redaction.total
        let bytes = redact(Array(text.utf8), counting: &redaction)
        return redaction.total == before ? text : String(decoding: bytes, as: UTF8.self)
    }

    /// Removes what must not be told from every text of a JSON value, names of members too.
    ///
    /// A member whose name speaks of a secret loses its value, whatever it looks like.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - redaction: Counts what was removed.
    /// - Returns: The value without it.
    public func redact(_ value: JSONValue, counting redaction: inout Redaction) -> JSONValue {
        switch value {
        case .string(let text): return .string(redact(text, counting: &redaction))
        case .array(let elements):
            return .array(elements.map { redact($0, counting: &redaction) })
        case .object(let object):
            return .object(redact(object, counting: &redaction))
        default: return value
        }
    }

    /// Removes what must not be told from every text of an object.
    ///
    /// - Parameters:
    ///   - object: The object.
    ///   - redaction: Counts what was removed.
    /// - Returns: The object without it.
    public func redact(_ object: JSONObject, counting redaction: inout Redaction) -> JSONObject {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(object.members.count)
        for member in object.members {
            var member = member
            member.key = redact(member.key, counting: &redaction)
            if let text = member.value.string, Self.isSecret(member: member.key, text) {
                member.value = .string(Redaction.Kind.assignedSecret.replacement)
                redaction.count(.assignedSecret)
            } else {
                member.value = redact(member.value, counting: &redaction)
            }
            members.append(member)
        }
        return JSONObject(members)
    }

    /// Whether a member's name says that its value is a secret, and the value looks so.
    static func isSecret(member key: String, _ text: String) -> Bool {
        isSecret(member: key) && text.utf8.count >= 8 && SecretShape.looksRandom(text)
            && !text.hasPrefix(Redaction.Kind.mark)
    }

    /// Whether a member's name says that its value is a secret.
    static func isSecret(member key: String) -> Bool {
        secretMembers.contains(key.lowercased().replacing("-", with: "_"))
    }

    private static let secretMembers: Set<String> = [
        "password", "passwd", "secret", "client_secret", "api_key", "apikey", "access_token",
        "refresh_token", "auth_token", "authorization", "x_api_key", "private_key", "token",
        "cookie", "set_cookie", "id_token", "session_token", "secret_key",
    ]

    private func match(
        _ text: Span<UInt8>, at place: Int
    ) -> (kind: Redaction.Kind, range: Range<Int>)? {
        let byte = text[place]
        for literal in literals[Int(byte)] where text.has(literal.bytes, at: place) {
            let end = place + literal.bytes.count
            if literal.isWord {
                if place > 0, text[place - 1].isWordByte { continue }
                if end < text.count, text[end].isWordByte { continue }
            }
            return (literal.kind, place..<end)
        }
        return SecretShape.match(text, at: place)
    }
}

extension Span<UInt8> {
    /// Whether these bytes are at a place.
    func has(_ bytes: [UInt8], at place: Int) -> Bool {
        guard count - place >= bytes.count else { return false }
        for index in bytes.indices where self[place + index] != bytes[index] { return false }
        return true
    }
}

extension UInt8 {
    /// Whether this is a letter, a digit or an underscore of ASCII.
    var isWordByte: Bool {
        isASCIIDigit || (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "_")
    }
}
