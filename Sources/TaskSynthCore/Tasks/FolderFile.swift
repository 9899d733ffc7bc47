/// One file of a folder, held in memory.
public struct FolderFile: Hashable, Sendable {
    /// The path from the folder, with `/` between its parts.
    public let path: String
    /// The content.
    public let bytes: [UInt8]
    /// Whether the file may be executed.
    public let isExecutable: Bool

    /// Makes a file.
    public init(path: String, bytes: [UInt8], isExecutable: Bool = false) {
        self.path = path
        self.bytes = bytes
        self.isExecutable = isExecutable
    }

    /// Makes a file of text.
    public init(path: String, text: String, isExecutable: Bool = false) {
        self.init(path: path, bytes: Array(text.utf8), isExecutable: isExecutable)
    }

    /// Whether the path stays inside of its folder.
    public var isSafe: Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !path.utf8.contains(0) && parts.allSatisfy { !["", ".", ".."].contains($0) }
    }
}
