/// Commands that run another command: what they wrap is what counts.
enum ShellWrapper {
    /// What stands between a wrapper and its command.
    private struct Form {
        /// The options that have their value in the next word.
        var valued: Set<String> = []
        /// How many words that are no options come first.
        var operands = 0
        /// The words one of which has to follow the wrapper.
        var actions: Set<String> = []
    }

    private static let keywords: Set<String> = [
        "then", "do", "else", "elif", "if", "while", "until", "!", "time", "{", "}", "fi", "done",
        "exec", "nohup", "builtin", "eval", "unbuffer", "chronic", "command",
    ]
    /// The programs that read commands.
    static let shells: Set<String> = ["bash", "sh", "zsh", "dash", "ksh"]

    private static let forms: [String: Form] = {
        var forms: [String: Form] = [:]
        func add(
            _ names: String, valued: String = "", operands: Int = 0, actions: String = ""
        ) {
            let form = Form(
                valued: Set(valued.split(separator: " ").map(String.init)), operands: operands,
                actions: Set(actions.split(separator: " ").map(String.init)))
            for name in names.split(separator: " ") { forms[String(name)] = form }
        }
        add("sudo doas", valued: "-u -g -p -C -h -U -D")
        add("env", valued: "-u -C")
        add("nice", valued: "-n")
        add("ionice", valued: "-c -n -p")
        add("stdbuf", valued: "-i -o -e")
        add("setsid xvfb-run valgrind cross-env c8 nyc bunx uvx dotenvx", valued: "-n -s")
        add("npx", valued: "-p --package -w")
        add("timeout gtimeout", valued: "-s -k --signal --kill-after", operands: 1)
        add("flock", valued: "-w -E", operands: 1)
        add("watch", valued: "-n --interval")
        add("strace ltrace", valued: "-e -o -p -s")
        add("taskset chrt", operands: 1)
        add("xargs", valued: "-I -n -P -d -L -a -s -E --max-args --max-procs")
        add("poetry pipenv pdm hatch rye pixi", valued: "-p -e", actions: "run")
        add("uv", valued: "--with --python -p --extra --group --project", actions: "run")
        add("conda mamba micromamba", valued: "-n -p --name --prefix", actions: "run")
        add("bundle", actions: "exec")
        let container =
            "-e -u -w -v -p -l -m --env --user --workdir --volume --name --network"
            + " --entrypoint --env-file --mount --platform --memory"
        add("docker podman nerdctl", valued: container, operands: 1, actions: "exec run")
        add("docker-compose", valued: container, operands: 1, actions: "exec run")
        return forms
    }()

    /// The words without what stands before the command that matters.
    static func unwrapped(_ words: [String]) -> [String] {
        var rest = words[...]
        var steps = 0
        while let first = rest.first, steps < 32 {
            steps += 1
            let name = first.has("/") ? first.lastPathComponent : first
            if isAssignment(first) {
                rest = rest.dropFirst()
            } else if keywords.contains(first) {
                // `command -v` only looks for a program.
                if first == "command", rest.dropFirst().first?.hasPrefix("-") == true { break }
                rest = rest.dropFirst()
            } else if let form = forms[name] {
                guard let inner = inner(of: rest, form) else { break }
                rest = inner
            } else if name == "time" {
                rest = rest.dropFirst().drop { $0.hasPrefix("-") }
            } else if name == "coverage", rest.count > 2, rest[rest.startIndex + 1] == "run" {
                rest = measured(rest.dropFirst(2))
                break
            } else {
                break
            }
        }
        return Array(rest)
    }

    /// What a wrapper runs; `nil` where it runs nothing, or something of its own.
    private static func inner(of words: ArraySlice<String>, _ form: Form) -> ArraySlice<String>? {
        var rest = words.dropFirst()
        if !form.actions.isEmpty {
            if rest.first == "compose" { rest = rest.dropFirst() }
            guard let action = rest.first, form.actions.contains(action) else { return nil }
            rest = rest.dropFirst()
        }
        dropOptions(&rest, form.valued)
        for _ in 0..<form.operands where !rest.isEmpty {
            rest = rest.dropFirst()
            dropOptions(&rest, [])
        }
        // What runs tasks by name has them in its own settings.
        if form.actions.contains("run"), form.operands == 0, let task = rest.first,
            ShellChecks.isTask(task)
        {
            return ["just"] + rest
        }
        return rest
    }

    private static func dropOptions(_ rest: inout ArraySlice<String>, _ valued: Set<String>) {
        while let option = rest.first, option.hasPrefix("-") {
            rest = rest.dropFirst()
            if option == "--" { return }
            if valued.contains(option) { rest = rest.dropFirst() }
        }
    }

    /// The program that is measured by `coverage run`.
    private static func measured(_ words: ArraySlice<String>) -> ArraySlice<String> {
        var rest = words
        while let option = rest.first, option.hasPrefix("-"), option != "-m" {
            rest = rest.dropFirst()
            if ["--source", "--omit", "--include", "--rcfile", "--data-file"].contains(option) {
                rest = rest.dropFirst()
            }
        }
        return ["python"] + rest
    }

    /// The script in `bash -lc SCRIPT`.
    static func script(in words: [String]) -> String? {
        guard let first = words.first, words.count >= 3, shells.contains(first.lastPathComponent)
        else { return nil }
        for (index, word) in words.enumerated().dropFirst() {
            guard word.hasPrefix("-") else { return nil }
            if !word.hasPrefix("--"), word.hasSuffix("c"), words.indices.contains(index + 1) {
                return words[index + 1]
            }
        }
        return nil
    }

    /// Whether a word gives a variable its value.
    static func isAssignment(_ word: String) -> Bool {
        guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")),
            let first = word.utf8.first, !first.isASCIIDigit
        else { return false }
        return word.utf8[..<equals].allSatisfy(\.isWordByte) && equals != word.startIndex
    }
}
