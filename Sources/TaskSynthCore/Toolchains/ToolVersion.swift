/// A version of a tool that a project wants.
public struct ToolVersion: Hashable, Sendable {
    /// The tool: `python`, `node`, `go`, `rust`, `java`, `gradle`.
    public let tool: String
    /// The version or the range, as the file writes it.
    public let wanted: String
    /// The file that says so.
    public let file: String

    /// Makes a wish for a version.
    public init(tool: String, wanted: String, file: String) {
        self.tool = tool
        self.wanted = wanted
        self.file = file
    }
}

extension ToolVersion: JSONRepresentable {
    /// `{tool, wanted, file}`.
    public var json: JSONValue {
        ["tool": .string(tool), "wanted": .string(wanted), "file": .string(file)]
    }
}
