import TaskSynthCore

/// The secrets and settings of a user, looked up in the environment, an `.env` file and a
/// configuration of the user's own, in this order.
public struct SecretStore: Sendable {
    private let layers: [[String: String]]

    /// Makes a store.
    ///
    /// - Parameters:
    ///   - environment: The variables of the process.
    ///   - dotEnv: The text of an `.env` file.
    ///   - userConfiguration: The text of the user's own file, in the same form.
    public init(
        environment: [String: String], dotEnv: String? = nil, userConfiguration: String? = nil
    ) {
        layers =
            [environment]
            + [dotEnv, userConfiguration].compactMap { $0.map(DotEnv.variables(of:)) }
    }

    /// The first secret that one of these names has.
    public func secret(_ names: String...) -> Secret? { value(names).flatMap(Secret.init) }

    /// The first setting, which is no secret, that one of these names has.
    public func setting(_ names: String...) -> String? { value(names) }

    /// Every value that may be a secret, to be redacted.
    public var allSecrets: [Secret] {
        let words = ["TOKEN", "KEY", "SECRET", "PASSWORD", "PAT", "CREDENTIAL"]
        return layers.flatMap { layer in
            layer.filter { entry in
                let parts = entry.key.uppercased().split(separator: "_").map(String.init)
                return words.contains { parts.contains($0) }
            }.sorted { $0.key < $1.key }.compactMap { Secret($0.value) }
        }
    }

    private func value(_ names: [String]) -> String? {
        for layer in layers {
            for name in names {
                if let value = layer[name]?.trimmed, !value.isEmpty { return value }
            }
        }
        return nil
    }
}

extension SecretStore: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }

    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }

    /// A mirror that shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
