/// What a run says about one test, or about a suite, a hook or a file.
public struct TestResult: Hashable, Sendable {
    /// The runner's own full name of the test, whole, so that it can be given back to the runner.
    public var id: String
    /// What became of it.
    public var status: TestStatus
    /// How long it took.
    public var durationSeconds: Double?
    /// The source file that the run names for it.
    public var file: String?
    /// The line in ``file``, counted from 1.
    public var line: Int?
    /// Why it failed, or was skipped, in the runner's words.
    public var message: String?
    /// What the runner shows of its output or its traceback.
    public var output: String?
    /// What the result is about; `nil` for a test.
    public var scope: TestScope?

    /// Makes a result.
    public init(
        id: String, status: TestStatus, durationSeconds: Double? = nil, file: String? = nil,
        line: Int? = nil, message: String? = nil, output: String? = nil, scope: TestScope? = nil
    ) {
        self.id = id
        self.status = status
        self.durationSeconds = durationSeconds
        self.file = file
        self.line = line
        self.message = message
        self.output = output
        self.scope = scope
    }
}

extension TestResult: JSONRepresentable {
    /// The members that the `tests` verb promises; line and output only where they are known.
    public var json: JSONValue {
        var members: [JSONObject.Member] = [
            .init(key: "id", value: .string(id)),
            .init(key: "status", value: .string(status.rawValue)),
            .init(key: "durationSeconds", value: JSONValue(durationSeconds)),
            .init(key: "file", value: JSONValue(file)),
        ]
        if let line { members.append(.init(key: "line", value: JSONValue(line))) }
        members.append(.init(key: "message", value: JSONValue(message)))
        if let output { members.append(.init(key: "output", value: .string(output))) }
        members.append(.init(key: "scope", value: JSONValue(scope?.rawValue)))
        return .object(JSONObject(members))
    }
}
