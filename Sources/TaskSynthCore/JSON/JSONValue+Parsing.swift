extension JSONValue {
    /// Reads a JSON text.
    ///
    /// A lone surrogate escape (`\ud800`), which no Unicode text can hold, is read as U+FFFD.
    ///
    /// - Parameters:
    ///   - bytes: The text, UTF-8, with or without a byte order mark.
    ///   - maximumDepth: How deep arrays and objects may be nested.
    /// - Throws: ``JSONError`` with the place, where the text is not one JSON value.
    /// - Complexity: O(*n*), where *n* is the number of bytes.
    public init(parsing bytes: [UInt8], maximumDepth: Int = 512) throws(JSONError) {
        var scanner = JSONScanner(maximumDepth: maximumDepth)
        try scanner.scanDocument(bytes.span)
        self = JSONSource(bytes, tokens: scanner.tokens).wholeValue(at: 0)
    }

    /// Reads a JSON text, in which the members of objects are left until they are asked for.
    init(leaving bytes: [UInt8], maximumDepth: Int) throws(JSONError) {
        var scanner = JSONScanner(maximumDepth: maximumDepth)
        try scanner.scanDocument(bytes.span)
        self = JSONSource(bytes, tokens: scanner.tokens).value(at: 0)
    }

    /// Reads a JSON text.
    ///
    /// - Throws: ``JSONError`` with the place, where the text is not one JSON value.
    public init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }
}
