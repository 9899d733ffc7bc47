import TaskSynthCore

/// A secret in the form in which a service takes it.
public struct Credential: Hashable, Sendable {
    /// The field that carries it.
    public let field: String
    /// What stands before it: `Bearer `, `Basic `, or nothing.
    public let prefix: String
    /// The secret, encoded as the field needs it.
    public let secret: Secret

    /// Makes a credential.
    public init(field: String = "Authorization", prefix: String, secret: Secret) {
        self.field = field
        self.prefix = prefix
        self.secret = secret
    }

    /// A token behind `Bearer`.
    public static func bearer(_ secret: Secret) -> Credential {
        Credential(prefix: "Bearer ", secret: secret)
    }

    /// A name and a password as HTTP's Basic scheme encodes them.
    public static func basic(user: String, password: Secret) -> Credential? {
        let text = Array("\(user):\(password.reveal())".utf8)
        return Secret(Base64.encode(text)).map { Credential(prefix: "Basic ", secret: $0) }
    }

    /// The value of the field, in the clear, for a transport.
    public func reveal() -> String { prefix + secret.reveal() }
}
