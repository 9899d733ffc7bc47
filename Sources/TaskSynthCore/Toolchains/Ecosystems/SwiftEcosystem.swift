/// Swift packages.
struct SwiftEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["swift"]

    func isManifest(_ name: Substring) -> Bool { name == "Package.swift" }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let manifest = ProjectFiles.join(folder, "Package.swift")
        guard files.has(manifest) else { return nil }
        let text = files.text(manifest) ?? ""
        var toolchain = Toolchain(folder: folder, language: "swift")
        toolchain.buildSystems = ["swiftpm"]
        toolchain.buildTool = "swiftpm"
        toolchain.useManager("swiftpm", manifest)
        let own = ProjectFiles.join(folder, ".swift-version")
        toolchain.want("swift", files.text(own)?.filter { !$0.isWhitespace }, own)
        let tools = toolsVersion(text)
        toolchain.want("swift", tools, manifest)
        let resolved = ProjectFiles.join(folder, "Package.resolved")
        if files.has(resolved) { toolchain.lockfiles = [resolved] }
        if text.contains(".package(url") || text.contains(".package(name") {
            toolchain.installCommands = ["swift package resolve"]
        }
        addTestFrameworks(to: &toolchain, text, tools: tools, files)
        guard !toolchain.testFrameworks.isEmpty else { return toolchain }
        toolchain.useCommand("swift test", manifest)
        toolchain.commands = TestCommands(
            build: "swift build --build-tests", all: "swift test --skip-build",
            coverage: Self.measured,
            coverageBuild: "swift build --build-tests --enable-code-coverage",
            coverageProbe:
                "\(Self.tools) && \"$tools\"/llvm-cov --version && \"$tools\"/llvm-profdata --version",
            single: "swift test --skip-build --filter {test}",
            reportPatterns: [])
        return toolchain
    }

    /// Where the compiler's own tools for coverage are: others do not read its counts.
    private static let tools = "tools=$(dirname \"$(readlink -f \"$(command -v swift)\")\")"

    /// A run under coverage; the package manager itself exports nothing where a test fails.
    private static let measured =
        "swift test --skip-build --enable-code-coverage; status=$?; \(tools); "
        + "bin=$(swift build --show-bin-path) && \"$tools\"/llvm-profdata merge -sparse "
        + "\"$bin\"/codecov/*.profraw -o \"$bin\"/codecov/all.profdata && "
        + "\"$tools\"/llvm-cov export -instr-profile=\"$bin\"/codecov/all.profdata \"$bin\"/*.xctest "
        + "-ignore-filename-regex='/\\.build/|/Tests/' > \"$TEST_REPORTS\"/llvm-cov.json; exit $status"

    private func addTestFrameworks(
        to toolchain: inout Toolchain, _ manifest: String, tools: String?, _ files: ProjectFiles
    ) {
        let path = ProjectFiles.join(toolchain.folder, "Package.swift")
        let prefix = ProjectFiles.join(toolchain.folder, "Tests/")
        let tests = files.below(prefix).filter { $0.hasSuffix(".swift") }
        guard manifest.contains(".testTarget") || !tests.isEmpty else { return }
        var wasRead = false
        for test in tests.prefix(200) {
            guard let text = files.text(test) else { continue }
            wasRead = true
            if text.contains("import XCTest") { toolchain.addTestFramework("xctest", test) }
            if text.contains("import Testing") { toolchain.addTestFramework("swift-testing", test) }
        }
        guard !wasRead || toolchain.testFrameworks.isEmpty else { return }
        // Where tests cannot be read, the version of the tools says what they may use.
        toolchain.addTestFramework("xctest", path)
        if let tools, let major = Int(tools.prefix { $0 != "." }), major >= 6 {
            toolchain.addTestFramework("swift-testing", path)
        }
    }

    /// The version behind `// swift-tools-version:`.
    private func toolsVersion(_ text: String) -> String? {
        guard
            let line = text.split(whereSeparator: \.isNewline).first(where: {
                $0.contains("swift-tools-version")
            }), let colon = line.firstIndex(of: ":")
        else { return nil }
        let version = line[line.index(after: colon)...].filter { !$0.isWhitespace }
            .prefix { $0.isNumber || $0 == "." }
        return version.isEmpty ? nil : String(version)
    }
}
