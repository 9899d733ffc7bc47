extension ToolCall {
    /// Finds the category and the touches of a complete call.
    mutating func understand() {
        switch shape {
        case .read: setFiles(.readFile, .read)
        case .edit: setFiles(.editFile, .edit)
        case .write: setFiles(isOverwriting ? .editFile : .createFile, isRefused ? .read : .create)
        case .delete: setFiles(.deleteFile, .delete)
        case .move: understandMove()
        case .editor: understandEditor()
        case .patch: understandPatch()
        case .search: setFiles(.search, .search)
        case .list: setFiles(.listFiles, .list)
        case .shell: understandShell()
        case .script: understandScript()
        case .plan, .think: category = .plan
        case .web: category = .web
        case .ask: category = .ask
        case .submit: category = .submit
        case .subagent, nil: category = .other
        }
    }

    /// How the arguments are to be understood; `nil` where neither name nor arguments tell.
    private var shape: ToolCatalog.Shape? {
        ToolCatalog.shapes[ToolName.bare(tool)] ?? ToolCatalog.guess(tool, arguments)
    }

    /// Whether the tool's result says that the file was there before.
    private var isOverwriting: Bool {
        result?.extra["toolUseResult"]?["type"]?.string == "update"
    }

    /// Whether the file was there before, and was shown instead of being written.
    private var isRefused: Bool {
        result?.isError == true && result?.text?.has("\n[File: ") == true
    }

    private mutating func setFiles(_ category: ToolCategory, _ kind: FileTouch.Kind) {
        self.category = category
        let range = category == .readFile ? arguments.shownLines : nil
        var kind = kind
        if category == .readFile, result?.isListing == true {
            self.category = .listFiles
            kind = .list
        }
        touches = arguments.touchedPaths.map { FileTouch(kind, path: $0, lines: range) }
    }

    private mutating func understandMove() {
        category = .editFile
        guard
            let source = arguments.firstString(["source", "old_path", "from", "source_path"]),
            let target = arguments.firstString(["destination", "new_path", "to", "target_path"])
        else { return }
        touches = [FileTouch(.rename, path: target, previousPath: source)]
    }

    private mutating func understandEditor() {
        switch arguments["command"]?.string {
        case "view": setFiles(.readFile, .read)
        case "create": setFiles(.createFile, .create)
        case "delete": setFiles(.deleteFile, .delete)
        case "rename": understandMove()
        case "undo_edit": setFiles(.editFile, .revert)
        default: setFiles(.editFile, .edit)
        }
    }

    private mutating func understandPatch() {
        category = .editFile
        let text = arguments.string ?? arguments.firstString(ToolCatalog.patchKeys) ?? ""
        let recorded = touches
        touches = PatchText.touches(of: text)
        if touches.isEmpty { touches = recorded }
        if touches.isEmpty {
            touches = arguments.touchedPaths.map { FileTouch(.edit, path: $0) }
        }
        if touches.count == 1, let kind = touches.first?.kind {
            if kind == .create { category = .createFile }
            if kind == .delete { category = .deleteFile }
        }
    }

    private mutating func understandShell() {
        guard let shell = shellUnderstanding else {
            category = .runCommand
            return
        }
        category = shell.activity?.category ?? .runCommand
        touches = shell.touches
        guard touches.contains(where: { $0.kind == .read }),
            let shown = result?.leftText, shown.has(Self.missingFile)
        else { return }
        let missing = shown.string
        touches.removeAll { $0.kind == .read && missing.names(missing: $0.path) }
    }

    private static let missingFile = ByteWord("No such file or directory")

    private static let shellKeys = ToolCatalog.commandKeys + ["script", "code", "input"]
    private static let folderKeys = [
        "workdir", "cwd", "working_directory", "working_dir", "directory", "dir_path",
    ]

    /// What a call of a shell does; `nil` where it is none, or names no command.
    var shellUnderstanding: ShellUnderstanding? {
        guard shape == .shell else { return nil }
        let directory = arguments.firstString(Self.folderKeys) ?? extra["folder"]?.string
        if let text = arguments.string { return ShellUnderstanding(text, directory: directory) }
        for key in Self.shellKeys {
            if let text = arguments[key]?.string {
                return ShellUnderstanding(text, directory: directory)
            }
            if let words = arguments[key]?.array?.compactMap(\.string), !words.isEmpty {
                return ShellUnderstanding(words, directory: directory)
            }
        }
        return nil
    }

    private mutating func understandScript() {
        category = .runCommand
        guard let code = arguments.string ?? arguments.firstString(["code", "script", "input"])
        else { return }
        var shell = ShellUnderstanding("", directory: nil)
        let isChange = shell.readCode(code)
        touches = shell.touches
        if isChange { category = .editFile }
    }
}

extension ToolResult {
    /// Whether it shows a folder, not a file.
    var isListing: Bool {
        leftText?.has(Self.listing) == true
    }

    private static let listing = ByteWord("files and directories up to 2 levels deep")
}

extension String {
    /// Whether a message says that a file is not there.
    fileprivate func names(missing path: String) -> Bool {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return has(name + ": No such file or directory")
            || has(name + "' for reading: No such file or directory")
            || has("can't read " + path)
    }
}
