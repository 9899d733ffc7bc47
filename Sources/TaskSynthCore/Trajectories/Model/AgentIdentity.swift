/// Which program acted, and which model it asked.
public struct AgentIdentity: Hashable, Sendable {
    /// The name of the program.
    public var name: String?
    /// The version of the program.
    public var version: String?
    /// The model that answered first.
    public var model: String?

    /// Makes an identity.
    public init(name: String? = nil, version: String? = nil, model: String? = nil) {
        self.name = name
        self.version = version
        self.model = model
    }
}

extension AgentIdentity: JSONRepresentable {
    /// Name, version and model.
    public var json: JSONValue {
        ["name": JSONValue(name), "version": JSONValue(version), "model": JSONValue(model)]
    }
}
