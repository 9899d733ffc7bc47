import CLibXML2

/// What libxml2 calls: it keeps the path and the texts, and hands elements on to a handler.
@safe final class XMLSink {
    /// The handler.
    private(set) var handler: any XMLHandler
    /// What stops the reading.
    private(set) var error: ReportError?
    /// Whether the root element has ended.
    private(set) var hasEnded = false
    /// Whether an external entity was declared.
    private(set) var hasExternalEntities = false
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

    @unsafe func start(
        _ name: UnsafePointer<UInt8>?, _ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard error == nil, !hasEnded, let name = unsafe name else { return }
        elements += 1
        guard path.count < limits.depth else {
            return stop(.tooDeep, "nested deeper than \(limits.depth)")
        }
        guard elements <= limits.elements else {
            return stop(.tooMany, "more than \(limits.elements) elements")
        }
        var attributes: [(name: String, value: String)] = []
        if var pair = unsafe pairs {
            while let key = unsafe pair.pointee {
                let value = unsafe (pair + 1).pointee.map { unsafe String(cString: $0) } ?? ""
                attributes.append(
                    (Self.localName(unsafe String(cString: key)), Self.plain(value)))
                unsafe pair += 2
            }
        }
        let element = XMLElement(
            name: Self.localName(unsafe String(cString: name)), attributes: attributes)
        handler.start(element, path: path)
        path.append(element.name)
        texts.append([])
    }

    /// Whether an element has started.
    var hasStarted: Bool { elements > 0 }

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

    private static func localName(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}

@available(*, unavailable)
extension XMLSink: Sendable {}
