extension ToolCatalog {
    /// The arguments that hold a command of a shell.
    static let commandKeys = ["command", "cmd", "keystrokes", "commandLine", "command_line"]
    /// The arguments that hold a patch.
    static let patchKeys = ["input", "patch", "diff", "patchText", "patch_text"]

    private static let formerKeys = [
        "old_string", "old_str", "oldString", "oldText", "old_text", "old_content", "originalText",
    ]
    private static let newerKeys = [
        "new_string", "new_str", "newString", "newText", "new_text", "new_content",
    ]
    private static let contentKeys = ["content", "contents", "file_text", "text"]
    private static let soughtKeys = ["pattern", "query", "regex", "search_term", "searchTerm"]
    private static let editorCommands: Set<String> = [
        "view", "create", "str_replace", "insert", "undo_edit",
    ]

    /// What a tool is for that the table does not name, by its arguments and the words of its name.
    ///
    /// Every agent and every server may bring tools of its own, and names are left out of records;
    /// arguments that say what is done are much the same everywhere. Without them it stays unknown.
    static func guess(_ tool: String, _ arguments: JSONValue) -> Shape? {
        guard arguments.object != nil else { return nil }
        let words = words(of: tool)
        let hasPath = !arguments.touchedPaths.isEmpty
        func isNamed(_ names: String...) -> Bool { names.contains(where: words.contains) }
        if let command = arguments["command"]?.string, hasPath, editorCommands.contains(command) {
            return .editor
        }
        if commandKeys.contains(where: { arguments[$0]?.isCommand == true }) { return .shell }
        if let text = arguments.firstString(patchKeys),
            text.has("*** Begin Patch") || text.has("\n@@ ")
        {
            return .patch
        }
        if hasPath {
            if arguments.firstString(newerKeys) != nil, arguments.firstString(formerKeys) != nil {
                return .edit
            }
            if arguments.firstString(contentKeys) != nil {
                if isNamed("edit", "update", "append", "insert", "replace") { return .edit }
                if isNamed("write", "create", "save", "put", "new") { return .write }
            }
            if isNamed("delete", "remove", "unlink") { return .delete }
        }
        if isNamed("move", "rename"), hasPath || arguments["source"]?.string != nil { return .move }
        if arguments.firstString(soughtKeys) != nil {
            if isNamed("glob", "files") { return isNamed("search", "grep") ? .search : .list }
            if isNamed("search", "grep", "find", "ripgrep"), !isNamed("web") { return .search }
        }
        if isNamed("web", "url"), arguments.firstString(["url", "query"]) != nil { return .web }
        if hasPath {
            if isNamed("list", "ls", "tree") { return .list }
            if isNamed("read", "view", "open", "show", "cat") { return .read }
        }
        if arguments["code"]?.string != nil, isNamed("python", "run", "execute", "exec") {
            return .script
        }
        return isNamed("todo", "todos", "todolist") ? .plan : nil
    }

    /// The words of a name, in lower case: those of `readTextFile` are those of `read-text_file`.
    private static func words(of tool: String) -> Set<String> {
        var words: Set<String> = []
        var word = ""
        let bare = tool.split(separator: "__", omittingEmptySubsequences: true).last ?? tool[...]
        for character in bare {
            let isBreak = !character.isLetter && !character.isNumber
            if isBreak || character.isUppercase, word.last?.isUppercase == false {
                words.insert(word.lowercased())
                word = ""
            }
            if !isBreak { word.append(character) }
        }
        words.insert(word.lowercased())
        return words
    }
}

extension JSONValue {
    /// Whether it is a command: a text, or a list of words.
    fileprivate var isCommand: Bool {
        if let text = string { return !text.isEmpty }
        return array.map { !$0.isEmpty && $0.allSatisfy { $0.string != nil } } ?? false
    }
}
