import CLibGit2
import TaskSynthCore

/// The name of a Git object: the SHA-1 of its content.
public struct ObjectID: Hashable, Sendable {
    /// The 40 hexadecimal digits, in lower case.
    public let hexadecimal: String

    /// Makes a name from 40 hexadecimal digits; `nil` where they are not.
    public init?(hexadecimal: String) {
        let digits = hexadecimal.lowercased()
        guard digits.utf8.count == 40, digits.utf8.allSatisfy({ $0.hexadecimalValue != nil })
        else { return nil }
        self.hexadecimal = digits
    }

    /// The name of the tree without entries.
    public static let emptyTree = ObjectID(
        trusted: "4b825dc642cb6eb9a060e54bf8d69288fbee4904")

    init(trusted hexadecimal: String) { self.hexadecimal = hexadecimal }

    init(_ oid: git_oid) {
        var oid = oid
        let digits = unsafe withUnsafeBytes(of: &oid.id) { unsafe Array($0) }
        hexadecimal = String(
            decoding: digits.flatMap { [Self.digit($0 >> 4), Self.digit($0 & 15)] },
            as: UTF8.self)
    }

    var oid: git_oid {
        var oid = git_oid()
        _ = unsafe git_oid_fromstr(&oid, hexadecimal)
        return oid
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

extension ObjectID: CustomStringConvertible {
    /// The 40 hexadecimal digits.
    public var description: String { hexadecimal }
}
