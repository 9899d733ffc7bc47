/// The file that a finding about a project comes from.
public struct ToolchainEvidence: Hashable, Sendable {
    /// What was found: `packageManager`, `testFramework`, `testCommand`, `service`.
    public let finding: String
    /// What it is.
    public let value: String
    /// The file that says so.
    public let file: String

    /// Makes evidence.
    public init(finding: String, value: String, file: String) {
        self.finding = finding
        self.value = value
        self.file = file
    }
}

extension ToolchainEvidence: JSONRepresentable {
    /// `{finding, value, file}`.
    public var json: JSONValue {
        ["finding": .string(finding), "value": .string(value), "file": .string(file)]
    }
}
