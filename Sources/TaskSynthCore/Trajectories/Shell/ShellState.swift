/// What the commands of a shell text leave behind for those that follow.
struct ShellState: Sendable {
    /// The folder before the last `cd`.
    var formerFolder: String?
    /// Whether a pipeline fails where one of its commands does.
    private(set) var failsWithPipe = false
    /// Whether the text ends with the first command that fails.
    private(set) var endsWithFailure = false
    /// The values that variables were given, and those that loops give them one after the other.
    private var values: [String: [String]] = [:]

    private static let mostValues = 20

    /// A command for each value of the variable that it uses; the command itself where none is known.
    ///
    /// What the command sets is kept for the next ones.
    mutating func expanded(_ command: ShellCommand) -> [ShellCommand] {
        note(command.words)
        guard !values.isEmpty else { return [command] }
        var commands = [command]
        for (name, known) in values.sorted(by: { $0.key.utf8.count > $1.key.utf8.count })
        where commands[0].uses(name) {
            commands = commands.prefix(Self.mostValues).flatMap { command in
                known.map { command.replacing(name, by: $0) }
            }
        }
        return Array(commands.prefix(Self.mostValues))
    }

    private mutating func note(_ words: [String]) {
        if words.first == "set" {
            if words.contains("pipefail") { failsWithPipe = true }
            if words.dropFirst().contains(where: { $0.isOption(with: "e") }) {
                endsWithFailure = true
            }
        } else if words.count > 3, words[0] == "for", words[2] == "in" {
            values[words[1]] = Array(words[3...].prefix(Self.mostValues))
        } else {
            let assigned = words.first == "export" ? words.dropFirst() : words[...]
            guard !assigned.isEmpty, assigned.allSatisfy(ShellWrapper.isAssignment) else { return }
            for word in assigned {
                let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2, !parts[1].has("$") else { continue }
                values[parts[0]] = [parts[1]]
            }
        }
    }
}

extension String {
    /// Whether it is a group of short options with a letter: `-euo` has `e`.
    fileprivate func isOption(with letter: Character) -> Bool {
        hasPrefix("-") && !hasPrefix("--") && contains(letter)
    }
}

extension ShellCommand {
    fileprivate func uses(_ name: String) -> Bool {
        (words + outputs.map(\.path) + inputs).contains {
            $0.has("$" + name) || $0.has("${" + name)
        }
    }

    fileprivate func replacing(_ name: String, by value: String) -> ShellCommand {
        var command = self
        command.words = words.map { $0.replacing(variable: name, by: value) }
        command.inputs = inputs.map { $0.replacing(variable: name, by: value) }
        for index in command.outputs.indices {
            command.outputs[index].path = outputs[index].path.replacing(variable: name, by: value)
        }
        return command
    }
}

extension String {
    /// The text with `$NAME` and `${NAME}` replaced, where no longer name stands there.
    fileprivate func replacing(variable name: String, by value: String) -> String {
        guard has("$") else { return self }
        var text = ""
        var rest = self[...]
        while let dollar = rest.firstIndex(of: "$") {
            text += rest[..<dollar]
            rest = rest[index(after: dollar)...]
            if rest.hasPrefix("{" + name + "}") {
                text += value
                rest = rest.dropFirst(name.count + 2)
            } else if rest.hasPrefix(name),
                rest.dropFirst(name.count).utf8.first.map({ !$0.isWordByte }) ?? true
            {
                text += value
                rest = rest.dropFirst(name.count)
            } else {
                text += "$"
            }
        }
        return text + rest
    }
}
