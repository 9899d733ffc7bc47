/// What tox calls for the plain test environment.
struct ToxCommand {
    /// The paths that pytest gets.
    let paths: [String]
    /// Whether tox does more than a plain `pytest` would: paths, options or further commands.
    let needsTox: Bool

    init?(_ manifests: PythonManifests) {
        guard let commands = manifests.tox["testenv"]?["commands"], commands.contains("pytest")
        else {
            return nil
        }
        let lines = commands.split(whereSeparator: \.isNewline).map(String.init)
        let own = lines.filter { $0.contains("pytest") }
        var words = own.first.map { Self.words(of: $0) } ?? []
        let start = words.firstIndex { $0 == "pytest" || $0 == "py.test" }
        let prefix = start.map { words[..<$0] } ?? []
        words = start.map { Array(words[($0 + 1)...]) } ?? []
        let told = words.filter { word in
            !word.hasPrefix("--cov") && !word.hasPrefix("--junit") && !word.hasSuffix(".xml")
                && !word.contains("posargs") && word != "-v" && word != "-vv" && word != "-ra"
        }
        paths = told.filter { word in
            !word.hasPrefix("-") && !word.contains("{")
                && (manifests.files.has(manifests.path(word))
                    || manifests.files.hasFolder(manifests.path(word)))
        }
        let isWrapped = prefix.contains { $0.contains("{") || $0 == "coverage" }
        needsTox = own.count > 1 || !told.isEmpty || isWrapped
    }

    private static func words(of line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var depth = 0
        for character in line {
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            if character == " ", depth == 0 {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty, word != "\\" { words.append(word) }
        return words
    }
}
