/// The innermost function or class around a changed line.
public struct ChangedNode: Hashable, Sendable {
    /// The file that it is in.
    public var file: String
    /// Whether it is a function rather than a class.
    public var isFunction: Bool
    /// The names from the outermost container inwards.
    public var path: String
}

extension ChangedNode: JSONRepresentable {
    /// The file, the kind and the path.
    public var json: JSONValue {
        [
            "file": .string(file), "kind": .string(isFunction ? "function" : "class"),
            "path": .string(path),
        ]
    }
}
