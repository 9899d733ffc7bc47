/// A line of a file of role patterns that cannot be read.
public struct RoleOverridesError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public struct Code: Hashable, Sendable {
        private enum Storage { case missingRole, unknownRole }
        private let storage: Storage

        /// A pattern stands alone.
        public static let missingRole = Code(storage: .missingRole)
        /// The second word is no role.
        public static let unknownRole = Code(storage: .unknownRole)
    }

    /// What is wrong.
    public let code: Code
    /// The line, counted from 1.
    public let line: Int
    /// The word that is wrong.
    public let text: String

    /// One sentence for a person.
    public var description: String {
        code == .missingRole
            ? "line \(line): the pattern '\(text)' has no role behind it"
            : "line \(line): '\(text)' is no role (one of "
                + PathRole.allCases.map(\.rawValue).joined(separator: ", ") + ")"
    }
}
