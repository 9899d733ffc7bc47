/// What a provider can do beyond what every provider can.
public struct ProviderCapabilities: Hashable, Sendable {
    /// Whether tickets may have children that this side can make.
    public var supportsChildren: Bool
    /// Whether the text of a ticket can be changed.
    public var supportsUpdate: Bool
    /// Whether the state of linked tickets can be read again.
    public var supportsStateSync: Bool
    /// Whether a ticket can be marked as being worked on.
    public var supportsInProgress: Bool

    /// Makes a set of capabilities; what is not said is not supported.
    public init(
        supportsChildren: Bool = false, supportsUpdate: Bool = false,
        supportsStateSync: Bool = false, supportsInProgress: Bool = false
    ) {
        self.supportsChildren = supportsChildren
        self.supportsUpdate = supportsUpdate
        self.supportsStateSync = supportsStateSync
        self.supportsInProgress = supportsInProgress
    }
}

extension ProviderCapabilities: JSONRepresentable {
    /// The four answers.
    public var json: JSONValue {
        [
            "supportsChildren": .bool(supportsChildren), "supportsUpdate": .bool(supportsUpdate),
            "supportsStateSync": .bool(supportsStateSync),
            "supportsInProgress": .bool(supportsInProgress),
        ]
    }
}
