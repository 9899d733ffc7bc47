/// One section of a task's metadata: its values, and for each where it comes from or why it is null.
public struct MetadataSection: Hashable, Sendable {
    /// The values, in the order in which they were set.
    public private(set) var fields = JSONObject()
    /// For each key its origin and method, or the reason why it is null.
    public private(set) var provenance = JSONObject()

    /// Makes an empty section.
    public init() {}

    /// Sets a value.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - value: The value; a null belongs to ``leaveNull(_:because:)``.
    ///   - origin: Where the value comes from.
    ///   - method: The rule or reader that gave it, in a few words.
    public mutating func set(
        _ key: String, _ value: JSONValue, _ origin: ValueOrigin, method: String
    ) {
        fields[key] = value
        provenance[key] = ["origin": .string("\(origin)"), "method": .string(method)]
    }

    /// Sets a value, or null with a reason where there is none.
    public mutating func set(
        _ key: String, _ value: JSONValue?, _ origin: ValueOrigin, method: String,
        elseNullBecause reason: String
    ) {
        if let value, !value.isNull {
            set(key, value, origin, method: method)
        } else {
            leaveNull(key, because: reason)
        }
    }

    /// Says that a value is not known, and why.
    public mutating func leaveNull(_ key: String, because reason: String) {
        fields[key] = .null
        provenance[key] = ["origin": nil, "reason": .string(reason)]
    }

    /// The section without the secrets and homes of who was recorded.
    public func redacted(
        by redactor: Redactor, counting redaction: inout Redaction
    ) -> MetadataSection {
        var section = self
        section.fields = redactor.redact(fields, counting: &redaction)
        return section
    }

    /// Says for all of the keys why they are not known.
    public mutating func leaveNull(_ keys: [String], because reason: String) {
        for key in keys { leaveNull(key, because: reason) }
    }
}
