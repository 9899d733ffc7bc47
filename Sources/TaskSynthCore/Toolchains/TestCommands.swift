/// Command lines that run the tests of a project without the network, and leave reports.
///
/// `$TEST_REPORTS` is the folder that reports go to; `{file}` and `{test}` stand for a file of tests
/// and for the name of one.
public struct TestCommands: Hashable, Sendable {
    /// What builds the project and its tests; `nil` where nothing is built.
    public var build: String?
    /// What runs all tests.
    public var all: String
    /// What runs all tests and measures coverage.
    public var coverage: String?
    /// What builds for ``coverage``; `nil` where ``build`` does.
    public var coverageBuild: String?
    /// What succeeds where coverage can be measured; `nil` where it always can.
    public var coverageProbe: String?
    /// What runs the tests of one file.
    public var file: String?
    /// What runs one test.
    public var single: String?
    /// Variables that the commands need.
    public var environment: [String: String]
    /// Patterns of files in the project that the runner writes reports to.
    public var reportPatterns: [String]

    /// Makes commands.
    public init(
        build: String? = nil, all: String, coverage: String? = nil, coverageBuild: String? = nil,
        coverageProbe: String? = nil, file: String? = nil, single: String? = nil,
        environment: [String: String] = [:], reportPatterns: [String] = []
    ) {
        self.build = build
        self.all = all
        self.coverage = coverage
        self.coverageBuild = coverageBuild
        self.coverageProbe = coverageProbe
        self.file = file
        self.single = single
        self.environment = environment
        self.reportPatterns = reportPatterns
    }

    /// The same commands for a project in a folder of the repository.
    func inside(_ folder: String) -> TestCommands {
        guard !folder.isEmpty else { return self }
        func moved(_ line: String?) -> String? {
            line.map { "cd \(ShellWord.quoted(folder)) && \($0)" }
        }
        return TestCommands(
            build: moved(build), all: moved(all) ?? all, coverage: moved(coverage),
            coverageBuild: moved(coverageBuild), coverageProbe: coverageProbe, file: moved(file),
            single: moved(single), environment: environment,
            reportPatterns: reportPatterns.map { $0.hasPrefix("**") ? $0 : "\(folder)/\($0)" })
    }
}

extension TestCommands: JSONRepresentable {
    /// All commands, null where there is none.
    public var json: JSONValue {
        let variables = environment.sorted { $0.key < $1.key }
        return [
            "build": JSONValue(build), "all": .string(all), "coverage": JSONValue(coverage),
            "coverageBuild": JSONValue(coverageBuild), "coverageProbe": JSONValue(coverageProbe),
            "file": JSONValue(file), "single": JSONValue(single),
            "environment": .object(
                JSONObject(variables.map { .init(key: $0.key, value: .string($0.value)) })),
            "reportPatterns": JSONValue(reportPatterns),
        ]
    }
}
