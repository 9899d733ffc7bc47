/// Commands that run another command: what they wrap is what counts.
enum ShellWrapper {
    private static let keywords: Set<String> = [
        "then", "do", "else", "elif", "if", "while", "until", "!", "time", "{", "}", "fi", "done",
        "command", "exec", "nohup", "builtin", "eval", "sudo", "env", "nice", "stdbuf", "xvfb-run",
        "unbuffer", "npx", "bunx", "chronic", "setsid", "ionice",
    ]

    /// The words without what stands before the command that matters.
    static func unwrapped(_ words: [String]) -> [String] {
        var rest = words[...]
        var steps = 0
        while let first = rest.first, steps < 32 {
            steps += 1
            if isAssignment(first) {
                rest = rest.dropFirst()
            } else if keywords.contains(first) {
                rest = rest.dropFirst()
                if first == "sudo" || first == "env" || first == "nice" || first == "stdbuf"
                    || first == "npx" || first == "xvfb-run"
                {
                    while let option = rest.first, option.hasPrefix("-") {
                        rest = rest.dropFirst()
                        if option == "-u" || option == "-n" || option == "-p" {
                            rest = rest.dropFirst()
                        }
                    }
                }
            } else if first == "timeout" || first == "gtimeout" {
                rest = rest.dropFirst()
                while let option = rest.first, option.hasPrefix("-") {
                    rest = rest.dropFirst()
                    if option == "-s" || option == "-k" { rest = rest.dropFirst() }
                }
                rest = rest.dropFirst()
            } else if rest.count > 2,
                ["poetry", "uv", "pipenv", "pdm", "hatch", "rye", "pixi"]
                    .contains(first), rest[rest.startIndex + 1] == "run"
            {
                rest = rest.dropFirst(2)
                while let option = rest.first, option.hasPrefix("-") { rest = rest.dropFirst() }
            } else if rest.count > 2, first == "bundle", rest[rest.startIndex + 1] == "exec" {
                rest = rest.dropFirst(2)
            } else if first == "xargs" {
                rest = rest.dropFirst()
                while let option = rest.first, option.hasPrefix("-") {
                    rest = rest.dropFirst()
                    if ["-I", "-n", "-P", "-d", "-L"].contains(option) { rest = rest.dropFirst() }
                }
            } else {
                break
            }
        }
        return Array(rest)
    }

    /// The script in `bash -lc SCRIPT`.
    static func script(in words: [String]) -> String? {
        guard let first = words.first, words.count >= 3,
            ["bash", "sh", "zsh", "dash", "ksh"].contains(
                first.lastPathComponent)
        else { return nil }
        for (index, word) in words.enumerated().dropFirst() {
            guard word.hasPrefix("-") else { return nil }
            if !word.hasPrefix("--"), word.hasSuffix("c"), words.indices.contains(index + 1) {
                return words[index + 1]
            }
        }
        return nil
    }

    private static func isAssignment(_ word: String) -> Bool {
        guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")),
            let first = word.utf8.first, !first.isASCIIDigit
        else { return false }
        return word.utf8[..<equals].allSatisfy(\.isWordByte) && equals != word.startIndex
    }
}
