/// A file of a tree: its bytes and its mode.
public struct TreeFile: Hashable, Sendable {
    /// The content; the target of a symbolic link; `Subproject commit …` for a submodule.
    public let content: [UInt8]
    /// The mode.
    public let mode: FileMode

    /// Makes a file.
    public init(content: [UInt8], mode: FileMode = .regular) {
        self.content = content
        self.mode = mode
    }
}
