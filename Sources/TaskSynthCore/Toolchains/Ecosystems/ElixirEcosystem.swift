/// Elixir with Mix.
struct ElixirEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["ex", "exs"]

    func isManifest(_ name: Substring) -> Bool { name == "mix.exs" }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let manifest = ProjectFiles.join(folder, "mix.exs")
        guard files.has(manifest) else { return nil }
        let text = files.text(manifest) ?? ""
        var toolchain = Toolchain(folder: folder, language: "elixir")
        toolchain.buildSystems = ["mix"]
        toolchain.buildTool = "mix"
        toolchain.useManager("mix", manifest)
        toolchain.want("elixir", TextSearch.value(after: "elixir:", in: text), manifest)
        let lock = ProjectFiles.join(folder, "mix.lock")
        if files.has(lock) { toolchain.lockfiles = [lock] }
        if text.contains("{:phoenix,") { toolchain.addFramework("phoenix", manifest) }
        toolchain.installCommands = ["mix local.hex --force", "mix deps.get"]
        toolchain.dependencyFolders = ["deps"]
        toolchain.addTestFramework("exunit", manifest)
        toolchain.useCommand("mix test", manifest)
        toolchain.commands = TestCommands(
            all: "mix test --trace", coverage: "mix test --trace --cover",
            file: "mix test --trace {file}", single: "mix test --trace {test}",
            environment: ["HEX_OFFLINE": "1", "MIX_ENV": "test"])
        return toolchain
    }
}
