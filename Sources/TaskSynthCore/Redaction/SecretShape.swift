/// The shapes by which secrets and home folders are known.
enum SecretShape {
    typealias Match = (kind: Redaction.Kind, range: Range<Int>)

    /// A prefix, and how many bytes of which kind follow it.
    private struct Prefix {
        let text: StaticString
        let minimum: Int
        var alphabet: Alphabet = .token
        /// Whether a digit must be among them, because words begin in the same way.
        var needsDigit = false
    }

    private enum Alphabet { case token, upper, hexadecimal, dotted }

    private static let prefixes: [[Prefix]] = {
        let all: [Prefix] = [
            Prefix(text: "AKIA", minimum: 16, alphabet: .upper),
            Prefix(text: "ASIA", minimum: 16, alphabet: .upper),
            Prefix(text: "ghp_", minimum: 30), Prefix(text: "gho_", minimum: 30),
            Prefix(text: "ghu_", minimum: 30), Prefix(text: "ghs_", minimum: 30),
            Prefix(text: "ghr_", minimum: 30), Prefix(text: "github_pat_", minimum: 22),
            Prefix(text: "glpat-", minimum: 20), Prefix(text: "gldt-", minimum: 20),
            Prefix(text: "glrt-", minimum: 20), Prefix(text: "glcbt-", minimum: 20),
            Prefix(text: "sk-", minimum: 20, needsDigit: true),
            Prefix(text: "sk_live_", minimum: 16), Prefix(text: "rk_live_", minimum: 16),
            Prefix(text: "sk_test_", minimum: 16), Prefix(text: "whsec_", minimum: 24),
            Prefix(text: "xoxb-", minimum: 10), Prefix(text: "xoxa-", minimum: 10),
            Prefix(text: "xoxp-", minimum: 10), Prefix(text: "xoxr-", minimum: 10),
            Prefix(text: "xoxs-", minimum: 10), Prefix(text: "xapp-", minimum: 20),
            Prefix(text: "AIza", minimum: 35),
            Prefix(text: "ya29.", minimum: 20, alphabet: .dotted),
            Prefix(text: "GOCSPX-", minimum: 20), Prefix(text: "npm_", minimum: 30),
            Prefix(text: "pypi-", minimum: 50), Prefix(text: "hf_", minimum: 30),
            Prefix(text: "lin_api_", minimum: 30), Prefix(text: "lin_oauth_", minimum: 30),
            Prefix(text: "ATATT3", minimum: 30), Prefix(text: "ATCTT3", minimum: 30),
            Prefix(text: "dop_v1_", minimum: 40, alphabet: .hexadecimal),
            Prefix(text: "dckr_pat_", minimum: 20),
            Prefix(text: "SG.", minimum: 40, alphabet: .dotted),
            Prefix(text: "hvs.", minimum: 24), Prefix(text: "xai-", minimum: 40),
            Prefix(text: "gsk_", minimum: 40), Prefix(text: "tvly-", minimum: 20, needsDigit: true),
            Prefix(text: "pplx-", minimum: 40),
            Prefix(text: "shpat_", minimum: 32, alphabet: .hexadecimal),
            Prefix(text: "PMAK-", minimum: 50), Prefix(text: "sntrys_", minimum: 40),
            Prefix(text: "AccountKey=", minimum: 40, alphabet: .dotted),
            Prefix(text: "figd_", minimum: 30), Prefix(text: "sq0atp-", minimum: 20),
            Prefix(text: "sq0csp-", minimum: 30),
            Prefix(text: "NRAK-", minimum: 20, alphabet: .upper),
            Prefix(text: "glsa_", minimum: 32), Prefix(text: "glc_", minimum: 40, needsDigit: true),
            Prefix(text: "dapi", minimum: 32, alphabet: .hexadecimal),
            Prefix(text: "key-", minimum: 32, alphabet: .hexadecimal),
            Prefix(text: "SK", minimum: 32, alphabet: .hexadecimal),
            Prefix(text: "https://hooks.slack.com/services/", minimum: 20, alphabet: .dotted),
        ]
        var table: [[Prefix]] = Array(repeating: [], count: 256)
        for prefix in all {
            guard let first = prefix.text.description.utf8.first else { continue }
            table[Int(first)].append(prefix)
        }
        return table
    }()

    /// By which bytes any of the shapes may begin; each case of ``match(_:at:)`` is there.
    static let beginnings: SecretBeginnings = {
        var beginnings = SecretBeginnings()
        for byte in UInt8.min...UInt8.max where !prefixes[Int(byte)].isEmpty {
            beginnings.insert(byte, withinWords: false)
        }
        for byte in "ebBMNO".utf8 { beginnings.insert(byte, withinWords: false) }
        for byte in "/CcD-:=".utf8 { beginnings.insert(byte, withinWords: true) }
        return beginnings
    }()

