extension ShellUnderstanding {
    /// Notes what a command that checks nothing does with files.
    mutating func readFiles(_ command: ShellCommand, _ name: String) {
        let words = command.words
        switch ShellProgram.named[name] {
        case .show:
            let skipped = name == "jq" || name == "yq" ? 1 : 0
            show(
                operands(words, valued: ["-n", "-s", "-w", "-r", "-e", "-l"]).dropFirst(skipped),
                command)
        case .head: readHead(command, name)
        case .open:
            // A program of the desktop or of an agent's shell; either shows one file.
            let path = operands(words, valued: ["-a", "-b"]).first ?? ""
            if path.has("."), path != ".", path != "..", !path.has("://") {
                touch(.read, path)
                note(.read)
            } else {
                note(.run)
            }
        case .sed: readSed(command)
        case .awk:
            let isProgramInFile = words.contains("-f")
            let paths = operands(words, valued: ["-F", "-v", "-f", "-i"])
                .dropFirst(isProgramInFile ? 0 : 1)
            if words.contains("inplace") {
                for path in paths { touch(.edit, path) }
                note(.change)
            } else {
                show(paths, command)
            }
        case .grep:
            readGrep(command, name)
        case .list:
            note(.list)
            let folders =
                name == "find"
                ? Array(words.dropFirst().prefix { !$0.hasPrefix("-") && $0 != "(" && $0 != "!" })
                : operands(words, valued: ["-I", "-L", "-d", "-e", "-t", "-E"])
            let isPattern = name.hasPrefix("fd")
            for folder in isPattern ? Array(folders.dropFirst()) : folders { touch(.list, folder) }
            if name == "find" { readFound(words) }
        case .look: note(.run)
        case .tee:
            let appends = words.contains("-a")
            for path in operands(words, valued: []) { touch(appends ? .edit : .create, path) }
            note(appends ? .change : .create)
        case .copy:
            for (_, target) in transfers(words, valued: ["-t", "-m", "-o", "-g"]) {
                touch(.create, target)
            }
            note(.create)
        case .move:
            for (source, target) in transfers(words, valued: ["-t"]) {
                touch(.rename, target, previous: source)
            }
            note(.change)
        case .remove:
            for path in operands(words, valued: []) { touch(.delete, path) }
            note(.delete)
        case .create:
            for path in operands(words, valued: ["-d", "-t", "-r"]) { touch(.create, path) }
            note(.create)
        case .change:
            let valued = name == "truncate" ? ["-s", "-r"] : ["-c", "-p"]
            if let path = operands(words, valued: valued).last { touch(.edit, path) }
            note(.change)
        case .dd:
            for word in words {
                if let path = word[...].text(after: "of=") { touch(.create, path) }
            }
            note(.create)
        case .perl: readPerl(command)
        case .patch: readPatch(command)
        case .applyPatch:
            let text = command.document ?? words.dropFirst().first ?? ""
            for found in PatchText.touches(of: text) {
                touch(found.kind, found.path, previous: found.previousPath)
            }
            note(.change)
        case .git: readGit(command)
        case .versionControl: note(.versionControl)
        case .submit: note(.submit)
        case .say:
            let isEnd = words.contains {
                $0.has("COMPLETE_TASK_AND_SUBMIT") || $0.has("MINI_SWE_AGENT_FINAL_OUTPUT")
            }
            note(isEnd ? .submit : .run)
        case .program:
            readProgram(command, name)
        case .run:
            note(.run)
        case nil:
            if words[0].hasPrefix("./") || words[0].hasPrefix("/") { touch(.run, words[0]) }
            note(.run)
        }
    }

    /// The words that are no options, nor the values of options.
    func operands(_ words: [String], valued: [String]) -> [String] {
        var found: [String] = []
        var isValue = false
        var isRest = false
        for word in words.dropFirst() {
            if isValue {
                isValue = false
            } else if isRest || !word.hasPrefix("-") || word == "-" {
                found.append(word)
            } else if word == "--" {
                isRest = true
            } else {
                isValue = valued.contains(word)
            }
        }
        return found
    }

    private mutating func show(
        _ paths: ArraySlice<String>, _ command: ShellCommand, lines: ClosedRange<Int>? = nil
    ) {
        // What goes into a file is not shown.
        guard command.outputs.isEmpty else { return }
        for path in paths + command.inputs { touch(.read, path, lines: lines) }
        if !paths.isEmpty || !command.inputs.isEmpty { note(.read) }
    }

    private mutating func show(
        _ paths: [String], _ command: ShellCommand, lines: ClosedRange<Int>? = nil
    ) {
        show(paths[...], command, lines: lines)
    }

