/// Writes JSON text, with the same bytes for the same value everywhere.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    let isIndented: Bool

    init(isIndented: Bool) { self.isIndented = isIndented }

    mutating func write(_ value: JSONValue, level: Int = 0) {
        switch value {
        case .null: write("null")
        case .bool(let bool): write(bool ? "true" : "false")
        case .number(let number): bytes.append(contentsOf: number.text.utf8)
        case .string(let text): write(quoted: text)
        case .array(let elements):
            writeList(elements, open: "[", close: "]", level: level) { writer, element in
                writer.write(element, level: level + 1)
            }
        case .object(let object):
            writeList(object.members, open: "{", close: "}", level: level) { writer, member in
                writer.write(quoted: member.key)
                writer.write(writer.isIndented ? ": " : ":")
                writer.write(member.value, level: level + 1)
            }
        }
    }

    private mutating func writeList<Element>(
        _ elements: [Element], open: StaticString, close: StaticString, level: Int,
        _ body: (inout JSONWriter, Element) -> Void
    ) {
        write(open)
        for (index, element) in elements.enumerated() {
            if index > 0 { write(",") }
            breakLine(level + 1)
            body(&self, element)
        }
        if !elements.isEmpty { breakLine(level) }
        write(close)
    }

    private mutating func breakLine(_ level: Int) {
        guard isIndented else { return }
        bytes.append(.lineFeed)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }

    private mutating func write(_ text: StaticString) {
        for index in 0..<text.utf8CodeUnitCount {
            bytes.append(unsafe text.utf8Start[index])
        }
    }

    private mutating func write(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): write("\\\"")
            case UInt8(ascii: "\\"): write("\\\\")
            case 0x08: write("\\b")
            case 0x09: write("\\t")
            case 0x0A: write("\\n")
            case 0x0C: write("\\f")
            case 0x0D: write("\\r")
            case 0..<0x20, 0x7F:
                write("\\u00")
                bytes.append(Self.hexadecimal(byte >> 4))
                bytes.append(Self.hexadecimal(byte & 15))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}

extension JSONValue {
    /// The text on several lines, indented by two spaces, with a line feed at the end.
    public var document: String { String(decoding: documentBytes, as: UTF8.self) }

    /// The bytes of ``document``.
    public var documentBytes: [UInt8] {
        var writer = JSONWriter(isIndented: true)
        writer.write(self)
        return writer.bytes + [.lineFeed]
    }

    /// The text on one line, without a line feed.
    public var line: String {
        var writer = JSONWriter(isIndented: false)
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
