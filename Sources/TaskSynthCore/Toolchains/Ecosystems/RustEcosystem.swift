/// Cargo packages and workspaces.
struct RustEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["rs"]

    func isManifest(_ name: Substring) -> Bool { name == "Cargo.toml" }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let manifest = ProjectFiles.join(folder, "Cargo.toml")
        guard files.has(manifest) else { return nil }
        let cargo = files.toml(manifest) ?? .object(JSONObject())
        var toolchain = Toolchain(folder: folder, language: "rust")
        let isWorkspace = cargo["workspace"] != nil
        toolchain.buildSystems = [isWorkspace ? "cargo-workspace" : "cargo"]
        toolchain.buildTool = "cargo"
        toolchain.useManager("cargo", manifest)
        for name in ["rust-toolchain.toml", "rust-toolchain"] {
            let path = ProjectFiles.join(folder, name)
            let text = files.text(path).map { $0.filter { !$0.isWhitespace } }
            toolchain.want(
                "rust",
                files.toml(path)?["toolchain"]?["channel"]?.string
                    ?? text.flatMap { $0.contains("[") ? nil : $0 }, path)
        }
        for table in [cargo["package"], cargo["workspace"]?["package"]] {
            toolchain.want("rust", table?["rust-version"]?.string, manifest)
            if table?["edition"]?.string == "2024", toolchain.version(of: "rust") == nil {
                toolchain.want("rust", "1.85", manifest)
            }
        }
        let lock = ProjectFiles.join(folder, "Cargo.lock")
        if files.has(lock) { toolchain.lockfiles = [lock] }
        toolchain.installCommands = ["cargo fetch\(files.has(lock) ? " --locked" : "")"]
        let all = isWorkspace ? " --workspace" : ""
        let nextest = files.first([".config/nextest.toml"], in: folder)
        toolchain.addTestFramework(
            nextest == nil ? "cargo-test" : "cargo-nextest", nextest ?? manifest)
        toolchain.useCommand(
            nextest == nil ? "cargo test" : "cargo nextest run", nextest ?? manifest)
        if nextest != nil { toolchain.otherTestCommands = ["cargo test"] }
        let run = "cargo test\(all) --no-fail-fast"
        toolchain.commands = TestCommands(
            build: "cargo test\(all) --no-run", all: run,
            coverage:
                "cargo llvm-cov\(all) --no-fail-fast --lcov --output-path \"$TEST_REPORTS\"/lcov.info",
            coverageProbe: "cargo llvm-cov --version",
            file: "cargo test --test {file}", single: "\(run) -- --exact {test}")
        return toolchain
    }
}
