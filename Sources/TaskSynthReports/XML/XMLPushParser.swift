import CLibXML2

/// Reads XML as it comes, by libxml2's push parser.
///
/// Nothing is loaded from outside. Entities that a document declares itself are refused, those
/// that are files are passed over.
struct XMLPushParser: ~Copyable {
    private let sink: XMLSink
    private let limits: XMLLimits
    private let context: XMLContext
    private var readBytes = 0

    init(limits: XMLLimits, handler: any XMLHandler) {
        _ = libxml2
        sink = XMLSink(limits: limits, handler: handler)
        self.limits = limits
        context = XMLContext(sink: sink)
    }

    /// The handler with what it has found.
    var handler: any XMLHandler { sink.handler }

    /// Whether an external entity was passed over.
    var hasExternalEntities: Bool { sink.hasExternalEntities }

    /// Whether the root element has ended.
    var isAtEnd: Bool { sink.hasEnded }

    /// Reads the next bytes.
    mutating func read(_ bytes: Span<UInt8>) throws(ReportError) {
        var start = 0
        if readBytes == 0 {
            start = Self.startOfText(bytes)
        }
        readBytes += bytes.count
        guard readBytes <= limits.bytes else {
            throw ReportError(
                .tooLarge, line: context.line, detail: "longer than \(limits.bytes) bytes")
        }
        while start < bytes.count {
            let end = min(bytes.count, start + (1 << 16))
            try check(context.parse(bytes, start..<end, isLast: false), isLast: false)
            start = end
        }
    }

    /// Reads the end of the text.
    mutating func finish() throws(ReportError) {
        let empty: [UInt8] = []
        try check(context.parse(empty.span, 0..<0, isLast: true), isLast: true)
        guard sink.hasEnded else {
            throw ReportError(.truncated, line: context.line, detail: "the text ends too early")
        }
    }

    private func check(_ status: Int32, isLast: Bool) throws(ReportError) {
        if let error = sink.error { throw error }
        guard status != 0 else { return }
        let (line, message) = context.lastError
        // What comes after the root element is no part of the report.
        if sink.hasEnded { return }
        if isLast, sink.hasStarted {
            throw ReportError(
                .truncated, line: context.line, detail: "the text ends inside its elements")
        }
        throw ReportError(
            isLast ? .truncated : .malformed, line: line, detail: "not well-formed: \(message)")
    }

    /// Where the first element or declaration is, after blanks and what a tool printed before.
    private static func startOfText(_ bytes: Span<UInt8>) -> Int {
        guard bytes.count > 3 else { return 0 }
        // A text in another encoding starts with a mark or zeros, which the parser knows.
        if bytes[0] >= 0xEF || bytes[0] == 0 || bytes[1] == 0 { return 0 }
        var index = 0
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "<") {
                switch bytes[index + 1] {
                case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "_"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                    return index
                default: break
                }
            }
            index += 1
        }
        return 0
    }
}

/// Starts libxml2 once for the process.
let libxml2: Void = xmlInitParser()
