/// The help texts, made from the table of verbs.
enum Help {
    static func overview(of verbs: [Verb]) -> String {
        let width = verbs.map(\.name.count).max() ?? 0
        let rows = verbs.map { "  \(padded($0.name, to: width))  \($0.summary)" }
        return """
            usage: tasksynth VERB [OPTION…]

            \(rows.joined(separator: "\n"))

            tasksynth VERB --help shows a verb; tasksynth --version the version.
            """
    }

    static func page(of verb: Verb) -> String {
        let operands = verb.operands.isEmpty ? "" : " \(verb.operands)"
        let words = verb.options.map { option in
            option.value.map { "\(option.name) \($0)" } ?? option.name
        }
        let width = words.map(\.count).max() ?? 0
        let rows = zip(words, verb.options).map { "  \(padded($0, to: width))  \($1.summary)" }
        return """
            usage: tasksynth \(verb.name)\(operands)\(verb.options.isEmpty ? "" : " [OPTION…]")

            \(verb.summary)
            \(rows.isEmpty ? "" : "\n\(rows.joined(separator: "\n"))\n")
            example: \(verb.example)
            """
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
