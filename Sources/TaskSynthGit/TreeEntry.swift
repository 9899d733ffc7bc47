/// One file of a tree.
public struct TreeEntry: Hashable, Sendable {
    /// The path from the root, as bytes.
    public let path: [UInt8]
    /// The mode as Git has it: `0o100644`, `0o100755`, `0o120000` or `0o160000`.
    public let mode: UInt32
    /// The name of the content; of the commit, for a submodule.
    public let id: ObjectID

    /// The path, with U+FFFD for what is not UTF-8.
    public var pathText: String { String(decoding: path, as: UTF8.self) }
    /// Whether the entry is a submodule.
    public var isSubmodule: Bool { mode == 0o160000 }
    /// Whether the entry is a symbolic link.
    public var isSymbolicLink: Bool { mode == 0o120000 }
}
