import TaskSynthCore

/// A rule for definitions, translated to the numbers of a grammar; shared, since the walk asks often.
final class CompiledDefinition: Sendable {
    /// The rule.
    let rule: DefinitionRule
    /// Where the name stands, where that is a matter of a path or a kind.
    let name: NodePath
    /// The kinds of the child with the name, or with the names.
    let nameKinds: KindSet
    /// Where what has to be there stands, and its kinds.
    let need: NodePath
    let needKinds: KindSet
    /// Where bodies may stand, best first.
    let bodies: [NodePath]
    /// The tokens that say what is defined.
    let keywords: [(token: KindSet, kind: SymbolKind)]

    init(
        rule: DefinitionRule, name: NodePath, nameKinds: KindSet, need: NodePath,
        needKinds: KindSet, bodies: [NodePath], keywords: [(token: KindSet, kind: SymbolKind)]
    ) {
        self.rule = rule
        self.name = name
        self.nameKinds = nameKinds
        self.need = need
        self.needKinds = needKinds
        self.bodies = bodies
        self.keywords = keywords
    }
}
