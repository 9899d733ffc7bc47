/// Reads whole documents with a handler.
enum XMLDocument {
    /// Reads a text of one document.
    static func read<Handler: XMLHandler>(
        _ bytes: [UInt8], with handler: Handler, limits: XMLLimits
    ) throws(ReportError) -> (handler: Handler, warnings: [String]) {
        var parser = XMLPushParser(limits: limits, handler: handler)
        try parser.read(bytes.span)
        try parser.finish()
        guard let handler = parser.handler as? Handler else {
            preconditionFailure("the parser keeps its handler")
        }
        let warnings =
            parser.hasExternalEntities
            ? ["the document names files to be read into it, which was not done"] : []
        return (handler, warnings)
    }
}
