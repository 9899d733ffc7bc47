/// The document `metadata.json`: base fields, seven sections, and where each value comes from.
public struct TaskMetadata: Hashable, Sendable {
    /// The version of the document's form.
    public static let schemaVersion = "1.0"

    /// Which change of which repository the task is.
    public var facts: TaskFacts
    /// The sections that are known; a missing one is written as null.
    public var sections: [SectionName: MetadataSection]
    /// The proof that the parts compose to the change.
    public var splitProof: JSONValue
    /// What the validation cycle found.
    public var validation: JSONValue
    /// The version of the tool, its options, and what the task was made from.
    public var provenance: JSONObject

    /// Makes a document without sections.
    public init(
        facts: TaskFacts, splitProof: JSONValue, validation: JSONValue, provenance: JSONObject
    ) {
        self.facts = facts
        self.splitProof = splitProof
        self.validation = validation
        self.provenance = provenance
        sections = [:]
    }
}

extension TaskMetadata: JSONRepresentable {
    /// The document.
    public var json: JSONValue {
        var document = JSONObject()
        document["schemaVersion"] = .string(Self.schemaVersion)
        document["instanceId"] = .string(facts.instanceID)
        document["author"] = JSONValue(facts.author)
        document["repo"] = .string(facts.repository)
        document["base"] = .string(facts.base)
        document["head"] = .string(facts.head)
        document["mergeBase"] = JSONValue(facts.mergeBase)
        document["prNumber"] = JSONValue(facts.pullRequestNumber.map(String.init))
        document["issueNumbers"] = JSONValue(facts.issueNumbers)
        document["createdAt"] = JSONValue(facts.createdAt)
        document["license"] = JSONValue(facts.license)
        document["failure"] = JSONValue(facts.failure)
        document["inputTokens"] = tokens("inputTokens")
        document["outputTokens"] = tokens("outputTokens")
        document["tags"] = facts.tags.json
        document["splitProof"] = splitProof
        document["validation"] = validation
        for name in SectionName.allCases {
            document[name.rawValue] = sections[name].map { .object($0.fields) } ?? .null
        }
        document["provenance"] = .object(wholeProvenance)
        return .object(document)
    }

    private func tokens(_ key: String) -> JSONValue {
        sections[.stepLevelMetrics]?.fields["tokenCounts"]?[key] ?? .null
    }

    private var wholeProvenance: JSONObject {
        var whole = provenance
        var origins = JSONObject()
        for name in SectionName.allCases {
            origins[name.rawValue] =
                sections[name].map { .object($0.provenance) }
                ?? ["origin": nil, "reason": "not computed"]
        }
        whole["sections"] = .object(origins)
        return whole
    }
}
