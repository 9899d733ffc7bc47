import TaskSynthCore

/// A token or a password; it prints as `<redacted>` and has no JSON form.
public struct Secret: Hashable, Sendable {
    private let value: String

    /// Takes a secret, without blanks around it; `nil` where nothing is left.
    public init?(_ value: String) {
        let value = value.trimmed
        guard !value.isEmpty else { return nil }
        self.value = value
    }

    /// Gives the secret to somebody who needs it in the clear: a transport, or a redactor.
    public func reveal() -> String { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }

    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }

    /// A mirror that shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
