extension JSONValue {
    /// The paths that arguments name: the first of the usual keys that is there, or a list.
    var touchedPaths: [String] {
        guard let object else {
            return string.map { [$0] } ?? []
        }
        let fields = JSONFields<ToolPathKey>(object)
        for key in ToolPathKey.names {
            if let path = fields.string(key), !path.isEmpty { return [path] }
        }
        for key in ToolPathKey.lists where fields.has(key) {
            if let paths = fields[key]?.array?.compactMap(\.string), !paths.isEmpty {
                return paths
            }
        }
        return []
    }

    /// The first of some members that is a string.
    func firstString(_ keys: [String]) -> String? {
        guard let object else { return nil }
        for key in keys {
            if let text = object[key]?.string { return text }
        }
        return nil
    }

    /// The lines that a reading call asks for.
    var shownLines: ClosedRange<Int>? {
        if let range = self["view_range"]?.array ?? self["range"]?.array, range.count == 2,
            let start = range[0].integer, let end = range[1].integer
        {
            return end == -1 ? (start > 0 ? start...Int.max : nil) : Self.range(start, end)
        }
        if let start = firstInteger(["start_line", "startLine", "start_line_one_indexed"]) {
            let end = firstInteger(["end_line", "endLine", "end_line_one_indexed_inclusive"])
            return Self.range(start, end ?? .max)
        }
        if let offset = self["offset"]?.integer {
            let count = self["limit"]?.integer ?? .max
            let start = max(offset, 1)
            return Self.range(start, start.addingClamped(max(count, 1) - 1))
        }
        if let limit = self["limit"]?.integer { return Self.range(1, limit) }
        return nil
    }

    private func firstInteger(_ keys: [String]) -> Int? {
        for key in keys {
            if let integer = self[key]?.integer { return integer }
        }
        return nil
    }

    private static func range(_ start: Int, _ end: Int) -> ClosedRange<Int>? {
        start >= 0 && start <= end ? start...end : nil
    }
}

/// The arguments of tools that name a file or a folder, the usual ones first, and those that name
/// several.
private enum ToolPathKey: String, KnownWord {
    case filePath = "file_path"
    case path
    case absolutePath = "absolute_path"
    case camelFilePath = "filePath"
    case targetFile = "target_file"
    case file
    case notebookPath = "notebook_path"
    case filename
    case fileName = "file_name"
    case folderPath = "dir_path"
    case folder = "directory"
    case targetFolder = "target_directory"
    case shortFolder = "dir"
    case relativePath = "relative_workspace_path"
    case uri
    case camelFolderPath = "dirPath"
    case paths, files, include
    case filePaths = "file_paths"
    case camelFilePaths = "filePaths"

    static let table = WordTable<ToolPathKey>()
    static let names = allCases.filter { $0.ordinal < paths.ordinal }
    static let lists = allCases.filter { $0.ordinal >= paths.ordinal }
}
