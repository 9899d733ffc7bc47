import TaskSynthCore

/// How a kind of node defines a symbol.
struct DefinitionRule: Sendable {
    /// Where the name of a definition stands.
    enum Name: Sendable {
        /// In a field.
        case field(String)
        /// In the first child of one of these kinds.
        case child([String])
        /// In all the fields of that name.
        case fields(String)
        /// In all the children of the child of that kind.
        case children(String)
        /// Always the same.
        case fixed(String)
        /// In the declarator of C and its kin.
        case declarator
        /// In the selector of an Objective-C method.
        case selector
        /// In the field, behind the type of the receiver (Go, Kotlin).
        case received
        /// `impl Trait for Type`.
        case implementation
        /// On the left of an assignment: `a.b.c = function …`.
        case assigned(String)

        /// The path to the name, or the kinds of the child with it.
        var place: (path: String?, kinds: [String]) {
            switch self {
            case .field(let name), .fields(let name), .assigned(let name): (name, [])
            case .child(let kinds): (nil, kinds)
            case .children(let kind): (nil, [kind])
            default: (nil, [])
            }
        }
    }

    /// A condition that a field has one of these kinds.
    struct Need: Sendable {
        var field: String
        var kinds: [String]
    }

    /// The kind of the node.
    var node: String
    /// What it defines.
    var kind: SymbolKind
    /// Where its name stands.
    var name = Name.field("name")
    /// What it defines inside of a type.
    var kindInType: SymbolKind?
    /// What it defines where one of its tokens is this, first match first.
    var keywords: [(token: String, kind: SymbolKind)] = []
    /// The fields that end the header.
    var bodies = ["body"]
    /// What has to be there.
    var need: Need?
    /// Whether it counts only outside of functions: variables are no symbols inside.
    var isOutsideOfFunctions = false
    /// Whether it is only announced here: it is dropped where the same text defines it too.
    var isAnnouncement = false
}

/// How a call defines a symbol.
struct CallRule: Sendable {
    /// The kind of the node.
    var node: String
    /// The field with what is called.
    var function: String
    /// The names that define something, and what.
    var names: [String: SymbolKind]
}

/// Who sees a definition, by the language's own rule.
enum VisibilityRule: Sendable {
    /// Everybody.
    case everybody
    /// A name with an underscore in front is private, and `__all__` has the last word.
    case underscore
    /// A name with a capital is public.
    case capital
    /// The modifiers in front say so.
    case modifiers(public: [String], private: [String], otherwise: Bool)
    /// What is exported is public; without any export, everything is.
    case exports
    /// `static` is private, and so is a private section of a class.
    case linkage
    /// The section of the class says so.
    case sections
    /// `local` is private, unless the module returns it.
    case returned
}

/// What shows that a definition is a test.
struct TestRules: Sendable {
    /// Words behind `@`, `[` or `#[` in front of the definition.
    var annotations: [String] = []
    /// How names of test functions begin.
    var functionPrefixes: [String] = []
    /// Whether such a name counts only inside of a test class.
    var needsTestClass = false
    /// How names of what a test class inherits from end.
    var bases: [String] = []
    /// How names of test classes begin.
    var classPrefixes: [String] = []
    /// Functions whose call looks like a definition: `TEST(Suite, Name) { … }`.
    var macros: [String] = []
}
