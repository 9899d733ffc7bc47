extension Usage {
    /// Reads the `usage` of Anthropic's interface, whose input leaves out what a cache gave.
    init?(anthropic value: JSONValue?) {
        guard let value, value.object != nil else { return nil }
        self.init(
            input: value["input_tokens"]?.integer, output: value["output_tokens"]?.integer,
            cacheRead: value["cache_read_input_tokens"]?.integer,
            cacheWrite: value["cache_creation_input_tokens"]?.integer,
            inputIncludesCache: false)
    }
}
