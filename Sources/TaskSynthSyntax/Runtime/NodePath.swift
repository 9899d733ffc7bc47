import TaskSynthCore

/// A field that the walk asks for, whatever the language; the case has the field's name.
enum Field: Int, CaseIterable, Sendable {
    case alternative, arguments, body, category, condition, declarator, function, key, keyword
    case left, name, parameters, receiver, right, selector, target, trait, type, value
}

/// Kinds of nodes of one grammar.
struct KindSet: Sendable {
    private var members: [Bool]

    /// Makes a set of kinds; a token's name stands in apostrophes.
    init(_ names: [String], in kinds: [String: [UInt16]], count: Int) {
        members = [Bool](repeating: false, count: count)
        for name in names { for kind in kinds[name] ?? [] { members[Int(kind)] = true } }
    }

    /// Whether the grammar has none of the kinds.
    var isEmpty: Bool { !members.contains(true) }

    /// Whether a kind is one of them.
    func contains(_ kind: UInt16) -> Bool { Int(kind) < members.count && members[Int(kind)] }
}

/// A way from a node to one below it.
struct NodePath: Sendable {
    /// One step down.
    enum Step: Sendable {
        /// To the child in a field.
        case field(UInt16)
        /// To the first child of a kind.
        case kind(KindSet)
    }

    /// The steps; there is none where the grammar lacks what the path names.
    var steps: [Step] = []
}
