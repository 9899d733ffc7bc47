import TaskSynthCore

/// What the walk does at a kind of node.
struct NodeAction: Sendable {
    /// The parts of the text that the walk treats in a way of their own.
    enum Role: UInt8, Sendable {
        case none, comment, string, interpolation, number, identifier, imports, wrapper, attribute
        case section, conditional, exports, call
    }

    var role = Role.none
    /// Whether the kind is a decision of McCabe's number.
    var isDecision = false
    /// Whether there are rules for definitions of this kind.
    var hasDefinitions = false

    init() {}

    init(for name: String, isNamed: Bool, in rules: LanguageRules) {
        guard isNamed else {
            isDecision = rules.decisionTokens.contains(name)
            return
        }
        isDecision = rules.decisions.contains(name)
        hasDefinitions = rules.definitions.contains { $0.node == name }
        let roles: [(Role, [String])] = [
            (.comment, rules.comments), (.string, rules.strings),
            (.interpolation, rules.interpolations), (.number, rules.numbers),
            (.section, rules.sections), (.identifier, rules.identifiers),
            (.imports, rules.imports),
            (.wrapper, rules.wrappers), (.attribute, rules.attributes),
            (.conditional, rules.conditionals),
            (.exports, rules.exports), (.call, rules.calls.map(\.node)),
        ]
        role = roles.first { $0.1.contains(name) }?.0 ?? .none
    }
}
