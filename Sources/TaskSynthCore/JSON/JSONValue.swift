/// A JSON value that keeps what its text said: the order of members, and numbers as written.
///
/// Our own documents are built as values of this type with literals, because they promise two
/// things that `JSONEncoder` does not keep: members in a fixed order, and an explicit `null` for
/// what was not measured.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// A value that has one JSON form.
public protocol JSONRepresentable {
    /// The JSON form, members in the order of its contract.
    var json: JSONValue { get }
}

extension JSONValue: JSONRepresentable {
    /// The value itself.
    public var json: JSONValue { self }
}

extension JSONValue {
    /// Makes a string, or null.
    public init(_ string: String?) { self = string.map(JSONValue.string) ?? .null }

    /// Makes a number, or null.
    public init(_ integer: Int?) {
        self = integer.map { .number(JSONNumber($0)) } ?? .null
    }

    /// Makes a number, or null where there is none or it is not finite.
    public init(_ double: Double?) {
        guard let double, double.isFinite else {
            self = .null
            return
        }
        self = .number(JSONNumber(double))
    }

    /// Makes a truth value, or null.
    public init(_ bool: Bool?) { self = bool.map(JSONValue.bool) ?? .null }

    /// Makes the JSON form of a value, or null.
    public init(_ value: (some JSONRepresentable)?) { self = value?.json ?? .null }

    /// Makes an array of the JSON forms of values.
    public init(_ values: [some JSONRepresentable]) { self = .array(values.map(\.json)) }

    /// Makes an array of strings.
    public init(_ strings: [String]) { self = .array(strings.map(JSONValue.string)) }

    /// Makes an array of numbers.
    public init(_ integers: [Int]) { self = .array(integers.map { .number(JSONNumber($0)) }) }
}

extension JSONValue {
    /// Whether this is null.
    public var isNull: Bool { self == .null }

    /// The text of a string.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The value of a number that is an integer.
    public var integer: Int? {
        guard case .number(let number) = self else { return nil }
        return number.integer
    }

    /// The value of a number.
    public var double: Double? {
        guard case .number(let number) = self else { return nil }
        return number.double
    }

    /// The truth value.
    public var bool: Bool? {
        guard case .bool(let bool) = self else { return nil }
        return bool
    }

    /// The elements of an array.
    public var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object.
    public var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }

    /// The value of a member, where this is an object that has it.
    public subscript(key: String) -> JSONValue? { object?[key] }

    /// The value at a place, where this is an array that has it.
    public subscript(index: Int) -> JSONValue? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringInterpolation,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Makes null.
    public init(nilLiteral: ()) { self = .null }

    /// Makes a truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// Makes a number.
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }

    /// Makes a number.
    public init(floatLiteral value: Double) { self = JSONValue(value) }

    /// Makes a string.
    public init(stringLiteral value: String) { self = .string(value) }

    /// Makes an array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// Makes an object whose members keep their order.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member(key: $0.0, value: $0.1) }))
    }
}
