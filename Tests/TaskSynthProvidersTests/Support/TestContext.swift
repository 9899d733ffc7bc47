import TaskSynthProviders

/// A context over recorded cases, without waiting and without chance.
func testContext(
    _ transport: RecordedTransport, clock: ManualClock = ManualClock(),
    environment: [String: String] = ["GITHUB_TOKEN": "token-of-a-test"],
    settings: ClientSettings = ClientSettings(), cache: (any ResponseCache)? = nil
) -> ProviderContext {
    var context = ProviderContext(
        transport: transport, secrets: SecretStore(environment: environment), settings: settings)
    context.clock = clock
    context.cache = cache
    context.randomness = { 0 }
    return context
}
