/// What became of an attempt's change when the tests of the task were run on it.
public struct AttemptVerdict: Hashable, Sendable {
    /// Whether the problem is solved; `nil` where that is not known.
    public var isResolved: Bool?
    /// The tests that the fix makes pass and that fail with this change.
    public var stillFailing: [String]
    /// The tests that passed before and fail with this change.
    public var broken: [String]
    /// How many tests that the fix makes pass do pass with this change; `nil` where nobody counted.
    public var solved: Int?

    /// Makes a verdict; without a value, nothing is known.
    public init(
        isResolved: Bool? = nil, stillFailing: [String] = [], broken: [String] = [],
        solved: Int? = nil
    ) {
        self.isResolved =
            isResolved ?? (stillFailing.isEmpty && broken.isEmpty ? nil : false)
        self.stillFailing = stillFailing
        self.broken = broken
        self.solved = solved
    }
}

extension AttemptVerdict {
    /// Reads the report that the SWE-bench harness writes for an instance.
    ///
    /// Fails where the document is no such report.
    ///
    /// - Parameter report: The report, or an object with the report under the instance's name.
    public init?(sweBench report: JSONValue) {
        let inner = report.object.flatMap { $0.members.count == 1 ? $0.members[0].value : nil }
        let document = report["resolved"] == nil ? inner ?? report : report
        guard let isResolved = document["resolved"]?.bool else { return nil }
        let status = document["tests_status"]
        func tests(_ set: String, _ outcome: String) -> [String]? {
            status?[set]?[outcome]?.array?.compactMap(\.string)
        }
        self.init(
            isResolved: isResolved, stillFailing: tests("FAIL_TO_PASS", "failure") ?? [],
            broken: tests("PASS_TO_PASS", "failure") ?? [],
            solved: tests("FAIL_TO_PASS", "success")?.count)
    }
}
