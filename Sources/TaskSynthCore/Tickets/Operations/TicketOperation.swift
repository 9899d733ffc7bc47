/// What a provider is asked to do, as a value that can be logged, sent or replayed.
public struct TicketOperation: Hashable, Sendable {
    /// The kinds of work that can be asked for.
    public enum Kind: String, TicketVocabulary {
        case `import`
        case export
        case link
        case syncState = "sync_state"

        /// The other words that are read as a kind: there are none.
        public static var aliases: [String: Self] { [:] }
    }

    /// The provider.
    public var provider: TicketProvider
    /// The kind of work.
    public var kind: Kind
    /// The local tasks that it is about.
    public var beadIDs: [String]
    /// What to look for, in the provider's own words.
    public var query: String?
    /// The relation that new links get.
    public var relation: TicketRelation?
    /// The mode that new links get.
    public var syncMode: TicketSyncMode?
    /// What narrows the search, in the provider's own words.
    public var filters: JSONObject?
    /// What the provider needs to know; this side does not look into it.
    public var providerConfiguration: JSONObject?

    /// Makes a request.
    public init(provider: TicketProvider, kind: Kind, beadIDs: [String] = []) {
        self.provider = provider
        self.kind = kind
        self.beadIDs = beadIDs
    }
}

extension TicketOperation: JSONRepresentable {
    /// The members of the contract; optional ones only where they hold something.
    public var json: JSONValue {
        var object = JSONObject()
        object["provider"] = .string(provider.slug)
        object["operation"] = .string(kind.rawValue)
        object["bead_ids"] = .array(beadIDs.map(JSONValue.string))
        object["query"] = query.map(JSONValue.string)
        object["relation"] = (relation?.rawValue).map(JSONValue.string)
        object["sync_mode"] = (syncMode?.rawValue).map(JSONValue.string)
        object["filters"] = filters.map(JSONValue.object)
        object["provider_config"] = providerConfiguration.map(JSONValue.object)
        return .object(object)
    }

    /// Reads a request.
    ///
    /// - Throws: ``JSONError`` where provider or operation is missing or unknown.
    public init(reading json: JSONValue) throws(JSONError) {
        guard let name = json["provider"]?.string, let provider = TicketProvider(reading: name)
        else { throw JSONError(.badShape, detail: "'provider' is not a provider's slug") }
        guard let word = json["operation"]?.string, let kind = Kind(reading: word) else {
            let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw JSONError(.badShape, detail: "'operation' is none of \(known)")
        }
        self.init(provider: provider, kind: kind)
        beadIDs = json["bead_ids"]?.array?.compactMap(\.string) ?? []
        query = json["query"]?.string
        relation = json["relation"]?.string.flatMap(TicketRelation.init(reading:))
        syncMode = json["sync_mode"]?.string.flatMap(TicketSyncMode.init(reading:))
        filters = json["filters"]?.object
        providerConfiguration = json["provider_config"]?.object
    }
}
