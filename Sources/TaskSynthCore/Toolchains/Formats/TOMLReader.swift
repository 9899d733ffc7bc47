/// Reads the TOML that manifests are written in, as JSON values.
///
/// It reads tables, arrays of tables, dotted keys, strings of all kinds, arrays and inline tables. What it
/// does not understand it leaves out: a manifest that is wrong is not ours to refuse.
struct TOMLReader {
    private static let maximumDepth = 64

    private let text: [UInt8]
    private var offset = 0
    private var root = JSONObject()

    /// Reads a text.
    static func read(_ text: String) -> JSONValue {
        var reader = TOMLReader(text: Array(text.utf8))
        reader.readTables()
        return .object(reader.root)
    }

    private init(text: [UInt8]) { self.text = text }

    private mutating func readTables() {
        var table: [String] = []
        while offset < text.count {
            skipBlanks(withLines: true)
            guard offset < text.count else { break }
            let start = offset
            if text[offset] == UInt8(ascii: "[") {
                let isArray = offset + 1 < text.count && text[offset + 1] == UInt8(ascii: "[")
                offset += isArray ? 2 : 1
                table = readKey()
                if isArray {
                    Self.set(&root, table[...], .object(JSONObject()), appends: true)
                } else if Self.value(.object(root), table[...]) == nil {
                    Self.set(&root, table[...], .object(JSONObject()), appends: false)
                }
            } else {
                let key = readKey()
                skipBlanks()
                if !key.isEmpty, offset < text.count, text[offset] == UInt8(ascii: "=") {
                    offset += 1
                    skipBlanks()
                    if let value = readValue(depth: 0) {
                        Self.set(&root, (table + key)[...], value, appends: false)
                    }
                }
            }
            skipLine()
            if offset == start { offset += 1 }
        }
    }

    /// Sets a value behind keys; the last element of an array of tables is the table that is meant.
    private static func set(
        _ object: inout JSONObject, _ path: ArraySlice<String>, _ value: JSONValue, appends: Bool
    ) {
        guard let key = path.first else { return }
        let rest = path.dropFirst()
        if rest.isEmpty {
            object[key] = appends ? .array((object[key]?.array ?? []) + [value]) : value
            return
        }
        if var elements = object[key]?.array, case .object(var last)? = elements.last {
            set(&last, rest, value, appends: appends)
            elements[elements.count - 1] = .object(last)
            object[key] = .array(elements)
            return
        }
        var child = object[key]?.object ?? JSONObject()
        set(&child, rest, value, appends: appends)
        object[key] = .object(child)
    }

    private static func value(_ value: JSONValue, _ path: ArraySlice<String>) -> JSONValue? {
        guard let key = path.first else { return value }
        return value[key].flatMap { Self.value($0, path.dropFirst()) }
    }

    private mutating func readKey() -> [String] {
        var parts: [String] = []
        while true {
            skipBlanks()
            guard offset < text.count else { return parts }
            if text[offset] == UInt8(ascii: "\"") || text[offset] == UInt8(ascii: "'") {
                guard let part = readString() else { return parts }
                parts.append(part)
            } else {
                let start = offset
                while offset < text.count, Self.isKeyByte(text[offset]) { offset += 1 }
                guard offset > start else { return parts }
                parts.append(String(decoding: text[start..<offset], as: UTF8.self))
            }
            skipBlanks()
            guard offset < text.count, text[offset] == UInt8(ascii: ".") else { return parts }
            offset += 1
        }
    }

    private mutating func readValue(depth: Int) -> JSONValue? {
        guard offset < text.count, depth < Self.maximumDepth else { return nil }
        switch text[offset] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return readString().map(JSONValue.string)
        case UInt8(ascii: "["):
            offset += 1
            var elements: [JSONValue] = []
            while true {
                skipBlanks(withLines: true)
                guard offset < text.count else { return .array(elements) }
                if text[offset] == UInt8(ascii: "]") {
                    offset += 1
                    return .array(elements)
                }
                if text[offset] == UInt8(ascii: ",") {
                    offset += 1
                    continue
                }
                guard let element = readValue(depth: depth + 1) else { return .array(elements) }
                elements.append(element)
            }
        case UInt8(ascii: "{"):
            offset += 1
            var object = JSONObject()
            while true {
                skipBlanks(withLines: true)
                guard offset < text.count else { return .object(object) }
                if text[offset] == UInt8(ascii: "}") {
                    offset += 1
                    return .object(object)
                }
                if text[offset] == UInt8(ascii: ",") {
                    offset += 1
                    continue
                }
                let key = readKey()
                skipBlanks()
                guard !key.isEmpty, offset < text.count, text[offset] == UInt8(ascii: "=") else {
                    return .object(object)
                }
                offset += 1
                skipBlanks()
                guard let value = readValue(depth: depth + 1) else { return .object(object) }
                Self.set(&object, key[...], value, appends: false)
            }
        default:
            let start = offset
            while offset < text.count, !Self.endsWord(text[offset]) { offset += 1 }
            guard offset > start else { return nil }
            var end = offset
            while end > start, text[end - 1] == UInt8(ascii: " ") || text[end - 1] == 9 { end -= 1 }
            let word = String(decoding: text[start..<end], as: UTF8.self)
            switch word {
            case "true": return true
            case "false": return false
            default:
                return Int(word.filter { $0 != "_" }).map { .number(JSONNumber($0)) }
                    ?? .string(word)
            }
        }
    }

    /// Reads a string; `nil` where it has no end.
    private mutating func readString() -> String? {
        let quote = text[offset]
        let isLong =
            offset + 2 < text.count && text[offset + 1] == quote && text[offset + 2] == quote
        offset += isLong ? 3 : 1
        var bytes: [UInt8] = []
        while offset < text.count {
            let byte = text[offset]
            if byte == quote {
                if !isLong {
                    offset += 1
                    return String(decoding: bytes, as: UTF8.self)
                }
                if offset + 2 < text.count, text[offset + 1] == quote, text[offset + 2] == quote {
                    offset += 3
                    return String(decoding: bytes, as: UTF8.self)
                }
            }
            if byte == .lineFeed, !isLong { return nil }
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), offset + 1 < text.count {
                offset += 1
                switch text[offset] {
                case UInt8(ascii: "n"): bytes.append(.lineFeed)
                case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
                default: bytes.append(text[offset])
                }
            } else {
                bytes.append(byte)
            }
            offset += 1
        }
        return nil
    }

    private mutating func skipBlanks(withLines: Bool = false) {
        while offset < text.count {
            switch text[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), .carriageReturn: offset += 1
            case .lineFeed where withLines: offset += 1
            case UInt8(ascii: "#") where withLines: skipLine()
            default: return
            }
        }
    }

    private mutating func skipLine() {
        while offset < text.count, text[offset] != .lineFeed { offset += 1 }
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "#"), .lineFeed,
            .carriageReturn:
            true
        default: false
        }
    }
}
