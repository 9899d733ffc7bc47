/// Fills the seven sections of a bundle's metadata from what is known, and keeps all else.
///
/// Enriching again from the same values changes nothing. A value of ours replaces an older one; a
/// value that we cannot measure stays as somebody else left it, marked as kept.
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
        var origins = provenance["sections"]?.object ?? JSONObject()
        for name in SectionName.allCases {
            guard let section = sections[name] else {
                if result[name.rawValue] == nil { result[name.rawValue] = .null }
                if origins[name.rawValue] == nil {
                    origins[name.rawValue] = ["origin": nil, "reason": "not computed"]
                }
                continue
            }
            let old = document[name.rawValue]?.object ?? JSONObject()
            let oldOrigins = document["provenance"]?["sections"]?[name.rawValue]?.object
            let (fields, sources) = Self.merge(section, into: old, oldOrigins)
            result[name.rawValue] = .object(fields)
            origins[name.rawValue] = .object(sources)
        }
        provenance["sections"] = .object(origins)
        result["provenance"] = .object(provenance)
        return result
    }

    private static func merge(
        _ section: MetadataSection, into old: JSONObject, _ oldOrigins: JSONObject?
    ) -> (JSONObject, JSONObject) {
        var fields = old
        var sources = section.provenance
        for member in section.fields.members {
            let existing = old[member.key] ?? .null
            if member.value.isNull, !existing.isNull, !isOurs(member.key, oldOrigins) {
                sources[member.key] = Self.kept
            } else {
                fields[member.key] = member.value
            }
        }
        for key in old.keys where section.fields[key] == nil {
            sources[key] = oldOrigins?[key] ?? Self.kept
        }
        return (fields, sources)
    }

    /// Whether a value was written by this tool, so that a null of today is the better answer.
    private static func isOurs(_ key: String, _ origins: JSONObject?) -> Bool {
        guard let origin = origins?[key] else { return false }
        return origin != Self.kept
    }

    private static let kept: JSONValue = [
        "origin": "recorded", "method": "kept as it was found",
    ]
}
