/// What a symbol defines.
public struct SymbolKind: Hashable, Sendable {
    private enum Storage: String {
        case function, method, constructor, `class`, `struct`, union, `enum`, interface, `protocol`
        case trait, `extension`, property, constant, typeAlias, module, macro, test
    }
    private let storage: Storage

    private init(_ storage: Storage) { self.storage = storage }

    /// The word for it in JSON.
    public var name: String { storage.rawValue }

    /// A function that belongs to no type.
    public static let function = SymbolKind(.function)
    /// A function of a type.
    public static let method = SymbolKind(.method)
    /// A function that makes a value of its type.
    public static let constructor = SymbolKind(.constructor)
    /// A class.
    public static let `class` = SymbolKind(.class)
    /// A structure or record.
    public static let `struct` = SymbolKind(.struct)
    /// A union.
    public static let union = SymbolKind(.union)
    /// An enumeration.
    public static let `enum` = SymbolKind(.enum)
    /// An interface.
    public static let interface = SymbolKind(.interface)
    /// A protocol.
    public static let `protocol` = SymbolKind(.protocol)
    /// A trait.
    public static let trait = SymbolKind(.trait)
    /// An addition to a type, or what a type does for a trait.
    public static let `extension` = SymbolKind(.extension)
    /// A variable, field or computed property.
    public static let property = SymbolKind(.property)
    /// A constant.
    public static let constant = SymbolKind(.constant)
    /// Another name for a type.
    public static let typeAlias = SymbolKind(.typeAlias)
    /// A module, namespace or package.
    public static let module = SymbolKind(.module)
    /// A macro.
    public static let macro = SymbolKind(.macro)
    /// A test, or a part of the text that is compiled for tests alone.
    public static let test = SymbolKind(.test)
}

extension SymbolKind {
    /// Whether it runs when it is called.
    public var isCallable: Bool {
        switch storage {
        case .function, .method, .constructor, .macro, .test: true
        default: false
        }
    }

    /// Whether it is a type, or adds to one.
    public var isType: Bool {
        switch storage {
        case .class, .struct, .union, .enum, .interface, .protocol, .trait, .extension: true
        default: false
        }
    }
}

extension SymbolKind: CustomStringConvertible {
    /// The word for it in JSON.
    public var description: String { name }
}
