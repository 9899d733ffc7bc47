import TaskSynthCore

/// The header fields of a message; names are compared without regard to case.
public struct HTTPHeaders: Hashable, Sendable {
    /// One field.
    public struct Field: Hashable, Sendable {
        /// The name as it is written.
        public let name: String
        /// The value.
        public let value: String
    }

    /// The fields in order.
    public private(set) var fields: [Field] = []

    /// Makes a set of fields.
    public init(_ fields: [(String, String)] = []) {
        for (name, value) in fields { add(name, value) }
    }

    /// Adds a field after the others.
    public mutating func add(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// The value of the first field with a name; setting replaces all of that name.
    public subscript(name: String) -> String? {
        get {
            let wanted = name.lowercased()
            return fields.first { $0.name.lowercased() == wanted }?.value
        }
        set {
            let wanted = name.lowercased()
            fields.removeAll { $0.name.lowercased() == wanted }
            if let newValue { add(name, newValue) }
        }
    }

    /// The value of a field that is a whole number.
    public func integer(_ name: String) -> Int? { self[name].flatMap { Int($0.trimmed) } }
}
