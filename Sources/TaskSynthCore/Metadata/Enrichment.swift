/// Fills the seven sections of a bundle's metadata from what is known, and keeps all else.
///
/// Nothing that others wrote is lost. What they put into words stays where it is, and so does
/// what we cannot measure; our finding then stands beside it, in the provenance, as `measured`. A
/// number, truth value or object that the bundle's own files give is measured anew, and the former
/// value stands in the provenance as `replaced`; members that we have no name for stay in it. A
/// section that is no object stands in the provenance under `replacedSections`.
/// Enriching again from the same values changes nothing.
public struct Enrichment: Sendable {
    /// The sections that were computed.
    public var sections: [SectionName: MetadataSection]

    /// Makes an enrichment without sections.
    public init() { sections = [:] }

    /// Puts the sections into a metadata document.
    ///
    /// - Parameter document: The document as it is, ours or of an older system.
    /// - Returns: The document with all seven sections, and where each of their values comes from.
    public func enrich(_ document: JSONObject) -> JSONObject {
        var result = document
        var provenance = document["provenance"]?.object ?? JSONObject()
        if let former = document["provenance"], former.object == nil, !former.isNull {
            provenance["replaced"] = former
        }
        var origins = provenance["sections"]?.object ?? JSONObject()
        var replaced = provenance["replacedSections"]?.object ?? JSONObject()
        for name in SectionName.allCases {
            guard let section = sections[name] else {
                if result[name.rawValue] == nil { result[name.rawValue] = .null }
                if origins[name.rawValue] == nil {
                    origins[name.rawValue] = ["origin": nil, "reason": "not computed"]
                }
                continue
            }
            let old = document[name.rawValue]?.object ?? JSONObject()
            if let former = document[name.rawValue], former.object == nil, !former.isNull {
                replaced[name.rawValue] = former
            }
            let oldOrigins = document["provenance"]?["sections"]?[name.rawValue]?.object
            let (fields, sources) = Self.merge(section, into: old, oldOrigins)
            result[name.rawValue] = .object(fields)
            origins[name.rawValue] = .object(sources)
        }
        provenance["sections"] = .object(origins)
        if !replaced.isEmpty { provenance["replacedSections"] = .object(replaced) }
        result["provenance"] = .object(provenance)
        return result
    }

    private static func merge(
        _ section: MetadataSection, into old: JSONObject, _ oldOrigins: JSONObject?
    ) -> (JSONObject, JSONObject) {
        var fields = old
        var sources = section.provenance
        for member in section.fields.members {
            let key = member.key
            let former = former(key, old, oldOrigins)
            if former.isNull || former == member.value {
                fields[key] = member.value
            } else if member.value.isNull || former.isWords {
                fields[key] = former
                sources[key] = kept(beside: member.value, sources[key])
            } else {
                fields[key] = member.value.addingMembers(of: former)
                var source = sources[key]?.object ?? JSONObject()
                source["replaced"] = former
                sources[key] = .object(source)
            }
        }
        for key in old.keys where section.fields[key] == nil {
            sources[key] = oldOrigins?[key] ?? kept(beside: nil, nil)
        }
        return (fields, sources)
    }

    /// The value of somebody else under a key, as it was before anything was enriched.
    private static func former(
        _ key: String, _ old: JSONObject, _ origins: JSONObject?
    ) -> JSONValue {
        guard let origin = origins?[key] else { return old[key] ?? .null }
        if origin["method"] == keptMethod { return old[key] ?? .null }
        return origin["replaced"] ?? .null
    }

    private static let keptMethod: JSONValue = "kept as it was found"

    /// Where a kept value comes from, with what was measured in its place.
    private static func kept(beside value: JSONValue?, _ source: JSONValue?) -> JSONValue {
        var kept: JSONObject = ["origin": "recorded", "method": keptMethod]
        if let value, !value.isNull {
            kept["measured"] = value
            kept["measuredMethod"] = source?["method"]
        }
        return .object(kept)
    }

    /// The values of others that differ from what was measured, as `section.key`.
    ///
    /// - Parameter document: A document that was enriched.
    /// - Returns: Those that stay in their place, and those that stand in the provenance.
    public static func differences(
        in document: JSONObject
    ) -> (kept: [String], replaced: [String]) {
        var kept: [String] = []
        var replaced: [String] = []
        for section in document["provenance"]?["sections"]?.object?.members ?? [] {
            for member in section.value.object?.members ?? [] {
                let name = "\(section.key).\(member.key)"
                if member.value["measured"] != nil { kept.append(name) }
                if member.value["replaced"] != nil { replaced.append(name) }
            }
        }
        return (kept, replaced)
    }
}

extension JSONValue {
    /// Whether this is a text, or a list of texts: what a person says, not what is counted.
    fileprivate var isWords: Bool {
        switch self {
        case .string: true
        case .array(let elements): !elements.isEmpty && elements.allSatisfy { $0.string != nil }
        default: false
        }
    }

    /// This object with the members of another one that it has no name for.
    fileprivate func addingMembers(of other: JSONValue) -> JSONValue {
        guard var object, let other = other.object else { return self }
        for member in other.members where object[member.key] == nil {
            object[member.key] = member.value
        }
        return .object(object)
    }
}
