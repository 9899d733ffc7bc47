import CLibXML2

/// A libxml2 parser that is freed when its owner goes out of scope.
@safe struct XMLContext: ~Copyable {
    @unsafe private let pointer: xmlParserCtxtPtr

    init(sink: XMLSink) {
        let user = unsafe Unmanaged.passUnretained(sink).toOpaque()
        let created = unsafe tasksynth_xml_parser(
            user,
            { unsafe XMLSink.of($0)?.start($1, $2) },
            { context, _ in unsafe XMLSink.of(context)?.end() },
            { unsafe XMLSink.of($0)?.characters($1, $2) },
            { context, _, _, _ in unsafe XMLSink.of(context)?.foundDocumentType() },
            { context, _, type, _, _, _ in unsafe XMLSink.of(context)?.foundEntity(type) })
        guard let created = unsafe created else {
            preconditionFailure("libxml2 made no parser")
        }
        unsafe pointer = created
        unsafe sink.context = created
    }

    deinit {
        if let document = unsafe pointer.pointee.myDoc { unsafe xmlFreeDoc(document) }
        unsafe xmlFreeParserCtxt(pointer)
    }

    /// Parses a part of a text; gives libxml2's error number.
    func parse(_ bytes: Span<UInt8>, _ range: Range<Int>, isLast: Bool) -> Int32 {
        unsafe bytes.extracting(range).withUnsafeBytes { buffer in
            unsafe xmlParseChunk(
                pointer, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(buffer.count), isLast ? 1 : 0)
        }
    }

    /// The line that is read, counted from 1.
    var line: Int { unsafe max(1, Int(tasksynth_xml_line(pointer))) }

    /// What was wrong last, and where.
    var lastError: (line: Int, message: String) {
        guard let error = unsafe xmlCtxtGetLastError(pointer) else {
            return (line, "unknown error")
        }
        let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "error"
        let number = unsafe Int(error.pointee.line)
        return (max(1, number), XMLElement.trimmed(message))
    }
}
