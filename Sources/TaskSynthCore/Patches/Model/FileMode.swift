/// The mode of a file, as git records it.
public struct FileMode: RawRepresentable, Hashable, Sendable {
    /// The type and permission bits.
    public let rawValue: UInt32

    /// Makes a mode of its bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A file that cannot be executed, `100644`.
    public static let regular = FileMode(rawValue: 0o100644)
    /// A file that can be executed, `100755`.
    public static let executable = FileMode(rawValue: 0o100755)
    /// A symbolic link, `120000`.
    public static let symlink = FileMode(rawValue: 0o120000)
    /// A commit of another repository, `160000`.
    public static let submodule = FileMode(rawValue: 0o160000)

    /// Whether this is a symbolic link.
    public var isSymlink: Bool { rawValue & 0o170000 == 0o120000 }

    /// Whether this is a commit of another repository.
    public var isSubmodule: Bool { rawValue & 0o170000 == 0o160000 }

    /// Whether both are of one type: files, links, or submodules.
    public func hasType(of other: FileMode) -> Bool {
        rawValue & 0o170000 == other.rawValue & 0o170000
    }
}

extension FileMode: CustomStringConvertible {
    /// Six octal digits.
    public var description: String {
        let digits = String(rawValue, radix: 8)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
