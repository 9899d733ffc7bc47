/// What a problem statement says, found by its form: headings, checklists, code and references.
public struct ProblemStatement: Hashable, Sendable {
    /// The whole text.
    public let text: String
    /// The text below a heading about what should happen, where there is one.
    public let expectedOutcome: String?
    /// The text below a heading about what happens instead, where there is one.
    public let actualOutcome: String?
    /// The text below a heading about how to see it, where there is one.
    public let stepsToReproduce: String?
    /// Items of checklists, and of lists below a heading about acceptance.
    public let acceptanceCriteria: [String]
    /// What the text refers to, in order, each once.
    public let references: [Reference]
    /// How many blocks of code it holds.
    public let codeBlocks: Int

    /// One thing that a text refers to.
    public struct Reference: Hashable, Sendable, JSONRepresentable {
        /// What it is: `url`, `issue`, `file`, `symbol` or `stackFrame`.
        public let kind: String
        /// The words of the text.
        public let text: String

        /// The JSON form.
        public var json: JSONValue { ["kind": .string(kind), "text": .string(text)] }
    }

    /// Reads a text.
    public init(_ text: String) {
        self.text = text
        let sections = Self.sections(of: text)
        expectedOutcome = Self.body(of: sections, titled: /(?i)\bexpected|should happen/)
        actualOutcome = Self.body(
            of: sections, titled: /(?i)\bactual|current behaviou?r|observed|what happen(s|ed)/)
        stepsToReproduce = Self.body(
            of: sections, titled: /(?i)\brepro|steps to|how to reproduce/)
        acceptanceCriteria = Self.criteria(in: text, sections)
        references = Self.references(in: text)
        codeBlocks = sections.reduce(0) { $0 + $1.codeBlocks }
    }

    /// A heading with the lines below it.
    private struct Section {
        var title = ""
        var lines: [Substring] = []
        var codeBlocks = 0
    }

    private static func sections(of text: String) -> [Section] {
        var sections = [Section()]
        var isCode = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let mark = line.drop(while: \.isWhitespace)
            if mark.hasPrefix("```") || mark.hasPrefix("~~~") {
                isCode.toggle()
                if isCode { sections[sections.count - 1].codeBlocks += 1 }
            } else if !isCode, let title = heading(line) {
                sections.append(Section(title: title))
                continue
            }
            sections[sections.count - 1].lines.append(line)
        }
        return sections
    }

    private static func heading(_ line: Substring) -> String? {
        let mark = line.drop(while: \.isWhitespace)
        if mark.hasPrefix("#") {
            return line.wholeMatch(of: /\s{0,3}#{1,6}\s+(.+?)\s*#*\s*/).map { String($0.1) }
        }
        if mark.hasPrefix("**") {
            return line.wholeMatch(of: /\s*\*\*([^*]+)\*\*:?\s*/).map { String($0.1) }
        }
        guard line.last(where: { !$0.isWhitespace }) == ":" else { return nil }
        return line.wholeMatch(of: /([A-Z][A-Za-z ]{3,40}):\s*/).map { String($0.1) }
    }

    private static func body(of sections: [Section], titled title: Regex<some Any>) -> String? {
        let section = sections.first {
            !$0.title.isEmpty && $0.title.firstMatch(of: title) != nil
        }
        guard let section else { return nil }
        let body = section.lines.joined(separator: "\n").trimmingBlanks
        return body.isEmpty ? nil : body
    }

    private static func criteria(in text: String, _ sections: [Section]) -> [String] {
        var criteria: [String] = []
        for section in sections {
            let isAcceptance =
                !section.title.isEmpty
                && section.title.firstMatch(of: /(?i)accept|criteria|definition of done/) != nil
            for line in section.lines where mayBeItem(line) {
                let box = line.wholeMatch(of: /\s*[-*+]\s+\[[ xX]\]\s+(.+)/).map { String($0.1) }
                let item = line.wholeMatch(of: /\s*(?:[-*+]|\d+[.)])\s+(.+)/).map { String($0.1) }
                guard let words = box ?? (isAcceptance ? item : nil) else { continue }
                criteria.append(words.trimmingBlanks)
            }
        }
        return criteria
    }

    private static func mayBeItem(_ line: Substring) -> Bool {
        guard let mark = line.first(where: { !$0.isWhitespace }) else { return false }
        return mark.isNumber || "-*+".contains(mark)
    }

    /// Whether a full stop of a text has a letter behind it.
    private static func hasExtension(_ text: String) -> Bool {
        var last: UInt8 = 0
        return text.utf8.contains { byte in
            defer { last = byte }
            return last == UInt8(ascii: ".")
                && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
    }

    private static func references(in text: String) -> [Reference] {
        var found: [(place: String.Index, reference: Reference)] = []
        func add(_ kind: String, _ part: Substring) {
            found.append((part.startIndex, Reference(kind: kind, text: String(part))))
        }
        // A pattern costs more to compile than most texts cost to read, so each is behind the
        // character that it cannot do without.
        if text.contains("://") {
            for match in text.matches(of: /https?:\/\/[^\s<>()\[\]"'`]+[^\s<>()\[\]"'`.,;:!?]/) {
                add("url", match.0)
            }
        }
        if text.contains("#") {
            for match in text.matches(of: /(?:^|[\s(])((?:[\w.-]+\/[\w.-]+)?#\d+)\b/) {
                add("issue", match.1)
            }
        }
        if text.contains("File \"") || text.contains("at ") && text.contains("(") {
            for match in text.matches(
                of: /File "([^"\n]+)", line \d+|\bat [\w.$<>]+\(([\w.]+:\d+)\)/)
            {
                add("stackFrame", match.0)
            }
        }
        if hasExtension(text) {
            for match in text.matches(
                of:
                    /(?:^|[\s`"'(])((?:[\w.-]+\/)*[\w-]+\.[A-Za-z]{1,5})(?::\d+)?(?=$|[\s`"'),.:;])/
            )
            where isSourceFile(match.1) {
                add("file", match.1)
            }
        }
        if text.contains("`") {
            for match in text.matches(of: /`([A-Za-z_][\w.:#]*(?:\(\))?)`/)
            where !isSourceFile(match.1) {
                add("symbol", match.1)
            }
        }
        var seen: Set<Reference> = []
        return found.sorted { $0.place < $1.place }.map(\.reference)
            .filter { seen.insert($0).inserted }
    }

    private static func isSourceFile(_ path: Substring) -> Bool {
        guard let dot = path.lastIndex(of: ".") else { return false }
        return sourceExtensions.contains(path[path.index(after: dot)...].lowercased())
    }

    private static let sourceExtensions: Set<String> = [
        "bash", "c", "cc", "cfg", "clj", "cpp", "cs", "css", "cxx", "dart", "ex", "exs", "fs", "go",
        "gradle", "h", "hpp", "hs", "html", "ini", "java", "jl", "js", "json", "jsx", "kt", "kts",
        "lua", "m", "md", "mjs", "ml", "mm", "nim", "php", "pl", "pm", "proto", "ps1", "py", "pyi",
        "r", "rb", "rs", "rst", "scala", "scss", "sh", "sql", "swift", "tf", "toml", "ts", "tsx",
        "txt", "vue", "xml", "yaml", "yml", "zig",
    ]
}

extension String {
    /// The text without blanks at its ends.
    var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
