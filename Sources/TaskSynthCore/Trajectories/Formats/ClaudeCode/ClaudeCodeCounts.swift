/// What is counted while a session of Claude Code is read.
struct ClaudeCodeCounts {
    var lines = 0
    var badLines = 0
    var duplicateUuids = 0
    var sidechainLines = 0
    var errorResults = 0
    var thinkingBlocks = 0
    var naiveOutputTokens = 0
    var runs = 0
    private var results: [JSONValue] = []
    private var responses: [Int: Usage] = [:]
    private var callIDs: Set<Int> = []
    private var tools: [String: Int] = [:]
    private var editedFiles: Set<String> = []
    private var readFiles: Set<String> = []

    private static let editing = ["Edit", "MultiEdit", "Write", "NotebookEdit"]
    private static let reading = ["Read", "NotebookRead"]

    /// Counts a call, once for each id.
    mutating func count(_ call: ToolCall) {
        if let id = call.id {
            guard callIDs.insert(id.hashValue).inserted else { return }
        }
        tools[call.tool, default: 0] += 1
        let isEdit = Self.editing.contains(call.tool)
        guard isEdit || Self.reading.contains(call.tool),
            let path = call.arguments.firstString(["file_path", "notebook_path"])
        else { return }
        if isEdit { editedFiles.insert(path) } else { readFiles.insert(path) }
    }

    /// Counts the usage of a line of a response.
    mutating func count(_ usage: Usage?, of response: Int) {
        let usage = usage ?? Usage(inputIncludesCache: false)
        naiveOutputTokens = naiveOutputTokens.addingClamped(usage.output ?? 0)
        if responses[response] == nil {
            responses[response] = usage
        } else {
            responses[response]?.takeMaximum(usage)
        }
    }

    /// Counts the totals that the end of a run gives.
    mutating func add(result: JSONObject) {
        results.append([
            "subtype": JSONValue(result["subtype"]?.string),
            "numTurns": JSONValue(result["num_turns"]?.integer),
            "input_tokens": JSONValue(result["usage"]?["input_tokens"]?.integer),
            "output_tokens": JSONValue(result["usage"]?["output_tokens"]?.integer),
        ])
    }

    /// The tokens of all responses, each counted once.
    var usage: Usage? {
        guard !responses.isEmpty else { return nil }
        var sum = Usage(inputIncludesCache: false)
        for usage in responses.values { sum.add(usage) }
        let isUnknown = sum.input == nil && sum.output == nil
        return isUnknown ? nil : sum
    }

    /// The counts by name.
    func object(seconds: Double?, unpaired: Int) -> JSONObject {
        let usage = usage
        var object = JSONObject()
        object["lines"] = JSONValue(lines)
        object["badLines"] = JSONValue(badLines)
        object["duplicateUuids"] = JSONValue(duplicateUuids)
        object["sidechainLines"] = JSONValue(sidechainLines)
        object["apiResponses"] = JSONValue(responses.count)
        object["toolCalls"] = JSONValue(tools.values.reduce(0, +))
        object["tools"] = .object(JSONObject(counting: tools))
        object["unpairedCalls"] = JSONValue(unpaired)
        object["errorResults"] = JSONValue(errorResults)
        object["thinkingBlocks"] = JSONValue(thinkingBlocks)
        object["filesEdited"] = JSONValue(editedFiles.count)
        object["filesRead"] = JSONValue(readFiles.count)
        object["tokens"] = [
            "input_tokens": JSONValue(usage?.input ?? 0),
            "output_tokens": JSONValue(usage?.output ?? 0),
            "cache_creation_input_tokens": JSONValue(usage?.cacheWrite ?? 0),
            "cache_read_input_tokens": JSONValue(usage?.cacheRead ?? 0),
        ]
        object["naiveOutputTokens"] = JSONValue(naiveOutputTokens)
        object["wallSeconds"] = JSONValue(seconds?.roundedToMilliseconds)
        if runs > 0 || !results.isEmpty {
            object["runs"] = JSONValue(max(runs, results.count))
            object["results"] = .array(results)
        }
        return object
    }
}

extension JSONObject {
    /// Makes an object of counts, in the order of their names.
    init(counting counts: [String: Int]) {
        let sorted = counts.sorted { $0.key < $1.key }
        self.init(sorted.map { Member(key: $0.key, value: JSONValue($0.value)) })
    }
}

extension Double {
    /// The nearest multiple of a thousandth.
    var roundedToMilliseconds: Double { (self * 1_000).rounded() / 1_000 }
}
