/// What is counted while a rollout of Codex is read.
struct CodexCounts {
    var lines = 0
    var badLines = 0
    var turnContexts = 0
    var naiveTotalTokens = 0
    private var tools: [String: Int] = [:]

    mutating func count(_ tool: String) { tools[tool, default: 0] += 1 }

    /// The counts by name.
    func object(totals: CodexTotals, seconds: Double?, unpaired: Int) -> JSONObject {
        var object = JSONObject()
        object["lines"] = JSONValue(lines)
        object["badLines"] = JSONValue(badLines)
        object["turnContexts"] = JSONValue(turnContexts)
        object["toolCalls"] = JSONValue(tools.values.reduce(0, +))
        object["tools"] = .object(JSONObject(counting: tools))
        object["unpairedCalls"] = JSONValue(unpaired)
        object["tokens"] = .object(totals.object)
        object["naiveTotalTokens"] = JSONValue(naiveTotalTokens)
        object["wallSeconds"] = JSONValue(seconds?.roundedToMilliseconds)
        return object
    }
}
