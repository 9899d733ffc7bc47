extension LexicalOutliner {
    /// Where the body of a method of Objective-C opens whose first token is given; remembers classes on
    /// the way.
    mutating func methodBody(_ index: Int, _ text: Span<UInt8>) -> Int? {
        if isToken(index, "@implementation", text) || isToken(index, "@interface", text) {
            classOfMethods = string(index + 1, text)
        } else if isToken(index, "@end", text) {
            classOfMethods = ""
        }
        guard isToken(index, "-", text) || isToken(index, "+", text) else { return nil }
        var next = index + 1
        while next < min(tokens.count, index + 200) {
            if isToken(next, "{", text) { return next }
            if isToken(next, ";", text) || isToken(next, "}", text) { return nil }
            next = isToken(next, "(", text) ? matching(next, text) + 1 : next + 1
        }
        return nil
    }

    /// Adds a method by its selector: the words outside of brackets, each with its colon.
    mutating func addMethod(_ index: Int, bodyFrom body: Int, _ text: Span<UInt8>) {
        var selector = ""
        var next = index + 1
        while next < body {
            if isToken(next, "(", text) {
                next = matching(next, text)
            } else if isToken(next, ":", text) {
                selector += ":"
            } else if tokens[next].kind == .identifier, isPartOfSelector(next, selector, text) {
                selector += string(next, text)
            }
            next += 1
        }
        guard !selector.isEmpty else { return }
        statement = index
        add(
            selector, .method, index, bodyFrom: body, text,
            path: classOfMethods.isEmpty ? nil : classOfMethods)
    }

    /// The first word is one, and each that a colon follows; others name parameters.
    private func isPartOfSelector(
        _ index: Int, _ selector: String, _ text: Span<UInt8>
    ) -> Bool {
        selector.isEmpty || (isToken(index + 1, ":", text) && selector.hasSuffix(":"))
    }
}
