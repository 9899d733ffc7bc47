extension LanguageRules {
    /// The languages that there are rules for.
    ///
    /// Lua is not among them: the one grammar of it that can be had as a library gave different
    /// trees for the same text in one process. It is read lexically.
    static let all: [LanguageRules] = [
        .python, .javaScript, .jsx, .typeScript, .tsx, .go, .rust, .java, .kotlin, .scala, .c,
        .cPlusPlus, .cSharp, .ruby, .php, .swift, .bash, .elixir, .objectiveC,
    ]
}
