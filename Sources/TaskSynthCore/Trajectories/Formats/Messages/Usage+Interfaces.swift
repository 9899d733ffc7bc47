extension Usage {
    /// Reads the `usage` of Anthropic's interface, whose input leaves out what a cache gave.
    init?(anthropic value: JSONValue?) {
        guard let object = value?.object else { return nil }
        self.init(anthropic: JSONFields(object))
    }

    /// Reads the `usage` of Anthropic's interface.
    init(anthropic fields: borrowing JSONFields<UsageKey>) {
        self.init(
            input: fields.integer(.input), output: fields.integer(.output),
            cacheRead: fields.integer(.cacheRead), cacheWrite: fields.integer(.cacheWrite),
            inputIncludesCache: false)
    }

    /// Reads the `usage` of chat completions, whose input includes what a cache gave.
    init?(chat value: JSONValue?) {
        guard let value, value["prompt_tokens"] != nil || value["completion_tokens"] != nil
        else { return nil }
        self.init(
            input: value["prompt_tokens"]?.integer, output: value["completion_tokens"]?.integer,
            cacheRead: value["prompt_tokens_details"]?["cached_tokens"]?.integer
                ?? value["cache_read_input_tokens"]?.integer,
            cacheWrite: value["cache_creation_input_tokens"]?.integer,
            reasoning: value["completion_tokens_details"]?["reasoning_tokens"]?.integer,
            total: value["total_tokens"]?.integer, inputIncludesCache: true)
    }

    /// Reads the `usage` of the Responses interface, whose input includes what a cache gave.
    init?(responses value: JSONValue?) {
        guard let value, value["input_tokens"] != nil || value["output_tokens"] != nil
        else { return nil }
        self.init(
            input: value["input_tokens"]?.integer, output: value["output_tokens"]?.integer,
            cacheRead: value["input_tokens_details"]?["cached_tokens"]?.integer,
            reasoning: value["output_tokens_details"]?["reasoning_tokens"]?.integer,
            total: value["total_tokens"]?.integer, inputIncludesCache: true)
    }

    /// Reads a `usage` of whichever interface it is.
    init?(any value: JSONValue?) {
        guard let value else { return nil }
        if let usage = Usage(chat: value) {
            self = usage
        } else if value["cache_read_input_tokens"] != nil
            || value["cache_creation_input_tokens"] != nil
        {
            guard let usage = Usage(anthropic: value) else { return nil }
            self = usage
        } else {
            guard let usage = Usage(responses: value) else { return nil }
            self = usage
        }
    }
}

/// What Anthropic's interface counts.
enum UsageKey: String, KnownWord {
    case input = "input_tokens"
    case output = "output_tokens"
    case cacheRead = "cache_read_input_tokens"
    case cacheWrite = "cache_creation_input_tokens"

    typealias Places = InlineArray<8, UInt32>
    static let table = WordTable<UsageKey>()
}
