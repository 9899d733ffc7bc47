/// The words behind a verb, sorted into options and operands.
struct Arguments: Sendable {
    /// The words that are no options, in order.
    private(set) var operands: [String] = []
    private var values: [String: [String]] = [:]

    /// Sorts words by the options of a verb; `--` ends the options, and `-` is an operand.
    init(parsing words: [String], for verb: Verb) throws {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                break
            }
            guard word.hasPrefix("-"), word != "-" else {
                operands.append(word)
                continue
            }
            let (name, attached) = Self.parts(of: word)
            guard let option = verb.options.first(where: { $0.name == name }) else {
                throw Self.mistake("no option '\(name)'", verb)
            }
            if option.value == nil {
                guard attached == nil else {
                    throw Self.mistake("'\(name)' takes no value", verb)
                }
                values[name, default: []].append("")
            } else {
                guard let value = attached ?? rest.popFirst() else {
                    throw Self.mistake("'\(name)' needs a value", verb)
                }
                values[name, default: []].append(value)
            }
            if let count = values[name]?.count, count > 1, !option.isRepeatable,
                option.value != nil
            {
                throw Self.mistake("'\(name)' is given twice", verb)
            }
        }
        if verb.operands.isEmpty, let operand = operands.first {
            throw Self.mistake("'\(operand)' is one word too many", verb)
        }
    }

    /// Whether a switch is given.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// The value of an option that is given.
    subscript(name: String) -> String? { values[name]?.first }

    /// All values of an option that may be repeated.
    func all(_ name: String) -> [String] { values[name] ?? [] }

    /// The value of an option that has to be given.
    func required(_ name: String) throws -> String {
        guard let value = self[name] else { throw Failure.usage("'\(name)' is missing") }
        return value
    }

    /// The value of an option that is a number of at least some size.
    func integer(_ name: String, atLeast minimum: Int = 0) throws -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), number >= minimum else {
            throw Failure.usage("'\(name)' needs a number from \(minimum), not '\(text)'")
        }
        return number
    }

    /// The one operand, or `nil` where there is none.
    func operand() throws -> String? {
        guard operands.count <= 1 else {
            throw Failure.usage("'\(operands[1])' is one word too many")
        }
        return operands.first
    }

    private static func parts(of word: String) -> (String, String?) {
        guard word.hasPrefix("--"), let equals = word.firstIndex(of: "=") else {
            return (word, nil)
        }
        return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }

    private static func mistake(_ message: String, _ verb: Verb) -> Failure {
        .usage(message, hints: ["tasksynth \(verb.name) --help shows its options"])
    }
}
