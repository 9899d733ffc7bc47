import TaskSynthCore

/// An address of a service: `http` or `https`, host, port, path and query, all as they are sent.
///
/// It never holds a user name, a password or a fragment.
public struct WebAddress: Hashable, Sendable {
    /// What a credential belongs to: scheme, host and port.
    public struct Origin: Hashable, Sendable {
        /// The scheme, `http` or `https`.
        public let scheme: String
        /// The host in lower case.
        public let host: String
        /// The port, the scheme's own where the text names none.
        public let port: Int
    }

    /// The scheme, host and port.
    public let origin: Origin
    /// The path, percent-encoded; empty or with `/` in front.
    public private(set) var path: String
    /// The query, percent-encoded and without `?`.
    public private(set) var query: String?

    /// Reads an absolute address; `nil` where it is none, or names a user.
    public init?(_ text: String) {
        guard let colon = text.range(of: "://") else { return nil }
        let scheme = text[..<colon.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = text[colon.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let authority = rest[..<end]
        guard !authority.contains("@"), let (host, port) = Self.hostAndPort(authority) else {
            return nil
        }
        origin = Origin(scheme: scheme, host: host, port: port ?? (scheme == "http" ? 80 : 443))
        let tail = rest[end...].prefix { $0 != "#" }
        let mark = tail.firstIndex(of: "?")
        path = Self.sendable(tail[..<(mark ?? tail.endIndex)])
        query = mark.map { Self.sendable(tail[tail.index(after: $0)...]) }
    }

    /// The address as text.
    public var text: String {
        let standard = origin.scheme == "http" ? 80 : 443
        let port = origin.port == standard ? "" : ":\(origin.port)"
        let mark = query.map { "?\($0)" } ?? ""
        return "\(origin.scheme)://\(origin.host)\(port)\(path)\(mark)"
    }

    /// The address with more path components; `/` within a component is encoded.
    public func appending(_ components: String...) -> WebAddress {
        var address = self
        if address.path.hasSuffix("/") { address.path.removeLast() }
        for component in components { address.path += "/" + Self.encoded(component) }
        return address
    }

    /// The address with another path below the same origin, as it is sent.
    public func replacingPath(_ path: String) -> WebAddress {
        var address = self
        address.path = path
        address.query = nil
        return address
    }

    /// The address with one more item in its query.
    public func adding(_ name: String, _ value: String) -> WebAddress {
        var address = self
        let item = "\(Self.encoded(name))=\(Self.encoded(value))"
        address.query = query.map { $0.isEmpty ? item : "\($0)&\(item)" } ?? item
        return address
    }

    /// The address that a `Location` names, absolute or relative to this one.
    public func resolving(_ location: String) -> WebAddress? {
        if location.contains("://") { return WebAddress(location) }
        if location.hasPrefix("//") { return WebAddress("\(origin.scheme):\(location)") }
        let start = replacingPath("").text
        if location.hasPrefix("/") { return WebAddress(start + location) }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
        return WebAddress(start + folder + location)
    }

    /// Encodes all but the unreserved characters of RFC 3986.
    public static func encoded(_ text: String) -> String { text.percentEncoded }

    /// Encodes only the bytes that may not be sent at all.
    private static func sendable(_ text: Substring) -> String {
        var result = ""
        for byte in text.utf8 {
            if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\"") {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }

    private static func hostAndPort(_ authority: Substring) -> (String, Int?)? {
        let isBracketed = authority.hasPrefix("[")
        let hostEnd: String.Index
        if isBracketed {
            guard let bracket = authority.firstIndex(of: "]") else { return nil }
            hostEnd = authority.index(after: bracket)
        } else {
            hostEnd = authority.firstIndex(of: ":") ?? authority.endIndex
        }
        let host = authority[..<hostEnd].lowercased()
        let allowed = isBracketed ? "0123456789abcdef:.[]" : "-._"
        guard !host.isEmpty,
            host.unicodeScalars.allSatisfy({
                $0.isASCII && ($0.properties.isAlphabetic || $0.value < 0x7F && "0"..."9" ~= $0)
                    || allowed.unicodeScalars.contains($0)
            })
        else { return nil }
        let rest = authority[hostEnd...]
        guard !rest.isEmpty else { return (host, nil) }
        guard rest.first == ":" else { return nil }
        guard rest.count > 1 else { return (host, nil) }
        guard let port = Int(rest.dropFirst()), (1...65_535).contains(port) else { return nil }
        return (host, port)
    }
}

extension WebAddress: CustomStringConvertible {
    /// The address as text.
    public var description: String { text }
}

extension StringProtocol {
    /// The first place of a text, found by its characters.
    package func range(of wanted: String) -> Range<Index>? {
        guard let first = wanted.first else { return nil }
        var start = startIndex
        while let index = self[start...].firstIndex(of: first) {
            if self[index...].hasPrefix(wanted) {
                return index..<self.index(index, offsetBy: wanted.count)
            }
            start = self.index(after: index)
        }
        return nil
    }
}
