import TaskSynthCore

/// Follows the markup of a text ahead of the parser, byte by byte.
///
/// It finds what the parser would break at, or take for ever over: control characters, which XML
/// does not allow, not even as references, and captured output holds all the same; sections of character data,
/// which libxml2 2.9 gathers whole; start tags with attributes without end, each of which it
/// compares with each; and the end of a document that another one follows. In a text of wide
/// characters (UTF-16) only attributes are counted.
struct XMLScanner {
    /// Why the scanner stops before the end of the bytes.
    enum Stop {
        /// There are no more bytes, or too few to tell what they begin.
        case end
        /// The next bytes, as many as said, are a character that XML does not allow.
        case forbidden(Int)
        /// A section of character data begins here.
        case section
        /// The root element has just ended.
        case rootEnd
        /// A start tag has more attributes than the limit.
        case attributes
    }

    private enum State {
        case text, open, tag, value(UInt8), closing
        case bang, commentStart, comment, instruction, declaration, literal(UInt8)
    }

    /// What a section of character data begins with.
    static let sectionStart = Array("<![CDATA[".utf8)

    private let maximumAttributes: Int
    private let isWide: Bool
    private var state = State.text
    private var depth = 0
    private var attributes = 0
    /// How many declarations of a document type are open, one in another.
    private var declarations = 0
    /// The two bytes before, as far as the end of a construct needs them.
    private var last: UInt8 = 0
    private var secondLast: UInt8 = 0

    init(maximumAttributes: Int, isWide: Bool) {
        self.maximumAttributes = maximumAttributes
        self.isWide = isWide
    }

    /// Goes on from a place, and says where it stops and why.
    mutating func scan(
        _ bytes: Span<UInt8>, from start: Int, isLast: Bool
    ) -> (place: Int, stop: Stop) {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20, Self.isForbidden(byte) {
                if !isWide { return (index, .forbidden(1)) }
                index += 1
                continue
            }
            if byte == UInt8(ascii: "&"), hasReferences {
                switch XMLReference(bytes, at: index) {
                case .forbidden(let length): return (index, .forbidden(length))
                case .undecided where !isLast: return (index, .end)
                default: break
                }
            }
            index += 1
            switch state {
            case .text:
                guard byte == UInt8(ascii: "<") else { continue }
                if !isWide, index < bytes.count || !isLast {
                    let isSection = Self.beginsSection(bytes, at: index - 1)
                    if isSection == true { return (index - 1, .section) }
                    if isSection == nil, !isLast { return (index - 1, .end) }
                }
                state = .open
            case .value(let quote): if byte == quote { state = .tag }
            case .literal(let quote): if byte == quote { state = .declaration }
            default:
                if advance(byte), depth == 0, !isWide { return (index, .rootEnd) }
                if attributes > maximumAttributes { return (index, .attributes) }
            }
        }
        return (index, .end)
    }

    /// Whether an ampersand begins a reference here.
    private var hasReferences: Bool {
        if isWide { return false }
        switch state {
        case .text, .value: return true
        default: return false
        }
    }

    /// Whether a byte is a control character that XML does not allow.
    static func isForbidden(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x0A && byte != 0x09 && byte != 0x0D
    }

    /// Whether a section begins at a bracket; `nil` where that needs more bytes.
    private static func beginsSection(_ bytes: Span<UInt8>, at open: Int) -> Bool? {
        for (offset, byte) in sectionStart.enumerated() {
            guard open + offset < bytes.count else { return nil }
            if bytes[open + offset] != byte { return false }
        }
        return true
    }

    /// Takes a byte of markup; says whether an element ends with it.
    private mutating func advance(_ byte: UInt8) -> Bool {
        defer { (secondLast, last) = (last, byte) }
        let isEnd = byte == UInt8(ascii: ">")
        switch state {
        case .open: open(byte)
        case .tag: return readTag(byte)
        case .closing where isEnd:
            state = .text
            depth = max(0, depth - 1)
            return true
        case .bang: readBang(byte)
        case .commentStart: state = byte == UInt8(ascii: "-") ? .comment : .declaration
        case .comment where isEnd && last == UInt8(ascii: "-") && secondLast == last: leave()
        case .instruction where isEnd && last == UInt8(ascii: "?"): leave()
        case .declaration: readDeclaration(byte)
        default: break
        }
        return false
    }

    private mutating func open(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "!"): state = .bang
        case UInt8(ascii: "?"): state = .instruction
        case _ where declarations > 0: leave()
        case UInt8(ascii: "/"): state = .closing
        default:
            state = .tag
            depth += 1
            attributes = 0
        }
    }

    private mutating func readTag(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            attributes += 1
            state = .value(byte)
        case UInt8(ascii: ">"):
            state = .text
            guard last == UInt8(ascii: "/") else { return false }
            depth -= 1
            return true
        default: break
        }
        return false
    }

    private mutating func readBang(_ byte: UInt8) {
        if byte == UInt8(ascii: "-") {
            state = .commentStart
        } else {
            declarations += 1
            state = .declaration
        }
    }

    private mutating func readDeclaration(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .literal(byte)
        case UInt8(ascii: "<"): state = .open
        case UInt8(ascii: ">"):
            declarations = max(0, declarations - 1)
            leave()
        default: break
        }
    }

    /// Goes back to what is around a comment, an instruction or a declaration.
    private mutating func leave() { state = declarations > 0 ? .declaration : .text }
}