    private mutating func readHead(_ command: ShellCommand, _ name: String) {
        var count = 10
        for (index, word) in command.words.enumerated() where word.hasPrefix("-") {
            let digits = word.drop { $0 == "-" || $0 == "n" || $0 == "c" }
            if let number = Int(digits) {
                count = number
            } else if word == "-n", command.words.indices.contains(index + 1) {
                count = Int(command.words[index + 1]) ?? count
            }
        }
        let lines: ClosedRange<Int>? = name == "head" && count > 0 ? 1...count : nil
        let paths = operands(command.words, valued: ["-n", "-c"])
        if paths.isEmpty, command.inputs.isEmpty {
            if let lines, command.isPiped { narrowLastRead(to: lines) }
        } else {
            show(paths, command, lines: lines)
        }
    }

    private mutating func readSed(_ command: ShellCommand) {
        let words = command.words
        let isInPlace = words.contains {
            $0.hasPrefix("-i") || $0.hasPrefix("--in-place")
                || ($0.hasPrefix("-") && !$0.hasPrefix("--")
                    && $0.dropFirst().allSatisfy { "inErsz".contains($0) } && $0.contains("i"))
        }
        // An empty word is the ending that BSD's `sed -i ''` gives copies.
        var paths = operands(words, valued: ["-e", "-f", "--expression"]).filter { !$0.isEmpty }
        let hasScript = words.contains { $0 == "-e" || $0 == "-f" || $0.hasPrefix("--expression") }
        let script =
            hasScript ? words.first { $0.has("p") && $0.first?.isNumber == true } : paths.first
        if !hasScript, !paths.isEmpty { paths.removeFirst() }
        if isInPlace {
            for path in paths { touch(.edit, path) }
            note(.change)
            return
        }
        let lines = script.flatMap(Self.printedLines)
        if paths.isEmpty, command.inputs.isEmpty {
            if let lines, command.isPiped { narrowLastRead(to: lines) }
        } else {
            show(paths, command, lines: lines)
        }
    }

    /// The lines that a script like `10,20p` prints.
    private static func printedLines(_ script: String) -> ClosedRange<Int>? {
        guard let end = script.firstIndex(of: "p") else { return nil }
        let parts = script[..<end].split(separator: ",")
        guard let first = parts.first.flatMap({ Int($0) }), first > 0 else { return nil }
        guard parts.count > 1 else { return first...first }
        if parts[1] == "$" { return first...Int.max }
        if let count = parts[1].hasPrefix("+") ? Int(parts[1].dropFirst()) : nil {
            return first...first.addingClamped(max(0, count))
        }
        guard let last = Int(parts[1]), last >= first else { return nil }
        return first...last
    }

    private mutating func readGrep(_ command: ShellCommand, _ name: String) {
        note(.search)
        let valued = [
            "-e", "-f", "-A", "-B", "-C", "-m", "-g", "--glob", "-t", "--type", "--include",
            "--exclude", "--exclude-dir", "-T", "-d", "-D", "--max-count", "--context",
        ]
        let found = operands(command.words, valued: valued)
        let hasPattern = command.words.contains("-e") || command.words.contains("-f")
        let isListing = command.words.contains("--files")
        for path in found.dropFirst(hasPattern || isListing ? 0 : 1) { touch(.search, path) }
    }

    private mutating func readPerl(_ command: ShellCommand) {
        let options = command.words.dropFirst().prefix { $0.hasPrefix("-") }
        // `-MList::Util` and `-Ilib` name modules and folders.
        let isInPlace = options.contains { option in
            !option.hasPrefix("--") && !["-M", "-m", "-I"].contains(where: option.hasPrefix)
                && option.has("i")
        }
        guard isInPlace else {
            readProgram(command, "perl")
            return
        }
        let paths = operands(command.words, valued: [])
        let hasProgram = command.words.contains { $0.hasPrefix("-") && $0.hasSuffix("e") }
        for path in paths.dropFirst(hasProgram ? 1 : 0) { touch(.edit, path) }
        note(.change)
    }

    private mutating func readPatch(_ command: ShellCommand) {
        note(.change)
        let found = command.document.map(PatchText.touches) ?? []
        for entry in found { touch(entry.kind, entry.path, previous: entry.previousPath) }
        if found.isEmpty, let path = operands(command.words, valued: ["-i", "-d", "-p"]).first {
            touch(.edit, path)
        }
    }