    /// Finds a secret or a home folder that begins at a place.
    static func match(_ text: Span<UInt8>, at place: Int) -> Match? {
        let byte = text[place]
        let candidates = prefixes[Int(byte)]
        if !candidates.isEmpty, isBoundary(text, place) {
            for prefix in candidates {
                if let found = match(prefix, text, place) { return found }
            }
        }
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "C"), UInt8(ascii: "c"), UInt8(ascii: "D"):
            return home(text, place)
        case UInt8(ascii: "-"): return privateKey(text, place) ?? flattenedHome(text, place)
        case UInt8(ascii: "e"): return webToken(text, place)
        case UInt8(ascii: ":"):
            return addressPassword(text, place) ?? addressToken(text, place) ?? botToken(
                text, place)
                ?? member(text, place)
        case UInt8(ascii: "B"), UInt8(ascii: "b"): return bearer(text, place)
        case UInt8(ascii: "="):
            return assigned(text, place) ?? assignedInCode(text, place) ?? member(text, place)
        case UInt8(ascii: "M"), UInt8(ascii: "N"), UInt8(ascii: "O"): return chatToken(text, place)
        default: return nil
        }
    }

    /// Whether a text is more than one plain word, as secrets are.
    static func looksRandom(_ text: String) -> Bool {
        var hasDigit = false
        var hasLetter = false
        for byte in text.utf8 {
            if byte.isASCIIDigit { hasDigit = true }
            if (byte | 0x20) &- UInt8(ascii: "a") < 26 { hasLetter = true }
            if byte == 0x20 || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "{") {
                return text.hasPrefix("Bearer ") || text.hasPrefix("Basic ")
            }
        }
        return hasDigit && hasLetter
    }

    private static func isBoundary(_ text: Span<UInt8>, _ place: Int) -> Bool {
        place == 0 || !text[place - 1].isWordByte
    }

    private static func match(_ prefix: Prefix, _ text: Span<UInt8>, _ place: Int) -> Match? {
        guard text.hasPrefix(prefix.text, at: place) else { return nil }
        let start = place + prefix.text.utf8CodeUnitCount
        var end = start
        var hasDigit = false
        while end < text.count, isPart(text[end], of: prefix.alphabet) {
            if text[end].isASCIIDigit { hasDigit = true }
            end += 1
            guard hasDigit || !prefix.needsDigit || end - start < 256 else { return nil }
        }
        guard end - start >= prefix.minimum, hasDigit || !prefix.needsDigit else { return nil }
        return (.knownSecret, place..<end)
    }

    private static func isPart(_ byte: UInt8, of alphabet: Alphabet) -> Bool {
        switch alphabet {
        case .token: byte.isWordByte || byte == UInt8(ascii: "-")
        case .upper: byte.isASCIIDigit || byte &- UInt8(ascii: "A") < 26
        case .hexadecimal: byte.hexadecimalValue != nil
        case .dotted:
            byte.isWordByte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
                || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
                || byte == UInt8(ascii: "=")
        }
    }

    private static func privateKey(_ text: Span<UInt8>, _ place: Int) -> Match? {
        guard text.hasPrefix("-----BEGIN ", at: place) else { return nil }
        let limit = min(text.count, place + 64)
        var header = place + 11
        while header < limit, !text.hasPrefix("PRIVATE KEY", at: header) { header += 1 }
        guard header < limit else { return nil }
        var end = header
        while end < text.count, !text.hasPrefix("-----END ", at: end) { end += 1 }
        guard end < text.count else { return (.privateKey, place..<text.count) }
        end += 9
        while end < text.count, !text.hasPrefix("-----", at: end), text[end] != .lineFeed {
            end += 1
        }
        return (.privateKey, place..<min(text.count, end + 5))
    }

    /// A JSON web token: three parts in base 64, the first of which is an object.
    private static func webToken(_ text: Span<UInt8>, _ place: Int) -> Match? {
        guard text.hasPrefix("eyJ", at: place), isBoundary(text, place) else { return nil }
        var end = place
        var dots = 0
        var length = 0
        while end < text.count {
            if text[end] == UInt8(ascii: ".") {
                guard length >= 8 else { break }
                dots += 1
                length = 0
            } else if isPart(text[end], of: .token) {
                length += 1
                guard dots > 0 || length < 1_024 else { return nil }
            } else {
                break
            }
            end += 1
        }
        return dots == 2 && length >= 8 ? (.knownSecret, place..<end) : nil
    }

    /// The password in `scheme://user:password@host`; the place is that of the second colon.
    private static func addressPassword(_ text: Span<UInt8>, _ place: Int) -> Match? {
        var start = place
        while start > 0, place - start < 64,
            text[start - 1].isWordByte || text[start - 1] == 0x2D
                || text[start - 1] == 0x2E
        {
            start -= 1
        }
        // Whoever cleans paths makes one slash of two.
        guard start >= 3,
            text.hasPrefix("://", at: start - 3) || text.hasPrefix(":/", at: start - 2)
        else { return nil }
        var end = place + 1
        while end < text.count, end - place < 256, text[end] > 0x20, text[end] != 0x2F,
            text[end] != UInt8(ascii: "@"), text[end] != 0x22, text[end] != 0x27
        {
            end += 1
        }
        guard end < text.count, text[end] == UInt8(ascii: "@"), end > place + 1,
            !text.hasPrefix("[redacted", at: place + 1)
        else { return nil }
        return (.addressPassword, (place + 1)..<end)
    }

    /// The token in `scheme://token@host`; the place is that of the colon.
    private static func addressToken(_ text: Span<UInt8>, _ place: Int) -> Match? {
        guard text.hasPrefix("://", at: place) else { return nil }
        let start = place + 3
        var end = start
        while end < text.count, isPart(text[end], of: .token) { end += 1 }
        guard end - start >= 16, end < text.count, text[end] == UInt8(ascii: "@"),
            looksRandom(String(decoding: text, in: start..<end))
        else { return nil }
        return (.addressPassword, start..<end)
    }

    /// A token of a Telegram bot, `123456789:AA…`; the place is that of the colon.
    private static func botToken(_ text: Span<UInt8>, _ place: Int) -> Match? {
        guard text.hasPrefix(":AA", at: place) else { return nil }
        var start = place
        while start > 0, place - start <= 10, text[start - 1].isASCIIDigit { start -= 1 }
        var end = place + 1
        while end < text.count, isPart(text[end], of: .token) { end += 1 }
        guard place - start >= 8, place - start <= 10, end - place - 1 >= 33 else { return nil }
        return (.knownSecret, (place + 1)..<end)
    }

    /// A token of a Discord bot: 24 or more bytes, 6, and 27 or more, with dots between.
    private static func chatToken(_ text: Span<UInt8>, _ place: Int) -> Match? {
        guard isBoundary(text, place) else { return nil }
        var end = place
        for (least, most) in [(23, 28), (6, 6), (27, 45)] {
            let start = end
            while end < text.count, isPart(text[end], of: .token) { end += 1 }
            guard (least...most).contains(end - start) else { return nil }
            guard least != 27 else { break }
            guard end < text.count, text[end] == UInt8(ascii: ".") else { return nil }
            end += 1
        }
        return (.knownSecret, place..<end)
    }

    private static func bearer(_ text: Span<UInt8>, _ place: Int) -> Match? {
        guard isBoundary(text, place) else { return nil }
        var start = place
        if text.hasPrefix("Bearer ", at: place) || text.hasPrefix("bearer ", at: place) {
            start += 7
        } else if text.hasPrefix("Basic ", at: place) {
            start += 6
        } else {
            return nil
        }
        var end = start
        var hasDigit = false
        while end < text.count, isPart(text[end], of: .dotted) {
            if text[end].isASCIIDigit { hasDigit = true }
            end += 1
        }
        return end - start >= 16 && hasDigit ? (.knownSecret, start..<end) : nil
    }

    /// The value in `SOME_TOKEN=value`; the place is that of the equals sign.
    private static func assigned(_ text: Span<UInt8>, _ place: Int) -> Match? {
        var start = place
        while start > 0, place - start < 64, text[start - 1].isWordByte { start -= 1 }
        let name = String(decoding: text, in: start..<place)
        guard name.utf8.count >= 3, name.uppercased() == name, Redactor.isSecret(name: name) else {
            return nil
        }
        var valueStart = place + 1
        if valueStart < text.count, text[valueStart] == 0x22 || text[valueStart] == 0x27 {
            valueStart += 1
        }
        var end = valueStart
        while end < text.count, isPart(text[end], of: .dotted) { end += 1 }
        guard end - valueStart >= 8,
            looksRandom(String(decoding: text, in: valueStart..<end)),
            text[valueStart] != UInt8(ascii: "/")
        else { return nil }
        return (.assignedSecret, valueStart..<end)
    }

    /// The value in `secret_key = value`, whose name may be in any case, as files of settings have
    /// it; in code, what follows is mostly a call or a name, and no secret.
    private static func assignedInCode(_ text: Span<UInt8>, _ place: Int) -> Match? {
        var nameEnd = place
        while nameEnd > 0, place - nameEnd < 8, text[nameEnd - 1] == 0x20 { nameEnd -= 1 }
        var start = nameEnd
        while start > 0, nameEnd - start < 64, text[start - 1].isWordByte { start -= 1 }
        guard nameEnd - start >= 3,
            Redactor.isSecret(name: String(decoding: text, in: start..<nameEnd))
        else { return nil }
        var valueStart = place + 1
        while valueStart < text.count, valueStart - place < 8, text[valueStart] == 0x20 {
            valueStart += 1
        }
        if valueStart < text.count, text[valueStart] == 0x22 || text[valueStart] == 0x27 {
            valueStart += 1
        }
        var end = valueStart
        var marks = (digit: false, upper: false, lower: false)
        while end < text.count, isPart(text[end], of: .dotted), text[end] != UInt8(ascii: ".") {
            if text[end].isASCIIDigit { marks.digit = true }
            if text[end] &- UInt8(ascii: "A") < 26 { marks.upper = true }
            if text[end] &- UInt8(ascii: "a") < 26 { marks.lower = true }
            end += 1
        }
        let isEnd =
            end == text.count || !(text[end] == 0x28 || text[end] == 0x2E || text[end] == 0x5B)
        guard end - valueStart >= 20, isEnd, marks.digit, marks.upper, marks.lower else {
            return nil
        }
        return (.assignedSecret, valueStart..<end)
    }
}
