/// The running total of a Codex session, which is repeated, and starts again after a reset.
struct CodexTotals {
    private var base: [Int] = [0, 0, 0, 0, 0]
    private var last: [Int]?

    /// Takes a total in.
    ///
    /// - Returns: What it grew by; `nil` where it did not.
    mutating func read(_ total: JSONValue?, isCopied: Bool) -> Usage? {
        guard let object = total?.object else { return nil }
        let fields = JSONFields<CodexTotalKey>(object)
        let now = CodexTotalKey.allCases.map { max(0, fields.integer($0) ?? 0) }
        let before = last ?? [0, 0, 0, 0, 0]
        guard now != last else { return nil }
        last = now
        if isCopied {
            // The total goes on from that of the session which this one was forked from.
            base = now.map { -$0 }
            return nil
        }
        let isReset = zip(now, before).contains { $0 < $1 }
        if isReset { base = zip(base, before).map { $0.addingClamped($1) } }
        let growth = isReset ? now : zip(now, before).map { $0 - $1 }
        return Self.usage(growth)
    }

    /// The sum over all resets; `nil` where no total was recorded.
    var sums: [Int]? {
        last.map { last in zip(base, last).map { $0.addingClamped($1) } }
    }

    /// The tokens of the session; `nil` where no total was recorded.
    var usage: Usage? { sums.map(Self.usage) }

    /// The sums by the names of the format.
    var object: JSONObject {
        guard let sums else { return JSONObject() }
        return JSONObject(
            zip(CodexTotalKey.allCases, sums).map {
                JSONObject.Member(key: $0.rawValue, value: JSONValue($1))
            })
    }

    private static func usage(_ values: [Int]) -> Usage {
        Usage(
            input: values[0], output: values[2], cacheRead: values[1], reasoning: values[3],
            total: values[4], inputIncludesCache: true)
    }
}
