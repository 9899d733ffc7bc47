import CLibXML2

/// What libxml2 calls: it keeps the path and the texts, and hands elements on to a handler.
@safe final class XMLSink {
    /// The handler.
    private(set) var handler: any XMLHandler
    /// What stops the reading.
    private(set) var error: ReportError?
    /// Whether an element of the document has started.
    private(set) var hasStarted = false
    /// Whether the root element has ended.
    private(set) var hasEnded = false
    /// Whether an external entity was declared.
    private(set) var hasExternalEntities = false
    /// Whether the parser was told that there is no more text.
    var isFinishing = false
    /// The parser that calls.
    @unsafe var context: xmlParserCtxtPtr?

    private let limits: XMLLimits
    private var path: [String] = []
    private var texts: [[UInt8]] = []
    private var elements = 0

    init(limits: XMLLimits, handler: any XMLHandler) {
        self.limits = limits
        self.handler = handler
    }

    /// The sink that was given to libxml2.
    @unsafe static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLSink? {
        unsafe pointer.map { unsafe Unmanaged<XMLSink>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Takes the start of an element; five pointers stand for an attribute, the last two around
    /// its value.
    @unsafe func start(
        _ name: UnsafePointer<UInt8>?, _ count: Int,
        _ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard error == nil, !hasEnded, let name = unsafe name else { return }
        elements += 1
        hasStarted = true
        guard path.count < limits.depth else {
            return stop(.tooDeep, "nested deeper than \(limits.depth)")
        }
        guard elements <= limits.elements else {
            return stop(.tooMany, "more than \(limits.elements) elements")
        }
        var attributes: [(name: String, value: String)] = []
        if let fields = unsafe fields {
            for index in 0..<count {
                let field = unsafe fields + 5 * index
                guard let key = unsafe field[0], let start = unsafe field[3],
                    let end = unsafe field[4]
                else { continue }
                let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
                attributes.append(
                    (
                        unsafe String(cString: key),
                        Self.plain(unsafe String(decoding: value, as: UTF8.self))
                    ))
            }
        }
        let element = XMLElement(
            name: unsafe String(cString: name), attributes: attributes)
        handler.start(element, path: path)
        path.append(element.name)
        texts.append([])
    }

    func end() {
        guard error == nil, !path.isEmpty, let text = texts.popLast() else { return }
        handler.end(path: path, text: String(decoding: text, as: UTF8.self))
        path.removeLast()
        if path.isEmpty { hasEnded = true }
    }

    @unsafe func characters(_ bytes: UnsafePointer<UInt8>?, _ count: Int32) {
        guard let bytes = unsafe bytes, let last = texts.indices.last else { return }
        let room = limits.keptText - texts[last].count
        guard room > 0, count > 0 else { return }
        unsafe texts[last].append(
            contentsOf: UnsafeBufferPointer(start: bytes, count: min(Int(count), room)))
    }

    /// Makes ready for another document behind the one that has ended.
    func beginDocument() {
        hasEnded = false
        hasStarted = false
    }

    /// Takes what the parser finds wrong, after which it stops.
    func foundProblem(line: Int, _ message: String) {
        // What comes after the root element is no part of the report.
        guard error == nil, !hasEnded, !isFinishing else { return }
        error = ReportError(
            .malformed, line: max(1, line),
            detail: "not well-formed: \(XMLElement.trimmed(message))")
    }

    func foundDocumentType() {
        if let context = unsafe context { unsafe tasksynth_xml_pass_over_entities(context) }
    }

    func foundEntity(_ type: Int32) {
        // 1 and 4 are entities that the document gives the text of itself.
        if type == 1 || type == 4 {
            stop(.entities, "the document declares entities of its own")
        } else {
            hasExternalEntities = true
        }
    }

    private func stop(_ code: ReportError.Code, _ detail: String) {
        guard error == nil, let context = unsafe context else { return }
        error = ReportError(
            code, line: max(1, Int(unsafe tasksynth_xml_line(context))), detail: detail)
        unsafe xmlStopParser(context)
    }

    /// An attribute without the one escape that libxml2 leaves in it: that of the ampersand.
    private static func plain(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: "&")) else { return value }
        let escape = Array("&#38;".utf8)
        var text = Array(value.utf8)[...]
        var plain: [UInt8] = []
        while let byte = text.first {
            let isEscape = byte == escape[0] && text.starts(with: escape)
            plain.append(byte)
            text = text.dropFirst(isEscape ? escape.count : 1)
        }
        return String(decoding: plain, as: UTF8.self)
    }
}

@available(*, unavailable)
extension XMLSink: Sendable {}