    private mutating func readGit(_ command: ShellCommand) {
        var words = command.words
        while words.count > 1, words[1].hasPrefix("-") {
            let option = words.remove(at: 1)
            guard words.count > 1, option == "-C" || option == "-c" else { continue }
            let value = words.remove(at: 1)
            if option == "-C" {
                readInner(words, in: value)
                return
            }
        }
        let action = words.count > 1 ? words[1] : ""
        let rest = Array(words.dropFirst())
        let paths = operands(rest, valued: ["-m", "-n", "-L", "-s", "-b", "-B", "-U"])
        switch action {
        case "grep":
            note(.search)
            for path in paths.dropFirst() { touch(.search, path) }
        case "show":
            note(.versionControl)
            for path in paths {
                guard let colon = path.firstIndex(of: ":"), !path.hasPrefix(":") else { continue }
                touch(.read, String(path[path.index(after: colon)...]))
            }
        case "blame":
            note(.versionControl)
            if let path = paths.last { touch(.read, path) }
        case "checkout", "restore":
            note(.versionControl)
            if let separator = rest.firstIndex(of: "--") {
                for path in rest[(separator + 1)...] { touch(.revert, path) }
            } else if action == "restore" {
                for path in paths { touch(.revert, path) }
            } else if !rest.contains(where: { $0.hasPrefix("-b") || $0.hasPrefix("-B") }) {
                for path in paths where Self.isFileName(path) { touch(.revert, path) }
            }
        case "apply", "am":
            note(.change)
            for entry in command.document.map(PatchText.touches) ?? [] {
                touch(entry.kind, entry.path, previous: entry.previousPath)
            }
        case "mv":
            note(.change)
            if paths.count == 2 { touch(.rename, paths[1], previous: paths[0]) }
        case "rm":
            note(.delete)
            for path in paths { touch(.delete, path) }
        case "ls-files", "ls-tree": note(.list)
        default: note(.versionControl)
        }
    }

    /// Whether a word looks like the name of a file, not like that of a branch.
    private static func isFileName(_ word: String) -> Bool {
        let name = word.lastPathComponent
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
        let ending = name[name.index(after: dot)...]
        return ending.first?.isLetter == true && ending.count < 8
    }

    /// What is copied or moved, and where it goes: into a folder under its own name.
    private func transfers(_ words: [String], valued: [String]) -> [(String, String)] {
        var paths = operands(words, valued: valued)
        let folder = words.firstIndex(of: "-t").flatMap { index in
            words.indices.contains(index + 1) ? words[index + 1] : nil
        }
        guard let target = folder ?? paths.popLast(), !paths.isEmpty else { return [] }
        guard folder != nil || paths.count > 1 || target.hasSuffix("/") || target == "." else {
            return [(paths[0], target)]
        }
        let prefix = target == "." ? "" : target.hasSuffix("/") ? target : target + "/"
        // The content of a folder goes under names that are not known.
        return paths.filter { !$0.hasSuffix("/") && !$0.hasSuffix("/.") }
            .map { ($0, prefix + $0.lastPathComponent) }
    }

    /// Reads what `find` does with what it finds.
    private mutating func readFound(_ words: [String]) {
        if words.contains("-delete") { note(.delete) }
        for (index, word) in words.enumerated()
        where ["-exec", "-execdir", "-ok", "-okdir"].contains(word) {
            let inner = words[(index + 1)...].prefix { $0 != ";" && $0 != "+" }
            readInner(inner.filter { $0 != "{}" })
        }
    }

    private mutating func readProgram(_ command: ShellCommand, _ name: String) {
        let words = command.words
        var code = command.document
        for (index, word) in words.enumerated()
        where ["-c", "-e", "--eval", "-r"].contains(word) && words.indices.contains(index + 1) {
            code = words[index + 1]
        }
        if let code {
            noteText(isChange: readCode(code))
            return
        }
        if name == "java" {
            readJavaClass(words)
        } else if !words.contains("-m"),
            let path = operands(words, valued: ["-W", "-X"]).first(where: { $0.has(".") })
        {
            touch(.run, path)
        }
        note(.run)
    }

    /// Names the source file of the class that is run: `java -cp out shop.Main`.
    private mutating func readJavaClass(_ words: [String]) {
        let valued = ["-cp", "-classpath", "--class-path", "-p", "--module-path", "-m", "-jar"]
        guard !words.contains("-jar"), !words.contains("-m"),
            let name = operands(words, valued: valued).first
        else { return }
        let isFile = name.hasSuffix(".java")
        touch(.run, isFile ? name : name.split(separator: ".").joined(separator: "/") + ".java")
    }

    /// Finds the files that a program text opens by a literal name.
    ///
    /// - Returns: Whether it writes one of them.
    mutating func readCode(_ code: String) -> Bool {
        var isChange = false
        for found in ProgramFiles.find(in: code) {
            touch(found.isWritten ? .edit : .read, found.path)
            if found.isWritten { isChange = true }
        }
        return isChange
    }
}
