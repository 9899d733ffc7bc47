import TaskSynthCore
import Testing

/// What becomes of the metadata that is there when sections are computed.
@Suite struct EnrichmentTests {
    private static func section() -> MetadataSection {
        var section = MetadataSection()
        section.set("totalSteps", 7, .measured, method: "steps of the record")
        section.set("words", "ours", .derived, method: "a rule")
        section.leaveNull("cost", because: "none was recorded")
        return section
    }

    private static func enriched(_ document: JSONObject) -> JSONObject {
        var enrichment = Enrichment()
        enrichment.sections[.stepLevelMetrics] = section()
        return enrichment.enrich(document)
    }

    @Test(
        arguments: [
            [:], ["stepLevelMetrics": nil], ["stepLevelMetrics": "seven steps"],
            ["stepLevelMetrics": [1, 2]], ["stepLevelMetrics": ["totalSteps": 3, "theirs": true]],
            ["provenance": "nobody knows", "other": ["a": nil]],
        ] as [JSONObject])
    func `gives the same when it is done twice`(document: JSONObject) {
        let once = Self.enriched(document)
        #expect(Self.enriched(once) == once)
    }

    @Test func `keeps what others wrote, and says what it measured`() {
        let document = Self.enriched([
            "stepLevelMetrics": ["totalSteps": 3, "words": "theirs", "more": [1]], "note": "kept",
        ])
        #expect(document["note"] == "kept")
        #expect(
            document["stepLevelMetrics"]
                == ["totalSteps": 7, "words": "theirs", "more": [1], "cost": nil])
        let origins = document["provenance"]?["sections"]?["stepLevelMetrics"]
        #expect(origins?["totalSteps"]?["replaced"] == 3)
        #expect(origins?["words"]?["measured"] == "ours")
        #expect(origins?["more"]?["origin"] == "recorded")
        #expect(origins?["cost"]?["reason"] == "none was recorded")
    }

    @Test func `keeps a section that is no object beside the one that takes its place`() {
        let document = Self.enriched(["stepLevelMetrics": "seven steps"])
        #expect(document["stepLevelMetrics"]?["totalSteps"] == 7)
        #expect(document["provenance"]?["replacedSections"] == ["stepLevelMetrics": "seven steps"])
        #expect(Self.enriched(["provenance": "a wish"])["provenance"]?["replaced"] == "a wish")
    }

    @Test func `says for each value of a goal that nobody has stated why it is not there`() {
        let section = TaskGoal.unknown(because: "nobody states it")
        #expect(section.fields.members.count == 6)
        #expect(section.fields.members.allSatisfy { $0.value.isNull })
        #expect(
            section.provenance.members.allSatisfy { $0.value["reason"] == "nobody states it" })
    }
}
