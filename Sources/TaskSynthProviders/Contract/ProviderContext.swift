public import TaskSynthCore

/// What every provider needs from the outside.
public struct ProviderContext: Sendable {
    /// The network.
    public var transport: any HTTPTransport
    /// The secrets and settings of the user.
    public var secrets: SecretStore
    /// How patient clients are.
    public var settings: ClientSettings
    /// The time.
    public var clock: any ProviderClock
    /// The answers that conditional requests can do without.
    public var cache: (any ResponseCache)?
    /// Random numbers from 0 to 1.
    public var randomness: @Sendable () -> Double
    /// Tells a person about long pauses.
    public var announce: @Sendable (String) -> Void
    /// The name by which this program introduces itself.
    public var agent = "tasksynth"

    /// Makes a context with the machine's own clock and no cache.
    public init(
        transport: any HTTPTransport, secrets: SecretStore,
        settings: ClientSettings = ClientSettings()
    ) {
        self.transport = transport
        self.secrets = secrets
        self.settings = settings
        clock = SystemClock()
        randomness = { Double.random(in: 0...1) }
        announce = { _ in }
    }

    /// Takes every known secret out of texts.
    public var redactor: Redactor { Redactor(secrets.allSecrets) }

    package func client(_ dialect: any ServiceDialect) -> HTTPClient {
        HTTPClient(
            transport: transport, dialect: dialect, settings: settings, clock: clock,
            redactor: redactor, cache: cache, randomness: randomness, announce: announce)
    }

    /// The given services with repositories, else the usual ones.
    func hosts(_ given: ChangeHosts?) throws(ProviderError) -> ChangeHosts {
        if let given { return given }
        return try ChangeHosts(context: self)
    }

    /// Reads the address of a service, without a slash at its end.
    package func address(_ given: String?, standard: String) throws(ProviderError) -> WebAddress {
        let text = given ?? standard
        guard let address = WebAddress(text) else {
            throw ProviderError(
                .configuration, "'\(redactor.redact(text))' is not the address of a service",
                advice: ["an address begins with https:// and names no user"])
        }
        var path = address.path
        while path.hasSuffix("/") { path.removeLast() }
        return address.replacingPath(path)
    }
}
