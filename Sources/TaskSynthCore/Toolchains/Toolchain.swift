/// What a project is written in, built with and tested by, each with the file that says so.
public struct Toolchain: Hashable, Sendable {
    /// The folder of the project in its repository; empty for the root.
    public var folder: String
    /// The main language: `python`, `typescript`, `go`, `c`.
    public var language: String
    /// What describes the build: `pyproject`, `npm`, `cargo-workspace`, `cmake`.
    public var buildSystems: [String] = []
    /// What installs dependencies: `uv`, `pnpm`, `cargo`; `nil` where nothing does.
    public var packageManager: String?
    /// What builds: `hatchling`, `vite`, `ninja`; `nil` where it is not known.
    public var buildTool: String?
    /// The frameworks of the product: `django`, `react`.
    public var frameworks: [String] = []
    /// The test runners: `pytest`, `vitest`, `go-test`.
    public var testFrameworks: [String] = []
    /// What installs what the tests need, in order; this may need the network.
    public var installCommands: [String] = []
    /// What the project itself calls its test command; `nil` where it has no tests.
    public var testCommand: String?
    /// Other commands of the project that run its tests.
    public var otherTestCommands: [String] = []
    /// What a harness runs: without the network, with reports; `nil` where there are no tests.
    public var commands: TestCommands?
    /// The versions of tools that are wanted.
    public var versions: [ToolVersion] = []
    /// The services that tests may need: `postgres`, `redis`.
    public var services: [String] = []
    /// The files that pin dependencies.
    public var lockfiles: [String] = []
    /// Folders that an installation fills inside the project: `node_modules`, `.venv`.
    public var dependencyFolders: [String] = []
    /// Which file said what.
    public var evidence: [ToolchainEvidence] = []
    /// Further projects in the repository, of other ecosystems or in other folders.
    public var others: [Toolchain] = []

    /// Makes a toolchain of which only the language is known.
    public init(folder: String = "", language: String) {
        self.folder = folder
        self.language = language
    }

    /// Finds out the toolchain of a repository from its files.
    ///
    /// - Parameters:
    ///   - files: The paths of all files, relative to the root.
    ///   - read: Gives the bytes of a file, or `nil` where they are not at hand.
    /// - Returns: The main project with the others beside it, or `nil` where no rule fits.
    /// - Complexity: O(*n* log *n*), where *n* is the number of files; few are read.
    public static func detect(
        files: some Sequence<String>, read: (String) -> [UInt8]?
    ) -> Toolchain? {
        withoutActuallyEscaping(read) { read in
            ToolchainDetection(ProjectFiles(paths: Array(files), read: read)).detect()
        }
    }

    /// The project itself, then the others.
    public var all: [Toolchain] { [self] + others }

    /// The version of a tool that is wanted, from the file that counts most.
    public func version(of tool: String) -> ToolVersion? { versions.first { $0.tool == tool } }

    mutating func note(_ finding: String, _ value: String, _ file: String) {
        let item = ToolchainEvidence(finding: finding, value: value, file: file)
        if !evidence.contains(item) { evidence.append(item) }
    }

    mutating func want(_ tool: String, _ version: String?, _ file: String) {
        guard let version, !version.isEmpty else { return }
        let item = ToolVersion(tool: tool, wanted: version, file: file)
        if !versions.contains(item) { versions.append(item) }
    }

    mutating func addTestFramework(_ name: String, _ file: String) {
        note("testFramework", name, file)
        if !testFrameworks.contains(name) { testFrameworks.append(name) }
    }

    mutating func addFramework(_ name: String, _ file: String) {
        note("framework", name, file)
        if !frameworks.contains(name) { frameworks.append(name) }
    }

    mutating func useManager(_ name: String, _ file: String) {
        packageManager = name
        note("packageManager", name, file)
    }

    mutating func useCommand(_ line: String, _ file: String) {
        testCommand = line
        note("testCommand", line, file)
    }
}

extension Toolchain: JSONRepresentable {
    /// Everything that was found, in a fixed order.
    public var json: JSONValue {
        [
            "folder": .string(folder), "language": .string(language),
            "buildSystems": JSONValue(buildSystems), "packageManager": JSONValue(packageManager),
            "buildTool": JSONValue(buildTool), "frameworks": JSONValue(frameworks),
            "testFrameworks": JSONValue(testFrameworks),
            "installCommands": JSONValue(installCommands), "testCommand": JSONValue(testCommand),
            "otherTestCommands": JSONValue(otherTestCommands), "commands": JSONValue(commands),
            "versions": JSONValue(versions), "services": JSONValue(services),
            "lockfiles": JSONValue(lockfiles), "dependencyFolders": JSONValue(dependencyFolders),
            "evidence": JSONValue(evidence), "others": JSONValue(others),
        ]
    }
}
