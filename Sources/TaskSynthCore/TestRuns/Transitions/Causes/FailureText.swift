/// The lines of a failure that state it, in the order in which they tell most.
struct FailureText {
    /// How many lines of a text are looked at.
    private static let maximumLines = 400

    /// The lines that state the failure.
    let statements: [String]
    /// The place that is named last before or after them.
    let location: String?

    init(message: String?, output: String?) {
        let messageLines = Self.lines(of: message)
        let outputLines = Self.lines(of: output)
        var statements: [String] = []
        // pytest marks the lines that state a failure with E.
        let all = messageLines + outputLines
        statements += all.filter { $0.hasPrefix("E ") }.map { Self.trimmed($0.dropFirst(1)) }
        if statements.isEmpty { statements += messageLines }
        // Node shows the error that a test threw as the cause of its own.
        statements += outputLines.filter(Self.statesFailure).map {
            let text = Self.trimmed($0[...])
            return text.hasPrefix("cause: ") ? String(text.dropFirst(7)) : text
        }
        self.statements = statements.map { Self.trimmed($0[...]) }.filter { !$0.isEmpty }
        let places = all.lazy.compactMap(Self.place(in:)).prefix(100)
        // The frames of the runner and of libraries stand around those of the project.
        location = places.first { !Self.isForeign($0) } ?? places.first
    }

    /// The first statement that holds one of some words.
    func statement(with words: [String]) -> String? {
        statements.first { statement in words.contains { statement.contains($0) } }
    }

    private static func lines(of text: String?) -> [String] {
        guard let text else { return [] }
        return text.split(separator: "\n", maxSplits: maximumLines).prefix(maximumLines).map {
            String($0.prefix(600))
        }
    }

    /// Whether a line of output is one that names an error, rather than any line of a log.
    private static func statesFailure(_ line: String) -> Bool {
        let text = trimmed(line[...])
        if text.contains("panicked at") || text.hasPrefix("panic:") || text.hasPrefix("thread '") {
            return true
        }
        if isAssertionOfC(text) || text.hasPrefix("terminate called") { return true }
        if text.contains(": Failure") || text.contains("error:") || text.contains("error[E") {
            return true
        }
        if exceptionName(of: text) != nil { return true }
        if text.hasPrefix("cause: "), exceptionName(of: String(text.dropFirst(7))) != nil {
            return true
        }
        return ["Expected", "expected", "Error:", "Error Trace:", "Received", "assert"]
            .contains { text.hasPrefix($0) }
    }

    /// Whether a line is what `assert` of C prints before it ends the program.
    static func isAssertionOfC(_ line: String) -> Bool {
        line.contains(": Assertion `") && line.hasSuffix("' failed.")
    }

    /// The name of an exception that a line begins with: `ValueError: bad`, `java.io.IOException`.
    static func exceptionName(of line: String) -> String? {
        // ExUnit: `** (KeyError) key :a not found`.
        if line.hasPrefix("** ("), let close = line.firstIndex(of: ")") {
            let name = String(line[..<close].dropFirst(4))
            return exceptionName(of: name) ?? (name == "exit" || name == "throw" ? name : nil)
        }
        let head = line.prefix { $0.isLetter || $0.isNumber || "._\\:$".contains($0) }
        let name = head.hasSuffix(":") ? head.dropLast() : head
        guard !name.isEmpty, !name.contains("/") else { return nil }
        let last = name.split(whereSeparator: { ".:\\$".contains($0) }).last ?? ""
        guard last.first?.isUppercase == true else { return nil }
        let rest = line[name.endIndex...]
        guard rest.isEmpty || rest.hasPrefix(":") || rest.hasPrefix(" ") || rest.hasPrefix("(")
        else { return nil }
        return FailureWords.exceptionEndings.contains { last.hasSuffix($0) } ? String(name) : nil
    }

    /// The place that a line names: `path/to/file.py:12`, `(calc.test.js:5:52)`, `"x.rb", line 3`.
    static func place(in line: String) -> String? {
        for word in line.split(whereSeparator: { " \t()[]'\",".contains($0) }) {
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            var index = 1
            while index < parts.count {
                if let number = Int(parts[index]), number > 0, isFileName(parts[index - 1]) {
                    return parts[...index].joined(separator: ":")
                }
                index += 1
            }
        }
        return nil
    }

    /// Whether a place is in the runner, the language or a library.
    private static func isForeign(_ place: String) -> Bool {
        [
            "/lib/python", "site-packages/", "dist-packages/", "<frozen", "node_modules/", "node:",
            "/usr/", "/rustc/", ".cargo/registry", "/vendor/", "/gems/", "internal/",
        ].contains { place.contains($0) }
    }

    /// Whether a word ends like the name of a source file: a dot and up to five letters.
    private static func isFileName(_ word: Substring) -> Bool {
        guard let dot = word.lastIndex(of: "."), dot > word.startIndex else { return false }
        let ending = word[word.index(after: dot)...]
        return (1...5).contains(ending.count)
            && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            && ending.first?.isLetter == true
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
