/// Reads whole documents with a handler.
enum XMLDocument {
    /// Reads a text of one document.
    static func read<Handler: XMLHandler>(
        _ bytes: [UInt8], with handler: Handler, limits: XMLLimits,
        isRoot: @escaping (String) -> Bool
    ) throws(ReportError) -> (handler: Handler, warnings: [String]) {
        var parser = XMLPushParser(limits: limits, handler: handler, isRoot: isRoot)
        try parser.read(bytes.span)
        try parser.finish()
        guard let handler = parser.handler as? Handler else {
            preconditionFailure("the parser keeps its handler")
        }
        return (handler, parser.warnings)
    }
}
