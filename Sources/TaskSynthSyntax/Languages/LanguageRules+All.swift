extension LanguageRules {
    /// The languages that there are rules for.
    static let all: [LanguageRules] = [
        .python, .javaScript, .jsx, .typeScript, .tsx, .go, .rust, .java, .kotlin, .scala, .c,
        .cPlusPlus, .cSharp, .ruby, .php, .swift, .bash, .elixir, .objectiveC,
        .lua,
    ]
}
