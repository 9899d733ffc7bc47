extension LanguageRules {
    /// The languages that there are rules for.
    ///
    /// Lua is not among them: the one grammar of it that can be had as a library reads memory that it
    /// has not written, so that the same text gives different trees. It is read lexically.
    static let all: [LanguageRules] = [
        .python, .javaScript, .jsx, .typeScript, .tsx, .go, .rust, .java, .kotlin, .scala, .c,
        .cPlusPlus, .cSharp, .ruby, .php, .swift, .bash, .elixir, .objectiveC,
    ]
}
