/// What a shell text reads, writes, searches and runs, found without running it.
struct ShellUnderstanding: Sendable {
    /// The files that it touches, in order.
    private(set) var touches: [FileTouch] = []
    /// What its commands are for, in order.
    private(set) var activities: [ShellActivity] = []
    /// The commands that test, build or check, in order.
    private(set) var checks: [ShellCheck] = []
    /// Whether the end of the whole text does not tell how the last check ended, as that of
    /// `pytest | tail` and `make test; git diff` does not.
    private(set) var isEndOfCheckHidden = false
    /// Whether a program text that stands in the command, and changes no file, is run.
    private(set) var runsOwnText = false
    /// The texts that stand in the command and are written to files.
    private(set) var texts: [(path: String, text: String)] = []
    private var directory: String?
    private var depth = 0
    private var shell = ShellState()

    /// Understands a text that runs in a folder.
    init(_ text: String, directory: String? = nil) {
        self.directory = directory
        read(text)
    }

    /// Understands an argument list that runs in a folder.
    init(_ words: [String], directory: String? = nil) {
        self.directory = directory
        var command = ShellCommand()
        command.words = words
        read(command)
    }

    /// What the text is for.
    var activity: ShellActivity? { activities.min() }

    private mutating func read(_ text: String) {
        guard depth < 4 else { return }
        depth += 1
        var folders: [String?] = []
        /// Whether the last command was the check, or is at the end of its pipeline.
        var isInPipeline = false
        for command in ShellScript.commands(of: text) {
            while folders.count < command.depth { folders.append(directory) }
            while folders.count > command.depth { directory = folders.removeLast() }
            let known = checks.count
            for variant in shell.expanded(command) { read(variant) }
            if checks.count > known {
                isInPipeline = true
            } else if isInPipeline || !checks.isEmpty {
                switch command.joint {
                case .pipe where isInPipeline: isEndOfCheckHidden = !shell.failsWithPipe
                case .sequence where !shell.endsWithFailure: isEndOfCheckHidden = true
                case .or: isEndOfCheckHidden = true
                default: break
                }
                isInPipeline = isInPipeline && command.joint == .pipe
            }
        }
        depth -= 1
    }

    private mutating func read(_ command: ShellCommand) {
        var command = command
        command.words = ShellWrapper.unwrapped(command.words)
        if let inner = ShellWrapper.script(in: command.words) {
            read(inner)
            readOutputs(command)
            return
        }
        guard let first = command.words.first else {
            readOutputs(command)
            return
        }
        let name = first.lastPathComponent.lowercased()
        if name == "cd" || name == "pushd" {
            let folder = command.words.dropFirst().first { $0 == "-" || !$0.hasPrefix("-") }
            let former = directory
            directory = folder == "-" ? shell.formerFolder : folder.map { joined($0) } ?? "~"
            shell.formerFolder = former
            return
        }
        if name == "popd" {
            directory = shell.formerFolder
            return
        }
        if let document = command.document, ShellWrapper.shells.contains(name),
            !command.words.dropFirst().contains(where: { !$0.hasPrefix("-") })
        {
            read(document)
            readOutputs(command)
            return
        }
        if let activity = ShellChecks.activity(of: command.words, name: name) {
            activities.append(activity)
            if activity != .install {
                checks.append(ShellCheck(activity: activity, words: command.words))
                isEndOfCheckHidden = false
            }
            if activity == .test { readTestedFiles(command) }
            readOutputs(command, isReport: true)
            return
        }
        readFiles(command, name)
        readOutputs(command)
    }

    /// The path as seen from the folder that the command runs in.
    func joined(_ path: String) -> String {
        guard !path.hasPrefix("/"), !path.hasPrefix("~"), let directory else { return path }
        if path == "." { return directory }
        let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        return directory.hasSuffix("/") ? directory + plain : directory + "/" + plain
    }

    mutating func touch(
        _ kind: FileTouch.Kind, _ path: String, lines: ClosedRange<Int>? = nil,
        previous: String? = nil
    ) {
        // A name that the shell makes up from others is not known here.
        guard !path.isEmpty, path != "-", !path.hasPrefix("/dev/"), touches.count < 10_000,
            !path.utf8.contains(where: { "$`*".utf8.contains($0) })
        else { return }
        touches.append(
            FileTouch(
                kind, path: joined(path), previousPath: previous.map { joined($0) }, lines: lines,
                isInferred: true))
    }

    mutating func note(_ activity: ShellActivity) { activities.append(activity) }

    /// Notes a program text of the command itself.
    mutating func noteText(isChange: Bool) {
        note(isChange ? .change : .run)
        if !isChange { runsOwnText = true }
    }

    /// Reads what one command runs for another, in a folder where one is given.
    mutating func readInner(_ words: [String], in folder: String? = nil) {
        guard depth < 4 else { return }
        depth += 1
        let outer = directory
        if let folder { directory = joined(folder) }
        var command = ShellCommand()
        command.words = words
        read(command)
        directory = outer
        depth -= 1
    }

    /// Narrows what the command before showed, as `cat f | head -5` does.
    mutating func narrowLastRead(to lines: ClosedRange<Int>) {
        guard let last = touches.indices.last, touches[last].kind == .read,
            touches[last].lines == nil
        else { return }
        touches[last].lines = lines
    }

    private mutating func readOutputs(_ command: ShellCommand, isReport: Bool = false) {
        for output in command.outputs where !output.path.hasPrefix("/dev/") {
            guard !output.path.hasPrefix("&") else { continue }
            touch(output.appends ? .edit : .create, output.path)
            if let text = command.document { texts.append((joined(output.path), text)) }
            if !isReport { activities.append(output.appends ? .change : .create) }
        }
    }

    private mutating func readTestedFiles(_ command: ShellCommand) {
        for word in command.words.dropFirst() where !word.hasPrefix("-") {
            let path = word.range(of: "::").map { String(word[..<$0.lowerBound]) } ?? word
            guard path.has("/") || path.has(".py") || path.has(".js") || path.has(".ts"),
                !path.has("://"), path != "./...", !path.has("="), !path.hasPrefix("//")
            else { continue }
            touch(.test, path)
        }
    }
}
