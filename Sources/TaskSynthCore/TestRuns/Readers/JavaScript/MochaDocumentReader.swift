/// Reads Mocha's `doc` reporter: sections of HTML, which have no total.
struct MochaDocumentReader: TestLogReader {
    static let framework: TestFramework = "mocha"
    static let signs = LineSigns(
        starts: ["<h1>", "</section>", "</dl>"], parts: ["<section class=\"suite\">", "<dt", "<dd"])

    private static let heading: LinePattern = "{_}<h1>{+}</h1>"

    /// How many suites around a test are named: where none ends, names would grow with the log.
    private static var maximumDepth: Int { 64 }

    private var titles: [String] = []
    private var depth = 0
    private var hasSection = false
    /// Whether the title of a test was read, and its file or its code follow.
    private var isInTest = false
    private var current: String?
    private var isMessage = false

    init() {}

    var needsEveryLine: Bool { isMessage }

    func isAtEnd(_ run: RunBuilder) -> Bool { hasSection && depth == 0 }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.contains("<section class=\"suite\">") {
            depth += 1
            hasSection = true
            run.claim(12)
        } else if let match = Self.heading.match(line), depth > 0 {
            titles.append(Self.unescaped(match[0]))
        } else if line.startsWith("</section>") {
            depth -= 1
            if depth < 0 { depth = 0 }
            if !titles.isEmpty { titles.removeLast() }
        } else if let start = line.find("<dt>") ?? line.find("<dt class=\"error\">"),
            line.hasSuffix("</dt>")
        {
            readTitle(line, at: start, &run)
        } else if let start = line.find("<dd") {
            isInTest = false
            if !line.has("<dd class=\"error\"><pre>", at: start), let current {
                readMessage(line.text(from: start).after(">") ?? "", of: current, &run)
            }
        } else if isMessage, let current {
            readMessage(line.text(from: 0), of: current, &run)
        }
    }

    private mutating func readTitle(_ line: LogLine, at start: Int, _ run: inout RunBuilder) {
        // Below the title stands the file of the test.
        guard !isInTest else { return }
        let isError = line.has("<dt class=", at: start)
        let text = line.text(from: start).after(">")?.dropping(suffix: "</dt>") ?? ""
        let id = (titles.prefix(Self.maximumDepth) + [Self.unescaped(text)])
            .joined(separator: " ")
        isInTest = true
        isMessage = false
        run.claim(hasSection ? 62 : 5)
        let isHook = isError && MochaReader.isHook(id)
        run.add(
            id, isHook ? .errored : isError ? .failed : .passed, scope: isHook ? .hook : nil)
        current = isError ? id : nil
    }

    private mutating func readMessage(_ text: String, of id: String, _ run: inout RunBuilder) {
        isMessage = !text.hasSuffix("</dd>")
        run.addMessage(Self.unescaped(text.dropping(suffix: "</dd>")), to: id)
    }

    /// Text without the entities of HTML.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var parts = text.components(separatedBy: "&")
        for index in parts.indices.dropFirst() {
            guard let name = parts[index].before(";"), let rest = parts[index].after(";"),
                let scalar = Self.scalar(name)
            else {
                parts[index] = "&" + parts[index]
                continue
            }
            parts[index] = String(Character(scalar)) + rest
        }
        return parts.joined()
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        default: break
        }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let code =
            digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap { Unicode.Scalar($0) }
    }

    mutating func finish(_ run: inout RunBuilder) {
        // Tests that wait are not printed, and there is no total.
        run.isComplete = hasSection && depth == 0
    }
}
