/// A path as a patch names it: bytes, which need not be text.
public struct PatchPath: Hashable, Sendable {
    /// The bytes, components separated by `/`.
    public let bytes: [UInt8]

    /// Feeds the bytes into a hasher, all at once.
    public func hash(into hasher: inout Hasher) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }

    /// Makes a path of bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Makes a path of a text.
    public init(_ text: String) { bytes = Array(text.utf8) }

    /// The path as text, where bytes that are no UTF-8 are replaced.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The components, which `/` separates.
    public var components: [ArraySlice<UInt8>] {
        bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    }

    /// The folders that the path goes through, the outermost first.
    package var folders: [PatchPath] {
        bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "/") }
            .map { PatchPath(Array(bytes[..<$0])) }
    }
}

extension PatchPath: Comparable {
    /// Orders paths by their bytes, as git does.
    public static func < (left: PatchPath, right: PatchPath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension PatchPath: ExpressibleByStringLiteral {
    /// Makes a path of a literal.
    public init(stringLiteral value: String) { self.init(value) }
}

extension PatchPath: CustomStringConvertible {
    /// The path as text.
    public var description: String { string }
}
