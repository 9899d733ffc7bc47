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
    private var responses = 0
    /// The tokens of all responses, each counted once.
    private var sum = Usage(inputIncludesCache: false)
    private var callIDs = RecentNames<Never>()
    private var tools: [String: Tool] = [:]
    private var editedFiles: Set<Int> = []
    private var readFiles: Set<Int> = []

    /// What is known of a tool by its name.
    private struct Tool {
        let isEditing: Bool
        let isReading: Bool
        var calls = 0

        init(_ name: String) {
            isEditing = ["Edit", "MultiEdit", "Write", "NotebookEdit"].contains(name)
            isReading = ["Read", "NotebookRead"].contains(name)
        }

        mutating func countCall() -> Tool {
            calls += 1
            return self
        }
    }

    /// Counts calls, each once for its id.
    mutating func count(_ calls: [ToolCall]) {
        for place in calls.indices {
            // A call is costly to copy.
            count(
                calls[place].tool, id: calls[place].leftID, arguments: calls[place].arguments)
        }
    }

    private mutating func count(_ name: String, id: JSONText?, arguments: JSONValue) {
        if let id {
            guard callIDs.insert(id.nameHash) else { return }
        }
        let tool = tools[name, default: Tool(name)].countCall()
        guard tool.isEditing || tool.isReading,
            let path = arguments.firstString(["file_path", "notebook_path"])
        else { return }
        if tool.isEditing {
            editedFiles.insert(path.nameHash)
        } else {
            readFiles.insert(path.nameHash)
        }
    }

    /// Counts the usage of the first line of a response.
    mutating func countResponse(_ usage: Usage) {
        responses += 1
        sum.add(usage)
    }

    /// Counts what a further line of a response adds to its usage.
    mutating func count(growthFrom former: Usage, to usage: Usage) {
        sum.add(usage.growth(since: former))
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
        object["apiResponses"] = JSONValue(responses)
        object["toolCalls"] = JSONValue(tools.values.reduce(0) { $0 + $1.calls })
        object["tools"] = .object(JSONObject(counting: tools.mapValues(\.calls)))
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
