import TaskSynthCore

/// What one language's grammar calls the things that the outline is made of.
///
/// Adding a language is adding one such value to `LanguageRules.all`.
struct LanguageRules: Sendable {
    /// The language.
    var language: SourceLanguage
    /// The grammar's name: its function is `tree_sitter_<grammar>`.
    var grammar: String
    /// What stands between a container's name and a member's.
    var separator = "."
    /// The kinds of nodes that define something.
    var definitions: [DefinitionRule]
    /// The calls that define something: `describe("…", …)`, `test "…" do`.
    var calls: [CallRule] = []
    /// The kinds of comments.
    var comments = ["comment"]
    /// The kinds of texts in quotation marks.
    var strings = ["string"]
    /// The kinds of code inside of texts.
    var interpolations: [String] = []
    /// The kinds of numbers and similar constants.
    var numbers = ["number"]
    /// The kinds of names.
    var identifiers = ["identifier"]
    /// The kinds of statements that make other modules known.
    var imports: [String] = []
    /// What calls begin with that make other modules known.
    var importCalls: [StaticString] = []
    /// The kinds around one definition that belong to it.
    var wrappers: [String] = []
    /// The kinds before a definition that belong to it.
    var attributes: [String] = []
    /// The words that no name can be: as names behind attributes, they show that these were misread.
    var reservedWords: [StaticString] = []
    /// The kinds that change the visibility of what follows.
    var sections: [String] = []
    /// The kinds that are compiled on a condition.
    var conditionals: [String] = []
    /// The kinds that export names.
    var exports: [String] = []
    /// The kinds that are a decision of McCabe's number.
    var decisions: [String] = []
    /// The tokens that are a decision of McCabe's number.
    var decisionTokens: [String] = []
    /// Who sees a definition.
    var visibility: VisibilityRule
    /// What shows that a definition is a test.
    var tests = TestRules()
    /// The fields or tokens with which headers end, where bodies may be missing.
    var headerEnds: [String] = []
    /// Whether the grammar's scanner starts with memory that nobody has set.
    var scannerNeedsRepair = false
    /// Whether definitions end with their code, although the grammar gives them the comments behind it.
    var endsWithCode = false
    /// Whether a text that stands first in a body documents it.
    var hasDocumentationStrings = false
}
