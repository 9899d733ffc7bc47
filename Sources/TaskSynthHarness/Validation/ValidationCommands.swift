/// The command lines of a project that a validation cycle runs, the same in every state.
public struct ValidationCommands: Hashable, Sendable {
    /// What builds the project and its tests, once in each state; `nil` where nothing is built.
    public var build: String?
    /// What runs the tests.
    public var test: String
    /// Variables that both need.
    public var environment: [String: String]
    /// Patterns of files in the project that the runner writes reports to: `target/*/TEST-*.xml`.
    public var reportPatterns: [String]
    /// What runs instead where coverage can be measured; `nil` where the toolchain has no way.
    public var coverage: CoverageCommands?

    /// Makes commands.
    public init(
        build: String? = nil, test: String, environment: [String: String] = [:],
        reportPatterns: [String] = [], coverage: CoverageCommands? = nil
    ) {
        self.build = build
        self.test = test
        self.environment = environment
        self.reportPatterns = reportPatterns
        self.coverage = coverage
    }
}
