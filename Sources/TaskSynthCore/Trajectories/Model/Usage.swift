/// The tokens of one response, or of a whole session, as recorded.
///
/// ``input`` is what the record calls the input. Whether tokens that came from a cache are part of
/// it differs from writer to writer; ``inputIncludesCache`` says so, and ``promptTokens`` is the
/// same for all.
public struct Usage: Hashable, Sendable {
    /// The input tokens.
    public var input: Int?
    /// The output tokens.
    public var output: Int?
    /// The tokens read from a cache.
    public var cacheRead: Int?
    /// The tokens written to a cache.
    public var cacheWrite: Int?
    /// The tokens of reasoning.
    public var reasoning: Int?
    /// The sum that the record gives.
    public var total: Int?
    /// Whether ``input`` counts what came from or went to a cache.
    public var inputIncludesCache: Bool
    /// What it cost, in US dollars, where that was recorded.
    public var cost: Double?

    /// Makes a usage of what is known.
    public init(
        input: Int? = nil, output: Int? = nil, cacheRead: Int? = nil, cacheWrite: Int? = nil,
        reasoning: Int? = nil, total: Int? = nil, inputIncludesCache: Bool, cost: Double? = nil
    ) {
        self.input = input
        self.output = output
        self.cacheRead = cacheRead
        self.cacheWrite = cacheWrite
        self.reasoning = reasoning
        self.total = total
        self.inputIncludesCache = inputIncludesCache
        self.cost = cost
    }

    /// All tokens of the prompt, from a cache or not; `nil` where the input is not known.
    public var promptTokens: Int? {
        guard let input else { return nil }
        guard !inputIncludesCache else { return input }
        return input.addingClamped(cacheRead ?? 0).addingClamped(cacheWrite ?? 0)
    }

    /// Adds another usage: what is known on either side is known afterwards.
    public mutating func add(_ other: Usage) {
        input = Self.sum(input, other.input)
        output = Self.sum(output, other.output)
        cacheRead = Self.sum(cacheRead, other.cacheRead)
        cacheWrite = Self.sum(cacheWrite, other.cacheWrite)
        reasoning = Self.sum(reasoning, other.reasoning)
        total = Self.sum(total, other.total)
        inputIncludesCache = other.inputIncludesCache
        if let more = other.cost { cost = (cost ?? 0) + more }
    }

    /// Takes the greater of each count, as for two records of one response.
    public mutating func takeMaximum(_ other: Usage) {
        input = Self.maximum(input, other.input)
        output = Self.maximum(output, other.output)
        cacheRead = Self.maximum(cacheRead, other.cacheRead)
        cacheWrite = Self.maximum(cacheWrite, other.cacheWrite)
        reasoning = Self.maximum(reasoning, other.reasoning)
        total = Self.maximum(total, other.total)
        if let more = other.cost { cost = max(cost ?? more, more) }
    }

    /// What each count has grown by since a smaller usage.
    func growth(since former: Usage) -> Usage {
        Usage(
            input: Self.growth(former.input, input), output: Self.growth(former.output, output),
            cacheRead: Self.growth(former.cacheRead, cacheRead),
            cacheWrite: Self.growth(former.cacheWrite, cacheWrite),
            reasoning: Self.growth(former.reasoning, reasoning),
            total: Self.growth(former.total, total), inputIncludesCache: inputIncludesCache)
    }

    private static func growth(_ former: Int?, _ now: Int?) -> Int? {
        guard let now else { return nil }
        let (difference, isOverflow) = now.subtractingReportingOverflow(former ?? 0)
        return isOverflow ? .max : difference
    }

    private static func sum(_ first: Int?, _ second: Int?) -> Int? {
        guard let first, let second else { return first ?? second }
        return first.addingClamped(second)
    }

    private static func maximum(_ first: Int?, _ second: Int?) -> Int? {
        guard let first, let second else { return first ?? second }
        return max(first, second)
    }
}

extension Int {
    /// The sum, or the nearest integer where it does not fit.
    func addingClamped(_ other: Int) -> Int {
        let (sum, isOverflow) = addingReportingOverflow(other)
        guard isOverflow else { return sum }
        return other > 0 ? .max : .min
    }
}

extension Usage: JSONRepresentable {
    /// The normalized form.
    public var json: JSONValue {
        var object = JSONObject([
            .init(key: "input", value: JSONValue(input)),
            .init(key: "output", value: JSONValue(output)),
            .init(key: "cacheRead", value: JSONValue(cacheRead)),
            .init(key: "cacheWrite", value: JSONValue(cacheWrite)),
            .init(key: "reasoning", value: JSONValue(reasoning)),
            .init(key: "total", value: JSONValue(total)),
            .init(key: "inputIncludesCache", value: .bool(inputIncludesCache)),
        ])
        if let cost { object["cost"] = JSONValue(cost) }
        return .object(object)
    }
}
