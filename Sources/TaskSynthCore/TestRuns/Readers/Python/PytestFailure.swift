/// What the long section of pytest says about one failing test.
struct PytestFailure: Sendable {
    private static let place: LinePattern = "{w}:{d}: {...}"
    private static let bare: LinePattern = "{w}:{d}:"

    /// The first place that it names.
    private(set) var file: String?
    private(set) var line: Int?
    private var function: String?
    private var messages: [String] = []
    private var lines: [String] = []
    private var size = 0

    /// Whether anything was said.
    var hasText: Bool { !lines.isEmpty }

    /// Reads the next line of the section.
    mutating func read(_ line: LogLine) {
        let text = line.text(from: 0)
        if size + text.utf8.count < RunBuilder.maximumText {
            size += text.utf8.count + 1
            lines.append(text)
        }
        if line.hasPrefix("E ") {
            if messages.count < 20 { messages.append(line.text(from: 1).trimmingBlanks()) }
        } else if file == nil, let match = Self.place.match(line) ?? Self.bare.match(line) {
            if match[0].hasSuffix(".py") {
                file = match[0]
                self.line = match.integer(1)
            }
        } else if function == nil, let name = text.after("def ")?.before("(") {
            function = name
        }
    }

    /// Whether the source that is shown is that of a test with a name.
    func isTest(named name: String) -> Bool {
        guard let function else { return false }
        let last = name.before("[") ?? name
        return last == function || last.hasSuffix("." + function)
    }

    /// Gives what is known to a result.
    func give(to result: inout TestResult) {
        if result.file == nil { result.file = file }
        if result.line == nil { result.line = line }
        let message = messages.joined(separator: "\n")
        if !message.isEmpty { result.message = message }
        if result.output == nil { result.output = lines.joined(separator: "\n") }
    }
}
