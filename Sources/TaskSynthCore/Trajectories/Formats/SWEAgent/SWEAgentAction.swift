/// An action of SWE-agent: one of its own commands, or a line for the shell.
struct SWEAgentAction {
    let tool: String
    let arguments: JSONValue

    private static let commands: Set<String> = [
        "open", "goto", "scroll_up", "scroll_down", "create", "edit", "insert", "append",
        "find_file", "search_dir", "search_file", "filemap", "str_replace_editor", "submit",
        "undo_edit", "view", "exit_forfeit", "review_on_submit", "think", "view_image",
    ]

    /// Reads an action, and follows which file is open.
    init(_ action: String, openFile: inout String?, observation: String) {
        let name = String(action.drop { $0.isWhitespace }.prefix { !$0.isWhitespace })
        guard Self.commands.contains(name) else {
            tool = "bash"
            arguments = ["command": .string(action)]
            return
        }
        tool = name
        var object = JSONObject()
        object["action"] = .string(action)
        let words = ShellWords.split(action)
        Self.read(name, words, into: &object)
        switch name {
        case "open", "create":
            let named = Self.paths(name, in: action)
            let shown = Self.shownFiles(observation)
            // What is shown gives the whole path, if it is shown for each.
            let paths = named.count < 2 ? Array(shown.prefix(1)) : shown
            if named.count > 1 {
                object["path"] = nil
                object["paths"] = JSONValue(paths.count == named.count ? paths : named)
            } else {
                object["path"] = JSONValue(paths.first ?? object["path"]?.string)
            }
            openFile = paths.last ?? named.last ?? openFile
        case "edit", "insert", "append", "goto", "scroll_up", "scroll_down", "undo_edit",
            "search_file":
            if object["path"] == nil, let openFile { object["path"] = .string(openFile) }
        default: break
        }
        arguments = .object(object)
    }

    /// The files in the headers of what an action shows: `[File: PATH (12 lines total)]`.
    private static func shownFiles(_ observation: String) -> [String] {
        observation.split(whereSeparator: \.isNewline).compactMap { line in
            guard line.hasPrefix("[File: ") else { return nil }
            let rest = line.dropFirst(7)
            return rest.range(of: " (").map { String(rest[..<$0.lowerBound]) }
        }
    }

    /// The files of an action that is one command, given once or on several lines.
    private static func paths(_ name: String, in action: String) -> [String] {
        let lines = action.split(whereSeparator: \.isNewline).map { ShellWords.split(String($0)) }
        let commands = lines.filter { !$0.isEmpty }
        guard commands.allSatisfy({ $0.first == name }) else {
            return commands.first.map { $0.dropFirst().prefix(1).map(\.self) } ?? []
        }
        return commands.compactMap { $0.count > 1 ? $0[1] : nil }
    }

    private static func read(
        _ name: String, _ words: [String], into object: inout JSONObject
    ) {
        func word(_ index: Int) -> String? { words.indices.contains(index) ? words[index] : nil }
        switch name {
        case "open":
            object["path"] = word(1).map { .string($0) }
            if let line = word(2).flatMap({ Int($0) }) { object["line"] = JSONValue(line) }
        case "create", "filemap", "view", "view_image":
            object["path"] = word(1).map { .string($0) }
        case "goto":
            if let line = word(1).flatMap({ Int($0) }) { object["line"] = JSONValue(line) }
        case "find_file", "search_dir", "search_file":
            object["pattern"] = word(1).map { .string($0) }
            object["path"] = word(2).map { .string($0) }
        case "edit", "insert":
            if let range = word(1), let colon = range.firstIndex(of: ":"),
                let start = Int(range[..<colon]),
                let end = Int(range[range.index(after: colon)...])
            {
                object["start_line"] = JSONValue(start)
                object["end_line"] = JSONValue(end)
            }
        case "str_replace_editor":
            object["command"] = word(1).map { .string($0) }
            object["path"] = word(2).map { .string($0) }
            readOptions(words.dropFirst(3), into: &object)
        default: break
        }
    }

    private static func readOptions(_ words: ArraySlice<String>, into object: inout JSONObject) {
        var words = words
        while let word = words.popFirst() {
            guard word.hasPrefix("--") else { continue }
            let key = String(word.dropFirst(2))
            if key == "view_range" {
                let first = words.popFirst().flatMap { Int($0) }
                let second = words.popFirst().flatMap { Int($0) }
                if let first, let second { object[key] = JSONValue([first, second]) }
            } else if let value = words.popFirst() {
                object[key] = Int(value).map { JSONValue($0) } ?? .string(value)
            }
        }
    }
}

extension ToolResult {
    private static let failures = [
        "Your proposed edit has introduced new syntax error(s)", "No edit was performed",
        "did not appear verbatim", "No replacement was performed", "Usage: edit",
        "Multiple occurrences of", "Text not found", "Your edit was not applied",
        "No file open", "Error: invalid number of lines", "not found in displayed lines",
        "No replacement was made",
    ]

    /// Learns from the observation whether a command of SWE-agent did what it should.
    mutating func readSWEAgent(_ tool: String) {
        guard let text else { return }
        if Self.isCutOff(text) {
            isError = true
            return
        }
        switch tool {
        case "edit", "insert", "append", "str_replace_editor":
            let start = text.prefix(1_000)
            isError = Self.failures.contains { start.has($0) }
            if tool == "str_replace_editor", text.hasPrefix("Invalid") { isError = true }
        case "open":
            let isShown = text.has("[File: ")
            let isRefused = ["Error: ", "Usage: "].contains(where: text.hasPrefix)
            isError =
                !isShown && (isRefused || text.has(" not found") || text.has("No such file"))
        case "goto", "scroll_up", "scroll_down":
            isError = ["Error: ", "Usage: ", "No file open"].contains(where: text.hasPrefix)
        case "create":
            // It then opens the file that is there, and leaves it as it is.
            isError = text.hasPrefix("Error: ") || text.hasPrefix("Usage: ")
        default: break
        }
    }

    /// Whether a text says that the command took too long, so that what it did is not known.
    private static func isCutOff(_ text: String) -> Bool {
        text.suffix(400).has("\nEXECUTION TIMED OUT")
            || text.hasPrefix("The command '")
                && text.has("was cancelled because it took more than")
    }
}
