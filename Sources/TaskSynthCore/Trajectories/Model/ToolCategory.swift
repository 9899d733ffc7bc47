/// What a tool is for.
public struct ToolCategory: Hashable, Sendable {
    /// The name in the normalized form.
    public let name: String

    /// Looks for text or symbols.
    public static let search = ToolCategory(name: "search")
    /// Looks for files, or lists a folder.
    public static let listFiles = ToolCategory(name: "listFiles")
    /// Shows the content of a file.
    public static let readFile = ToolCategory(name: "readFile")
    /// Changes a file.
    public static let editFile = ToolCategory(name: "editFile")
    /// Makes a file, or overwrites one.
    public static let createFile = ToolCategory(name: "createFile")
    /// Removes a file.
    public static let deleteFile = ToolCategory(name: "deleteFile")
    /// Runs a command that is none of the others.
    public static let runCommand = ToolCategory(name: "runCommand")
    /// Runs tests.
    public static let runTests = ToolCategory(name: "runTests")
    /// Compiles or type-checks.
    public static let build = ToolCategory(name: "build")
    /// Checks style.
    public static let lint = ToolCategory(name: "lint")
    /// Asks or changes the history.
    public static let versionControl = ToolCategory(name: "versionControl")
    /// States or updates a plan, or thinks aloud.
    public static let plan = ToolCategory(name: "plan")
    /// Asks the network.
    public static let web = ToolCategory(name: "web")
    /// Asks a person.
    public static let ask = ToolCategory(name: "ask")
    /// Ends the attempt.
    public static let submit = ToolCategory(name: "submit")
    /// None of these, subagents among them.
    public static let other = ToolCategory(name: "other")
}
