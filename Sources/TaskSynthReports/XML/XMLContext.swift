import CLibXML2

/// A libxml2 parser that is freed when its owner goes out of scope.
@safe struct XMLContext: ~Copyable {
    @unsafe private let pointer: xmlParserCtxtPtr

    init(sink: XMLSink) {
        let user = unsafe Unmanaged.passUnretained(sink).toOpaque()
        let created = unsafe tasksynth_xml_parser(
            user,
            { context, name, _, _, _, _, count, _, attributes in
                unsafe XMLSink.of(context)?.start(name, Int(count), attributes)
            },
            { context, _, _, _ in unsafe XMLSink.of(context)?.end() },
            { unsafe XMLSink.of($0)?.characters($1, $2) },
            { context, _, _, _ in unsafe XMLSink.of(context)?.foundDocumentType() },
            { context, _, type, _, _, _ in unsafe XMLSink.of(context)?.foundEntity(type) },
            { context, error in
                guard let error = unsafe error?.pointee, unsafe error.level == XML_ERR_FATAL
                else { return }
                let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "error"
                unsafe XMLSink.of(context)?.foundProblem(line: Int(error.line), message)
            })
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

    /// Parses a part of a text.
    func parse(_ bytes: Span<UInt8>, _ range: Range<Int>, isLast: Bool) {
        unsafe bytes.extracting(range).withUnsafeBytes { buffer in
            _ = unsafe tasksynth_xml_parse(
                pointer, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(buffer.count), isLast ? 1 : 0)
        }
    }

    /// The line that is read, counted from 1.
    var line: Int { unsafe max(1, Int(tasksynth_xml_line(pointer))) }

    /// How many bytes the parser keeps until the construct that they belong to is whole.
    var pendingBytes: Int {
        guard let input = unsafe pointer.pointee.input else { return 0 }
        return unsafe input.pointee.end - input.pointee.cur
    }

    /// Whether the encoding that the document says, if any, has the characters of markup where
    /// ASCII has them, or is UTF-16.
    var hasKnownEncoding: Bool {
        guard let name = unsafe pointer.pointee.encoding else { return true }
        let text = unsafe String(cString: name).uppercased()
        return !["UTF-7", "UTF7", "ISO-2022", "ISO2022", "HZ", "IBM", "EBCDIC", "CP037", "CP500"]
            .contains { text.hasPrefix($0) }
    }

    /// Whether the parser has given up.
    var hasStopped: Bool { unsafe pointer.pointee.disableSAX != 0 }
}
