import CLibXML2
import TaskSynthCore

/// Reads XML as it comes, by libxml2's push parser.
///
/// Nothing is loaded from outside. Entities that a document declares itself are refused, those
/// that are files are passed over. Characters that XML does not allow are left out and counted.
/// Documents may follow one another, as `cat` of several files gives them.
struct XMLPushParser: ~Copyable {
    private let sink: XMLSink
    private let limits: XMLLimits
    private let isRoot: (String) -> Bool
    private var context: XMLContext
    private var scanner: XMLScanner
    private var isInDocument = false
    private var isInSection = false
    private var documents = 0
    /// Bytes that are not enough yet to tell what begins or ends with them.
    private var held: [UInt8] = []
    private var readBytes = 0
    private var leftOut = 0

    /// Makes a parser; `isRoot` knows the root elements of documents that other text is before.
    init(limits: XMLLimits, handler: any XMLHandler, isRoot: @escaping (String) -> Bool) {
        _ = libxml2
        sink = XMLSink(limits: limits, handler: handler)
        self.limits = limits
        self.isRoot = isRoot
        context = XMLContext(sink: sink)
        scanner = XMLScanner(maximumAttributes: limits.attributes, isWide: false)
    }

    /// The handler with what it has found.
    var handler: any XMLHandler { sink.handler }

    /// What is odd about the text, a sentence each.
    var warnings: [String] {
        var warnings: [String] = []
        if sink.hasExternalEntities {
            warnings.append("the document names files to be read into it, which was not done")
        }
        if leftOut > 0 {
            warnings.append("characters that XML does not allow were left out: \(leftOut)")
        }
        if documents > 1 { warnings.append("documents that follow one another: \(documents)") }
        return warnings
    }

    /// Reads the next bytes.
    mutating func read(_ bytes: Span<UInt8>) throws(ReportError) {
        readBytes += bytes.count
        guard readBytes <= limits.bytes else {
            throw ReportError(
                .tooLarge, line: context.line, detail: "longer than \(limits.bytes) bytes")
        }
        if held.isEmpty {
            try read(bytes, isLast: false)
        } else {
            let text = held + [UInt8](copying: bytes, in: 0..<bytes.count)
            try read(text.span, isLast: false)
        }
    }

    /// Reads the end of the text.
    mutating func finish() throws(ReportError) {
        let text = held
        try read(text.span, isLast: true)
        if isInDocument || documents == 0 { try endDocument() }
    }

    private mutating func read(_ bytes: Span<UInt8>, isLast: Bool) throws(ReportError) {
        held = []
        var place = 0
        while place < bytes.count {
            if isInDocument {
                let end = try readDocument(bytes, from: place, isLast: isLast)
                if end == place {
                    held = [UInt8](copying: bytes, in: place..<bytes.count)
                    return
                }
                place = end
                continue
            }
            switch XMLTextStart.find(
                in: bytes, from: place, isFirst: documents == 0, isLast: isLast, isRoot: isRoot)
            {
            case .found(let start):
                beginDocument(isWide: documents == 0 && XMLTextStart.isWide(bytes))
                place = start
            case .undecided(let start):
                held = [UInt8](copying: bytes, in: start..<bytes.count)
                return
            case .none: return
            }
        }
    }

    private mutating func beginDocument(isWide: Bool) {
        if documents > 0 {
            context = XMLContext(sink: sink)
            sink.beginDocument()
        }
        documents += 1
        scanner = XMLScanner(maximumAttributes: limits.attributes, isWide: isWide)
        isInDocument = true
    }

    /// Reads a document as far as it can be read in one go; gives the place behind that, or the
    /// same place where more bytes are needed.
    private mutating func readDocument(
        _ bytes: Span<UInt8>, from start: Int, isLast: Bool
    ) throws(ReportError) -> Int {
        if isInSection {
            let section = XMLSection(bytes, from: start, isLast: isLast)
            try parse(section.text.span, 0..<section.text.count)
            isInSection = !section.isClosed
            leftOut += section.leftOut
            return section.end
        }
        let (end, stop) = scanner.scan(bytes, from: start, isLast: isLast)
        try parse(bytes, start..<end)
        switch stop {
        case .end: return end
        case .forbidden(let length):
            leftOut += 1
            return end + length
        case .section:
            isInSection = true
            return end + XMLScanner.sectionStart.count
        case .rootEnd:
            try endDocument()
            return end
        case .attributes:
            throw ReportError(
                .tooMany, line: context.line,
                detail: "more than \(limits.attributes) attributes in one element")
        }
    }

    private mutating func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(ReportError) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(range.upperBound, start + (1 << 16))
            context.parse(bytes, start..<end, isLast: false)
            if let error = sink.error { throw error }
            guard context.pendingBytes <= limits.markup else {
                throw ReportError(
                    .tooLarge, line: context.line,
                    detail: "a tag or comment longer than \(limits.markup) bytes")
            }
            guard context.hasKnownEncoding else {
                throw ReportError(
                    .malformed, line: 1, detail: "the encoding is none that reports are read in")
            }
            start = end
        }
        if context.hasStopped, !sink.hasEnded {
            throw ReportError(.malformed, line: context.line, detail: "not well-formed")
        }
    }

    private mutating func endDocument() throws(ReportError) {
        let isCut = isInSection
        (isInDocument, isInSection) = (false, false)
        sink.isFinishing = true
        defer { sink.isFinishing = false }
        let empty: [UInt8] = []
        context.parse(empty.span, 0..<0, isLast: true)
        if let error = sink.error { throw error }
        guard sink.hasEnded, !isCut else {
            throw ReportError(
                .truncated, line: context.line,
                detail: sink.hasStarted
                    ? "the text ends inside its elements" : "the text ends before its elements")
        }
    }
}

/// Starts libxml2 once for the process.
let libxml2: Void = xmlInitParser()
