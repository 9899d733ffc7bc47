public import TaskSynthCore

/// Takes known secrets out of texts: as they are, in Base64 and percent-encoded.
public struct Redactor: Hashable, Sendable {
    private let needles: [[UInt8]]

    /// Makes a redactor of the secrets of this run.
    public init(_ secrets: [Secret] = []) {
        var needles: Set<[UInt8]> = []
        for secret in secrets {
            let value = secret.reveal()
            // A secret of a few letters would take words out of ordinary texts.
            guard value.utf8.count >= 6 else { continue }
            needles.insert(Array(value.utf8))
            needles.insert(Array(WebAddress.encoded(value).utf8))
            for shift in 0..<3 { needles.insert(Self.base64Core(value, shift: shift)) }
        }
        self.needles = needles.filter { $0.count >= 6 }.sorted { $0.count > $1.count }
    }

    /// The part of the Base64 form that does not depend on what stands before and after.
    private static func base64Core(_ value: String, shift: Int) -> [UInt8] {
        let padded = [UInt8](repeating: 0x20, count: shift) + Array(value.utf8)
        let encoded = Array(Base64.encode(padded).utf8)
        let start = shift == 0 ? 0 : shift + 1
        let whole = padded.count / 3 * 4
        return start < whole ? Array(encoded[start..<whole]) : []
    }

    /// Whether a text holds one of the secrets.
    public func finds(in bytes: [UInt8]) -> Bool {
        needles.contains { Self.range(of: $0, in: bytes, from: 0) != nil }
    }

    /// The text with `<redacted>` for each secret.
    public func redact(_ text: String) -> String {
        guard !needles.isEmpty else { return text }
        var bytes = Array(text.utf8)
        guard finds(in: bytes) else { return text }
        for needle in needles {
            var from = 0
            while let range = Self.range(of: needle, in: bytes, from: from) {
                bytes.replaceSubrange(range, with: "<redacted>".utf8)
                from = range.lowerBound + 10
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value with every text redacted, names of members too.
    public func redact(_ value: JSONValue) -> JSONValue {
        guard !needles.isEmpty else { return value }
        switch value {
        case .string(let text): return .string(redact(text))
        case .array(let elements): return .array(elements.map(redact))
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map { .init(key: redact($0.key), value: redact($0.value)) }))
        case .null, .bool, .number: return value
        }
    }

    private static func range(of needle: [UInt8], in bytes: [UInt8], from: Int) -> Range<Int>? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        let span = bytes.span
        var start = from
        while start <= bytes.count - needle.count,
            let index = span.firstIndex(of: first, from: start), index <= bytes.count - needle.count
        {
            if bytes[index..<index + needle.count].elementsEqual(needle) {
                return index..<index + needle.count
            }
            start = index + 1
        }
        return nil
    }
}

extension Redactor: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`: what it looks for are the secrets.
    public var description: String { "<redacted>" }

    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }

    /// A mirror that shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
